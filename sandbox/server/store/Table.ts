/** Readers never see a row change under them: every write replaces the row. */
export interface Row {
  readonly id: number;
}

type Key = string | number;

interface TableOptions<R extends Row, U extends string, G extends string, O extends string> {
  /** Keys that name at most one row; an empty key is not indexed. */
  unique?: Record<U, (row: R) => string>;
  /** Keys that name many rows. */
  groups?: Record<G, (row: R) => Key>;
  /** Sort keys; ties are broken by id. Kept sorted until a write touches the key. */
  orders?: Record<O, (row: R) => Key>;
  /** Where ids come from, when the table shares a sequence with another one. */
  sequence?: Sequence;
}

export class Sequence {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

interface UniqueIndex<R> {
  key: (row: R) => string;
  ids: Map<string, number>;
}

interface GroupIndex<R> {
  key: (row: R) => Key;
  /** Ascending. */
  ids: Map<Key, number[]>;
}

interface Order<R> {
  key: (row: R) => Key;
  /** Undefined until somebody asks. */
  ids: number[] | undefined;
}

/** Where an id stands in an ascending list, or would. */
function positionOf(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** `table<UserRow>()({ unique: … })`: in two calls, so that the names of the indexes are inferred. */
export const table =
  <R extends Row>() =>
  <U extends string = never, G extends string = never, O extends string = never>(
    options: TableOptions<R, U, G, O> = {}
  ) =>
    new Table<R, U, G, O>(options);

/** Rows by id with indexes, in memory. */
class Table<R extends Row, U extends string = never, G extends string = never, O extends string = never> {
  readonly #rows = new Map<number, R>();
  readonly #unique: Map<string, UniqueIndex<R>>;
  readonly #groups: Map<string, GroupIndex<R>>;
  readonly #orders: Map<string, Order<R>>;
  readonly #sequence: Sequence;
  #version = 0;

  constructor(options: TableOptions<R, U, G, O>) {
    const { unique = {}, groups = {}, orders = {}, sequence = new Sequence() } = options;
    this.#unique = new Map(
      Object.entries<(row: R) => string>(unique).map(([name, key]) => [name, { key, ids: new Map() }])
    );
    this.#groups = new Map(
      Object.entries<(row: R) => Key>(groups).map(([name, key]) => [name, { key, ids: new Map() }])
    );
    this.#orders = new Map(
      Object.entries<(row: R) => Key>({ id: (row: R) => row.id, ...orders }).map(([name, key]) => [
        name,
        { key, ids: undefined },
      ])
    );
    this.#sequence = sequence;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Grows with every write. */
  get version(): number {
    return this.#version;
  }

  get(id: number): R | undefined {
    return this.#rows.get(id);
  }

  by(index: U, key: string): R | undefined {
    const id = this.#unique.get(index)?.ids.get(key);
    return id === undefined ? undefined : this.#rows.get(id);
  }

  /** Rows of one group, by id. */
  of(group: G, key: Key): R[] {
    return this.#pick(this.#groups.get(group)?.ids.get(key) ?? []);
  }

  countOf(group: G, key: Key): number {
    return this.#groups.get(group)?.ids.get(key)?.length ?? 0;
  }

  values(): IterableIterator<R> {
    return this.#rows.values();
  }

  all(): R[] {
    return [...this.#rows.values()];
  }

  /** Part of the table in one of its orders; the cost is that of the part. */
  slice(order: O | 'id', offset: number, limit: number): R[] {
    return this.#pick(this.#sorted(order).slice(offset, offset + limit));
  }

  /** The whole table in one of its orders, row by row. */
  *inOrder(order: O | 'id'): IterableIterator<R> {
    for (const id of this.#sorted(order)) {
      const row = this.#rows.get(id);
      if (row) {
        yield row;
      }
    }
  }

  /** The first rows with an id of at least `from`. */
  fromId(from: number, limit: number): R[] {
    const ids = this.#sorted('id');
    const start = positionOf(ids, from);
    return this.#pick(ids.slice(start, start + limit));
  }

  /** All rows that satisfy the predicate, in one of the table's orders. */
  filter(order: O | 'id', predicate: (row: R) => boolean): R[] {
    return this.#pick(this.#sorted(order)).filter(predicate);
  }

  insert(fields: Omit<R, 'id'> & { id?: number }): R {
    const row = { ...fields, id: fields.id ?? this.#sequence.next() } as R;
    this.#rows.set(row.id, row);
    this.#reindex(undefined, row);
    return row;
  }

  update(id: number, change: Partial<Omit<R, 'id'>>): R | undefined {
    const before = this.#rows.get(id);
    if (!before) {
      return undefined;
    }
    const after: R = { ...before, ...change };
    this.#rows.set(id, after);
    this.#reindex(before, after);
    return after;
  }

  delete(id: number): boolean {
    const row = this.#rows.get(id);
    if (!row) {
      return false;
    }
    this.#rows.delete(id);
    this.#reindex(row, undefined);
    return true;
  }

  #pick(ids: readonly number[]): R[] {
    const rows: R[] = [];
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row) {
        rows.push(row);
      }
    }
    return rows;
  }

  #sorted(name: O | 'id'): number[] {
    const order = this.#orders.get(name);
    if (!order) {
      throw new Error(`no order "${name}"`);
    }
    order.ids ??= [...this.#rows.values()]
      .map((row) => ({ id: row.id, key: order.key(row) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id))
      .map(({ id }) => id);
    return order.ids;
  }

  /** Brings every index in line; what a write leaves as it was is not touched. */
  #reindex(before: R | undefined, after: R | undefined): void {
    this.#version += 1;
    for (const index of this.#unique.values()) {
      moveUnique(index, before, after);
    }
    for (const index of this.#groups.values()) {
      moveGroup(index, before, after);
    }
    for (const order of this.#orders.values()) {
      if (!before || !after || order.key(before) !== order.key(after)) {
        order.ids = undefined;
      }
    }
  }
}

function moveUnique<R extends Row>({ key, ids }: UniqueIndex<R>, before: R | undefined, after: R | undefined): void {
  const from = before && key(before);
  const to = after && key(after);
  if (from === to) {
    return;
  }
  if (from !== undefined && before && ids.get(from) === before.id) {
    ids.delete(from);
  }
  if (to && after) {
    ids.set(to, after.id);
  }
}

function moveGroup<R extends Row>({ key, ids }: GroupIndex<R>, before: R | undefined, after: R | undefined): void {
  const from = before && key(before);
  const to = after && key(after);
  if (from === to) {
    return;
  }
  if (from !== undefined && before) {
    remove(ids, from, before.id);
  }
  if (to !== undefined && after) {
    add(ids, to, after.id);
  }
}

function add(ids: Map<Key, number[]>, key: Key, id: number): void {
  const members = ids.get(key);
  if (members) {
    members.splice(positionOf(members, id), 0, id);
  } else {
    ids.set(key, [id]);
  }
}

function remove(ids: Map<Key, number[]>, key: Key, id: number): void {
  const members = ids.get(key);
  if (members?.length === 1) {
    ids.delete(key);
  } else {
    members?.splice(positionOf(members, id), 1);
  }
}
