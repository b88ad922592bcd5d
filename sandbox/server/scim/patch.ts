import { coerce, isObject, isWritable, listOf, named, readResource, splitUrn, type Resource } from './attributes';
import { parseValueFilter } from './filter';
import { invalid } from './ScimFault';
import { COMMON_ATTRIBUTES, type Attribute, type ResourceType } from './schema';

const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

type Verb = 'add' | 'remove' | 'replace';

interface Target {
  /** URN of the extension; undefined for the core schema. */
  extension: string | undefined;
  attribute: Attribute;
  /** Between the brackets of the path. */
  filter: string | undefined;
  sub: Attribute | undefined;
}

/** One operation on one attribute. */
interface Operation extends Target {
  verb: Verb;
  value: unknown;
}

/**
 * The resource with all operations applied (RFC 7644 3.5.2), the given one untouched: a request that fails
 * half-way throws and changes nothing.
 */
export function patchResource(type: ResourceType, resource: Resource, body: unknown): Resource {
  const patched = structuredClone(resource);
  for (const operation of readOperations(type, body)) {
    apply(patched, operation);
  }
  return readResource(type, patched);
}

function readOperations(type: ResourceType, body: unknown): Operation[] {
  if (!isObject(body) || !listOf(field(body, 'schemas')).includes(PATCH_SCHEMA)) {
    throw invalid('invalidSyntax', `schemas does not hold ${PATCH_SCHEMA}`);
  }
  const operations = field(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalid('invalidSyntax', 'Operations is not a filled array');
  }
  return operations.flatMap((operation: unknown) => readOperation(type, operation));
}

/** RFC 7643 2.1: attribute names are case-insensitive. */
const field = (body: Resource, name: string): unknown =>
  Object.entries(body).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

const VERBS: readonly Verb[] = ['add', 'remove', 'replace'];

function readOperation(type: ResourceType, operation: unknown): Operation[] {
  if (!isObject(operation)) {
    throw invalid('invalidSyntax', 'An operation is not an object');
  }
  const op = field(operation, 'op');
  // Entra ID sends Add, Remove and Replace (see coerceBoolean for the source).
  const verb = VERBS.find((known) => typeof op === 'string' && known === op.toLowerCase());
  if (!verb) {
    throw invalid('invalidSyntax', `op is ${JSON.stringify(op) ?? 'missing'}, not add, remove or replace`);
  }
  const path = field(operation, 'path');
  const value = field(operation, 'value');
  if (verb !== 'remove' && value === undefined) {
    throw invalid('invalidValue', `${verb} has no value`);
  }
  if (path === undefined || path === null || path === '') {
    return spread(type, verb, value);
  }
  if (typeof path !== 'string') {
    throw invalid('invalidPath', 'path is not a string');
  }
  return onPath(type, verb, path, value);
}

/**
 * Without a path the value names the attributes. With `aadOptscim062020` Entra ID writes the names as paths:
 * `name.givenName`, `urn:…:enterprise:2.0:User:employeeNumber` (see coerceBoolean for the source).
 * Okta sends the `id` along with a rename (https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/):
 * here, unlike in a path, read-only attributes are passed over.
 */
function spread(type: ResourceType, verb: Verb, value: unknown): Operation[] {
  if (verb === 'remove') {
    throw invalid('noTarget', 'remove has no path');
  }
  if (!isObject(value)) {
    throw invalid('invalidValue', `${verb} without a path takes an object`);
  }
  return Object.entries(value).flatMap(([path, part]) =>
    isReadOnly(readPath(type, path)) ? [] : onPath(type, verb, path, part)
  );
}

const isReadOnly = (target: Target | Attribute[] | undefined): boolean =>
  target !== undefined && !Array.isArray(target) && target.attribute.mutability === 'readOnly';

function onPath(type: ResourceType, verb: Verb, path: string, value: unknown): Operation[] {
  const target = readPath(type, path);
  if (target === undefined) {
    return [];
  }
  if (Array.isArray(target)) {
    return onExtension(type, verb, path, value, target);
  }
  if (isReadOnly(target)) {
    throw invalid('mutability', `${target.attribute.name} is read-only`);
  }
  if (!isWritable(target.attribute)) {
    return [];
  }
  if (verb !== 'remove') {
    refuseWrongType(target, value);
  }
  return [{ verb, ...target, value }];
}

/** At once, even if a later operation of the request would overwrite it. */
function refuseWrongType({ attribute, filter, sub }: Target, value: unknown): void {
  coerce(sub ?? (filter === undefined ? attribute : { ...attribute, multiValued: false }), value);
}

function onExtension(
  type: ResourceType,
  verb: Verb,
  urn: string,
  value: unknown,
  attributes: Attribute[]
): Operation[] {
  const parts = isObject(value) ? value : {};
  const names = verb === 'remove' ? attributes.map(({ name }) => name) : Object.keys(parts);
  return names.flatMap((name) => onPath(type, verb, `${urn}:${name}`, parts[name]));
}

const PATH = /^([\w$-]+)(?:\[(.*)\])?(?:\.([\w$-]+))?$/s;

