import fc from 'fast-check';
import { Sequence, table, type Row } from './Table';

interface Thing extends Row {
  name: string;
  group: string;
}

const things = () =>
  table<Thing>()({
    unique: { name: ({ name }) => name },
    groups: { group: ({ group }) => group },
    orders: { name: ({ name }) => name },
  });

const namesOf = (rows: Iterable<Thing>): string[] => [...rows].map(({ name }) => name);

describe('Table', () => {
  it('keeps its indexes in line with updates and deletions', () => {
    const table = things();
    const a = table.insert({ name: 'a', group: 'x' });
    table.insert({ name: 'b', group: 'x' });
    table.update(a.id, { name: 'c', group: 'y' });
    expect(table.by('name', 'a')).toBeUndefined();
    expect(table.by('name', 'c')?.id).toBe(a.id);
    expect(namesOf(table.of('group', 'x'))).toEqual(['b']);
    expect(namesOf(table.slice('name', 0, 10))).toEqual(['b', 'c']);
    expect(table.delete(a.id)).toBe(true);
    expect(table.delete(a.id)).toBe(false);
    expect(table.countOf('group', 'y')).toBe(0);
    expect(table.update(a.id, { name: 'z' })).toBeUndefined();
  });

  it('does not change a row that somebody holds', () => {
    const table = things();
    const before = table.insert({ name: 'a', group: 'x' });
    table.update(before.id, { name: 'b' });
    expect(before.name).toBe('a');
  });

  it('shares a sequence of ids', () => {
    const sequence = new Sequence();
    const [first, second] = [table<Thing>()({ sequence }), table<Thing>()({ sequence })];
    const ids = [first, second, first].map((one) => one.insert({ name: '', group: '' }).id);
    expect(ids).toEqual([1, 2, 3]);
  });

  it('pages by id from any id on', () => {
    const table = things();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => table.insert({ name, group: '' }));
    table.delete(b?.id ?? 0);
    expect(namesOf(table.fromId(b?.id ?? 0, 5))).toEqual(['c']);
    expect(table.fromId(0, 1)).toEqual([a]);
    expect(table.fromId((c?.id ?? 0) + 1, 5)).toEqual([]);
  });

  it('agrees with a plain list after any writes', () => {
    const write = fc.record({
      kind: fc.constantFrom('insert', 'update', 'delete'),
      at: fc.nat(9),
      group: fc.constantFrom('x', 'y'),
      name: fc.string({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
        const table = things();
        let plain: Thing[] = [];
        for (const { kind, at, group, name } of writes) {
          const target = plain[at % Math.max(plain.length, 1)];
          if (kind === 'insert' || !target) {
            plain = [...plain, table.insert({ name: `${name}${plain.length}`, group })];
          } else if (kind === 'update') {
            const changed = table.update(target.id, { group }) ?? target;
            plain = plain.map((row) => (row.id === target.id ? changed : row));
          } else {
            table.delete(target.id);
            plain = plain.filter((row) => row.id !== target.id);
          }
          table.slice('name', 0, 2);
        }
        const byName = [...plain].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
        expect([...table.inOrder('name')]).toEqual(byName);
        expect(table.of('group', 'x')).toEqual(plain.filter((row) => row.group === 'x').sort((a, b) => a.id - b.id));
        expect(table.size).toBe(plain.length);
      })
    );
  });
});
