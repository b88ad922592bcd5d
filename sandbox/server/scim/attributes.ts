import { invalid } from './ScimFault';
import { COMMON_ATTRIBUTES, type Attribute, type ResourceType, type Schema } from './schema';

/** A SCIM resource or a part of one: canonical names, known attributes only. */
export type Resource = Record<string, unknown>;

/** Where an attribute stands: `urn:…:User:manager.value` is extension, attribute and sub-attribute. */
export interface AttributePath {
  /** URN of the extension; undefined for the core schema. */
  extension?: string;
  attribute: Attribute;
  sub?: Attribute;
}

export const isObject = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

export const named = (attributes: readonly Attribute[] | undefined, name: string): Attribute | undefined =>
  attributes?.find((attribute) => attribute.name.toLowerCase() === name.toLowerCase());

/**
 * Splits a leading schema URN from the rest. RFC 7644 3.10: the URN of the core schema may stand before
 * its attributes, too. Undefined when the text starts with a URN that this type does not have.
 */
export function splitUrn(type: ResourceType, text: string): { extension?: Schema; rest: string } | undefined {
  const lower = text.toLowerCase();
  for (const schema of [type.core, ...type.extensions]) {
    const urn = schema.id.toLowerCase();
    if (lower === urn || lower.startsWith(`${urn}:`)) {
      const rest = text.slice(urn.length + 1);
      return schema === type.core ? { rest } : { extension: schema, rest };
    }
  }
  return /^urn:/i.test(text) ? undefined : { rest: text };
}

/** Undefined when this type has no such attribute. */
export function resolvePath(type: ResourceType, text: string): AttributePath | undefined {
  const split = splitUrn(type, text);
  if (!split) {
    return undefined;
  }
  const { extension } = split;
  const [name = '', subName, ...more] = split.rest.split('.');
  const attribute = named(extension ? extension.attributes : [...COMMON_ATTRIBUTES, ...type.core.attributes], name);
  const sub = subName === undefined ? undefined : named(attribute?.subAttributes, subName);
  if (!attribute || more.length > 0 || (subName !== undefined && !sub)) {
    return undefined;
  }
  return { ...(extension ? { extension: extension.id } : {}), attribute, ...(sub ? { sub } : {}) };
}

/**
 * A request's body in canonical form: attribute names in the schema's case, unknown, read-only and
 * null ones left out, `password` dropped. An emptied plural attribute is `[]`.
 */
export function readResource(type: ResourceType, body: unknown): Resource {
  if (!isObject(body)) {
    throw invalid('invalidSyntax', 'The body is not a JSON object');
  }
  const resource = readAttributes([...COMMON_ATTRIBUTES, ...type.core.attributes], body);
  for (const extension of type.extensions) {
    const key = Object.keys(body).find((name) => name.toLowerCase() === extension.id.toLowerCase());
    const value = key === undefined ? undefined : body[key];
    const part = isObject(value) ? readAttributes(extension.attributes, value) : {};
    if (Object.keys(part).length > 0) {
      resource[extension.id] = part;
    }
  }
  return resource;
}

function readAttributes(attributes: readonly Attribute[], source: Resource): Resource {
  const read: Resource = {};
  for (const [name, value] of Object.entries(source)) {
    const attribute = named(attributes, name);
    if (attribute && isWritable(attribute)) {
      const coerced = coerce(attribute, value);
      if (coerced !== undefined) {
        read[attribute.name] = coerced;
      }
    }
  }
  return read;
}

export const isWritable = (attribute: Attribute): boolean =>
  attribute.mutability === 'readWrite' || attribute.mutability === 'immutable';

/** The value in the attribute's type; undefined when it is unassigned. Null and "" are (RFC 7643 2.5). */
export function coerce(attribute: Attribute, value: unknown): unknown {
  if (attribute.multiValued) {
    const values = value === null ? [] : listOf(value);
    return values.map((item) => coerceOne(attribute, item)).filter((item) => item !== undefined);
  }
  return coerceOne(attribute, value);
}

function coerceOne(attribute: Attribute, value: unknown): unknown {
  if (value === null || value === undefined || value === '') {
    return undefined;
  }
  if (attribute.type === 'complex') {
    return coerceComplex(attribute, value);
  }
  if (attribute.type === 'boolean') {
    return coerceBoolean(attribute, value);
  }
  if (typeof value !== 'string') {
    throw invalid('invalidValue', `${attribute.name} is not a string`);
  }
  return value;
}

function coerceComplex(attribute: Attribute, value: unknown): Resource | undefined {
  // Entra ID sends a manager, a role or an entitlement as a bare string:
  // https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
  const source = typeof value === 'string' ? { value } : value;
  if (!isObject(source)) {
    throw invalid('invalidValue', `${attribute.name} is not an object`);
  }
  const read = readAttributes(attribute.subAttributes ?? [], source);
  return Object.keys(read).length > 0 ? read : undefined;
}

/**
 * Entra ID sends "True" and "False" unless `aadOptscim062020` is set:
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility
 * The only booleans of our schemas are `active` and `primary`.
 */
function coerceBoolean(attribute: Attribute, value: unknown): boolean {
  if (typeof value === 'boolean') {
    return value;
  }
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (text !== 'true' && text !== 'false') {
    throw invalid('invalidValue', `${attribute.name} is not a boolean`);
  }
  return text === 'true';
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
