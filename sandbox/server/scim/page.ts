import { isObject, listOf, resolvePath, type AttributePath, type Resource } from './attributes';
import { invalid } from './ScimFault';
import { COMMON_ATTRIBUTES, type ResourceType } from './schema';

const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const DEFAULT_COUNT = 100;
export const MAX_COUNT = 1000;

export interface Page {
  /** From 0. */
  offset: number;
  count: number;
}

/** RFC 7644 3.4.2.4: a `startIndex` under 1 is 1, a negative `count` is 0; our own most is 1,000. */
export function readPage(query: URLSearchParams): Page {
  const startIndex = wholeNumber(query, 'startIndex') ?? 1;
  const count = wholeNumber(query, 'count') ?? DEFAULT_COUNT;
  return { offset: Math.max(startIndex, 1) - 1, count: Math.min(Math.max(count, 0), MAX_COUNT) };
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') {
    return undefined;
  }
  if (!/^-?\d+$/.test(text)) {
    throw invalid('invalidValue', `${name} is not a whole number`);
  }
  return Number(text);
}

export const listResponse = (totalResults: number, { offset }: Page, resources: readonly Resource[]): Resource => ({
  schemas: [LIST_SCHEMA],
  totalResults,
  startIndex: offset + 1,
  itemsPerPage: resources.length,
  Resources: resources,
});

export interface Projection {
  apply(resource: Resource): Resource;
  /** Whether the attribute is needed at all, so that nobody works out what is dropped. */
  keeps(attributeName: string): boolean;
}

/** RFC 7644 3.9: `attributes` and `excludedAttributes`; what is always returned stays, unknown names do nothing. */
export function readProjection(type: ResourceType, query: URLSearchParams): Projection {
  const wanted = readPaths(type, query.get('attributes'));
  if (wanted) {
    return {
      apply: (resource) => only(resource, wanted),
      keeps: (name) => wanted.some(({ attribute }) => attribute.name === name),
    };
  }
  const unwanted = (readPaths(type, query.get('excludedAttributes')) ?? []).filter(
    ({ attribute }) => attribute.returned !== 'always'
  );
  return {
    apply: (resource) => without(resource, unwanted),
    keeps: (name) => !unwanted.some(({ attribute, sub }) => attribute.name === name && !sub),
  };
}

function readPaths(type: ResourceType, list: string | null): AttributePath[] | undefined {
  if (list === null || list.trim() === '') {
    return undefined;
  }
  return list
    .split(',')
    .map((name) => resolvePath(type, name.trim()))
    .filter((path) => path !== undefined);
}

const ALWAYS = COMMON_ATTRIBUTES.filter(({ returned }) => returned === 'always').map(({ name }) => name);

function only(resource: Resource, paths: readonly AttributePath[]): Resource {
  const result: Resource = Object.fromEntries(ALWAYS.map((name) => [name, resource[name]]));
  for (const { extension, attribute, sub } of paths) {
    const source = part(resource, extension);
    const value = source[attribute.name];
    if (value !== undefined) {
      const target = { ...part(result, extension) };
      target[attribute.name] = sub ? pick(value, target[attribute.name], sub.name) : value;
      Object.assign(result, extension === undefined ? target : { [extension]: target });
    }
  }
  return result;
}

/** The extension's part, or all of it. */
function part(resource: Resource, extension: string | undefined): Resource {
  const value = extension === undefined ? resource : resource[extension];
  return isObject(value) ? value : {};
}

function pick(value: unknown, sofar: unknown, name: string): unknown {
  if (!Array.isArray(value)) {
    return isObject(value) && name in value ? { ...(isObject(sofar) ? sofar : {}), [name]: value[name] } : sofar;
  }
  const before = listOf(sofar);
  return value.map((item: unknown, index) => pick(item, before[index], name) ?? {});
}

function without(resource: Resource, paths: readonly AttributePath[]): Resource {
  const result = { ...resource };
  for (const { extension, attribute, sub } of paths) {
    const target = { ...part(result, extension) };
    drop(target, attribute.name, sub?.name);
    if (extension !== undefined) {
      result[extension] = target;
    } else if (sub) {
      result[attribute.name] = target[attribute.name];
    } else {
      delete result[attribute.name];
    }
  }
  return result;
}

function drop(holder: Resource, name: string, sub: string | undefined): void {
  if (sub === undefined) {
    delete holder[name];
    return;
  }
  const value = holder[name];
  const strip = (item: unknown): unknown =>
    isObject(item) ? Object.fromEntries(Object.entries(item).filter(([key]) => key !== sub)) : item;
  if (value !== undefined) {
    holder[name] = Array.isArray(value) ? value.map(strip) : strip(value);
  }
}