/**
 * Undefined for what this type does not have: Grafana ignores it ("Ignore unsupported fields in user PATCH
 * requests", its changelog of 12.1.0). The attributes of an extension when the path is its URN.
 */
function readPath(type: ResourceType, path: string): Target | Attribute[] | undefined {
  const split = splitUrn(type, path);
  if (!split) {
    return undefined;
  }
  const { extension, rest } = split;
  if (rest === '') {
    return (extension ?? type.core).attributes;
  }
  const [, name, filter, subName] = PATH.exec(rest) ?? [];
  if (name === undefined) {
    throw invalid('invalidPath', `The path ${path} cannot be read`);
  }
  const attribute = named(extension ? extension.attributes : [...COMMON_ATTRIBUTES, ...type.core.attributes], name);
  return attribute && toTarget(extension?.id, attribute, filter, subName);
}

function toTarget(
  extension: string | undefined,
  attribute: Attribute,
  filter: string | undefined,
  subName: string | undefined
): Target | undefined {
  const sub = subName === undefined ? undefined : named(attribute.subAttributes, subName);
  if (subName !== undefined && !sub) {
    return undefined;
  }
  if (filter !== undefined && (!attribute.multiValued || !attribute.subAttributes)) {
    throw invalid('invalidPath', `${attribute.name} has no elements to choose from`);
  }
  return { extension, attribute, filter, sub };
}

function apply(resource: Resource, operation: Operation): void {
  const holder = holderOf(resource, operation);
  const { attribute, filter, sub, value } = operation;
  if (filter !== undefined) {
    applyToElements(holder, operation, filter);
  } else if (sub) {
    applyToSub(holder, operation, sub);
  } else if (operation.verb === 'remove') {
    removeFrom(holder, attribute, value);
  } else {
    holder[attribute.name] = combine(attribute, holder[attribute.name], operation);
  }
}

function holderOf(resource: Resource, { extension }: Operation): Resource {
  if (extension === undefined) {
    return resource;
  }
  const existing = resource[extension];
  const holder = isObject(existing) ? existing : {};
  resource[extension] = holder;
  return holder;
}

function applyToElements(holder: Resource, { verb, attribute, sub, value }: Operation, filter: string): void {
  const { matches, seed } = parseValueFilter(attribute, filter);
  const elements = listOf(holder[attribute.name]).filter(isObject);
  const hits = elements.filter(matches);
  if (verb === 'remove') {
    hits.forEach((hit) => sub && delete hit[sub.name]);
    holder[attribute.name] = sub ? elements : elements.filter((element) => !hits.includes(element));
    return;
  }
  if (hits.length === 0) {
    // Entra ID replaces `emails[type eq "work"].value` before there is one; RFC 7644 3.5.2.3 would refuse.
    if (!seed) {
      throw invalid('noTarget', `No element of ${attribute.name} matches`);
    }
    hits.push(seed);
    elements.push(seed);
  }
  hits.forEach((hit) => Object.assign(hit, sub ? { [sub.name]: value } : asElement(attribute, value)));
  holder[attribute.name] = elements;
}

function asElement(attribute: Attribute, value: unknown): Resource {
  if (!isObject(value)) {
    throw invalid('invalidValue', `An element of ${attribute.name} is an object`);
  }
  return value;
}

function applyToSub(holder: Resource, { verb, attribute, value }: Operation, sub: Attribute): void {
  const current = holder[attribute.name];
  const parents = attribute.multiValued ? listOf(current).filter(isObject) : [isObject(current) ? current : {}];
  for (const parent of parents) {
    if (verb === 'remove') {
      delete parent[sub.name];
    } else {
      parent[sub.name] = value;
    }
  }
  holder[attribute.name] = attribute.multiValued ? parents : parents[0];
}

/**
 * Entra ID removes members with `path: members` and the members as the value (see coerceBoolean for the
 * source): just those go. scim-patch 0.8 compares whole elements and so would remove nothing.
 */
function removeFrom(holder: Resource, attribute: Attribute, value: unknown): void {
  if (!attribute.multiValued || value === undefined || value === null) {
    delete holder[attribute.name];
    return;
  }
  const gone = new Set(listOf(value).map(identity));
  holder[attribute.name] = listOf(holder[attribute.name]).filter((element) => !gone.has(identity(element)));
}

/** What makes an element of a plural attribute the same: its `value`, else all of it. */
const identity = (element: unknown): unknown =>
  isObject(element) ? (element['value'] ?? JSON.stringify(element)) : element;

function combine(attribute: Attribute, current: unknown, { verb, value }: Operation): unknown {
  if (attribute.multiValued) {
    const values = value === null ? [] : listOf(value);
    return addElements(verb === 'replace' ? [] : listOf(current), values);
  }
  return isObject(current) && isObject(value) ? { ...current, ...value } : value;
}

function addElements(current: unknown[], added: unknown[]): unknown[] {
  const byIdentity = new Map(current.map((element) => [identity(element), element]));
  for (const element of added) {
    const key = identity(element);
    byIdentity.set(key, byIdentity.get(key) ?? element);
  }
  return [...byIdentity.values()];
}
