import fc from 'fast-check';
import { type DiffLine, lineDiff } from './lineDiff';

const shown = (lines: readonly DiffLine[]) =>
  lines.map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`);

const without = (lines: readonly DiffLine[], kind: DiffLine['kind']) =>
  lines
    .filter((line) => line.kind !== kind)
    .map(({ text }) => text)
    .join('\n');

describe('lineDiff', () => {
  it.each([
    ['equal texts', 'a\nb', 'a\nb', [' a', ' b']],
    ['a line added at the end', 'a', 'a\nb', [' a', '+b']],
    ['a line removed in the middle', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
    ['a line changed', 'a\nb\nc', 'a\nB\nc', [' a', '-b', '+B', ' c']],
    ['a repeated line added', 'a\na', 'a\na\na', [' a', ' a', '+a']],
    ['from nothing', '', 'a', ['-', '+a']],
    ['two changes with the same between', '1\nx\n2', 'one\nx\ntwo', ['-1', '+one', ' x', '-2', '+two']],
  ])('shows %s', (_, before, after, lines) => {
    expect(shown(lineDiff(before, after))).toEqual(lines);
  });

  it('holds both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '')).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        expect(without(lines, 'added')).toBe(before);
        expect(without(lines, 'removed')).toBe(after);
      }),
      { seed: 1 }
    );
  });

  it('shows a large rewrite as replaced whole', () => {
    const before = Array.from({ length: 2_000 }, (_, line) => `old ${line}`).join('\n');
    const after = Array.from({ length: 2_000 }, (_, line) => `new ${line}`).join('\n');
    const lines = lineDiff(before, after);
    expect(lines).toHaveLength(4_000);
    expect(lines[0]).toEqual({ kind: 'removed', text: 'old 0' });
    expect(lines[2_000]).toEqual({ kind: 'added', text: 'new 0' });
  });
});
