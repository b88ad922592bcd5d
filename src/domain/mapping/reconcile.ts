import { isCollection, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';

const isPrimitive = (value: unknown): boolean => value === null || typeof value !== 'object';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal for equal values, in whatever order their keys come. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part
  );
}

/** A new node for a value, collections on one line. */
export function inline(yaml: Document, value: unknown): Node {
  return yaml.createNode(value, { flow: true, aliasDuplicateObjects: false });
}

function reconcileKeys(yaml: Document, node: Node, value: Readonly<Record<string, unknown>>): void {
  if (!isMap(node)) {
    return;
  }
  node.items
    .map(({ key }) => String(isScalar(key) ? key.value : key))
    .filter((key) => value[key] === undefined)
    .forEach((key) => node.delete(key));
  for (const [key, wanted] of Object.entries(value)) {
    if (wanted !== undefined) {
      node.set(key, reconcile(yaml, node.get(key, true), wanted));
    }
  }
}

/** Items that stay keep their nodes; one that changed takes over the node of one that is gone, and its comments. */
function reconcileItems(yaml: Document, node: Node, values: readonly unknown[]): void {
  if (!isSeq<Node>(node)) {
    return;
  }
  const left = node.items.map((item) => ({ item, mark: canonical(item.toJS(yaml)) }));
  const take = (test: (mark: string) => boolean): Node | undefined => {
    const at = left.findIndex(({ mark }) => test(mark));
    return at < 0 ? undefined : left.splice(at, 1)[0]?.item;
  };
  const kept = values.map((value) => take((mark) => mark === canonical(value)));
  node.items = values.map(
    (value, at) =>
      kept[at] ??
      reconcile(
        yaml,
        take(() => true),
        value
      )
  );
}

/** The node made to say a value: what it says already keeps its place, its style and its comments. */
export function reconcile(yaml: Document, node: unknown, value: unknown): Node {
  if (isScalar(node) && isPrimitive(value)) {
    node.value = value;
    return node;
  }
  if (isMap(node) && isRecord(value)) {
    reconcileKeys(yaml, node, value);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    reconcileItems(yaml, node, value);
    return node;
  }
  const made = inline(yaml, value);
  if (isCollection(node) && node.comment) {
    made.comment = node.comment;
  }
  return made;
}
