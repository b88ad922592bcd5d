import { parse, type Filter } from 'scim2-parse-filter';
import { isObject, listOf, named, resolvePath, type AttributePath, type Resource } from './attributes';
import { invalid } from './ScimFault';
import type { Attribute, ResourceType } from './schema';

type Compare = Extract<Filter, { compValue: unknown }>;
type Operand = string | number | boolean | null;
type Finder = (path: string) => AttributePath;
type Test = (resource: Resource) => boolean;

export interface ResourceFilter {
  matches: Test;
  /** The value that the filter wants the attribute to equal, if it cannot match without. */
  wants(path: string): string | undefined;
  /** Whether it looks at this attribute at all. */
  uses(attributeName: string): boolean;
}

/** RFC 7644 3.4.2.2. Throws invalidFilter. */
export function parseFilter(type: ResourceType, text: string): ResourceFilter {
  const tree = parseText(text);
  const find: Finder = (path) => {
    const found = resolvePath(type, path);
    if (!found) {
      throw invalid('invalidFilter', `${type.name} has no attribute ${path}`);
    }
    return found;
  };
  const used = new Set<string>();
  const matches = compile(tree, (path) => {
    const found = find(path);
    used.add(found.attribute.name);
    return found;
  });
  return {
    matches,
    wants: (path) => equalTo(tree, path),
    uses: (name) => used.has(name),
  };
}

/** The filter between brackets of a PATCH path, on the elements of one attribute. */
export function parseValueFilter(attribute: Attribute, text: string): { matches: Test; seed?: Resource } {
  const tree = parseText(text);
  const matches = compile(tree, subFinder(attribute));
  if (!('compValue' in tree) || tree.op !== 'eq') {
    return { matches };
  }
  return { matches, seed: { [subFinder(attribute)(tree.attrPath).attribute.name]: tree.compValue } };
}

function parseText(text: string): Filter {
  try {
    return parse(moveSubAttributeInside(text));
  } catch (error) {
    throw invalid('invalidFilter', error instanceof Error ? error.message : 'The filter cannot be read');
  }
}

/**
 * scim2-parse-filter 0.2.10 reads `emails[type eq "work"].value eq "x"` as two conditions that different
 * elements may meet; RFC 7644 3.5.2 means one element.
 */
const moveSubAttributeInside = (text: string): string =>
  text.replace(
    /\[((?:[^\]"]|"(?:[^"\\]|\\.)*")*)\]\.([\w$]+)\s+(pr\b|[a-z]{2}\s+(?:"(?:[^"\\]|\\.)*"|[^\s)]+))/gi,
    '[($1) and $2 $3]'
  );

const subFinder =
  (parent: Attribute): Finder =>
  (path) => {
    const attribute = named(parent.subAttributes, path);
    if (!attribute) {
      throw invalid('invalidFilter', `${parent.name} has no sub-attribute ${path}`);
    }
    return { attribute };
  };

function compile(node: Filter, find: Finder): Test {
  if ('filters' in node) {
    return compileLogical(node.op, node.filters, find);
  }
  if ('filter' in node) {
    const inner = compile(node.filter, find);
    return (resource) => !inner(resource);
  }
  const path = find(node.attrPath);
  if ('valFilter' in node) {
    const inner = compile(node.valFilter, subFinder(path.attribute));
    return (resource) => valuesAt(resource, path).some((value) => isObject(value) && inner(value));
  }
  return 'compValue' in node ? compileCompare(node, path) : (resource) => isPresent(valuesAt(resource, path));
}

function compileLogical(op: 'and' | 'or', filters: readonly Filter[], find: Finder): Test {
  const parts = filters.map((part) => compile(part, find));
  return op === 'and'
    ? (resource) => parts.every((test) => test(resource))
    : (resource) => parts.some((test) => test(resource));
}

const isPresent = (values: readonly unknown[]): boolean => values.some((value) => value !== '' && value !== null);

function compileCompare(node: Compare, found: AttributePath): Test {
  const path = toLeaf(found);
  const leaf = path.sub ?? path.attribute;
  const isOrdering = ['gt', 'ge', 'lt', 'le'].includes(node.op);
  if (leaf.type === 'complex' || (isOrdering && (leaf.type === 'boolean' || leaf.type === 'binary'))) {
    throw invalid('invalidFilter', `${leaf.name} cannot be compared with ${node.op}`);
  }
  const wanted = fold(leaf, node.compValue);
  const test = (resource: Resource, op: Compare['op']): boolean =>
    valuesAt(resource, path).some((value) => isOperand(value) && compare(op, fold(leaf, value), wanted));
  return node.op === 'ne' ? (resource) => !test(resource, 'eq') : (resource) => test(resource, node.op);
}

/** RFC 7644 3.4.2.2, `emails co "example.com"`: a complex attribute is compared by its `value`. */
function toLeaf(path: AttributePath): AttributePath {
  const value = path.sub ? undefined : named(path.attribute.subAttributes, 'value');
  return value ? { ...path, sub: value } : path;
}

const isOperand = (value: unknown): value is Operand =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function fold(leaf: Attribute, value: Operand): Operand {
  if (typeof value !== 'string') {
    return value;
  }
  if (leaf.type === 'dateTime') {
    return Date.parse(value);
  }
  if (leaf.type === 'boolean') {
    return value.toLowerCase() === 'true';
  }
  return leaf.caseExact ? value : value.toLowerCase();
}

function compare(op: Compare['op'], value: Operand, wanted: Operand): boolean {
  if (op === 'eq' || value === null || wanted === null) {
    return op === 'eq' && value === wanted;
  }
  switch (op) {
    case 'gt':
      return value > wanted;
    case 'ge':
      return value >= wanted;
    case 'lt':
      return value < wanted;
    case 'le':
      return value <= wanted;
    default:
      return compareText(op, String(value), String(wanted));
  }
}

function compareText(op: string, value: string, wanted: string): boolean {
  if (op === 'sw') {
    return value.startsWith(wanted);
  }
  return op === 'ew' ? value.endsWith(wanted) : value.includes(wanted);
}

function valuesAt(resource: Resource, { extension, attribute, sub }: AttributePath): unknown[] {
  const holder = extension === undefined ? resource : resource[extension];
  const values = isObject(holder) ? listOf(holder[attribute.name]) : [];
  return sub ? values.flatMap((value) => (isObject(value) ? listOf(value[sub.name]) : [])) : values;
}

function equalTo(node: Filter, path: string): string | undefined {
  if ('filters' in node) {
    return node.op === 'and'
      ? node.filters.map((part) => equalTo(part, path)).find((value) => value !== undefined)
      : undefined;
  }
  if ('valFilter' in node) {
    const prefix = `${node.attrPath}.`.toLowerCase();
    return path.toLowerCase().startsWith(prefix) ? equalTo(node.valFilter, path.slice(prefix.length)) : undefined;
  }
  const isWanted = 'compValue' in node && node.op === 'eq' && node.attrPath.toLowerCase() === path.toLowerCase();
  return isWanted && typeof node.compValue === 'string' ? node.compValue : undefined;
}
