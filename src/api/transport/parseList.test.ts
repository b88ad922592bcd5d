import fc from 'fast-check';
import * as v from 'valibot';
import { finish } from '../../domain/work/work';
import { parseList } from './parseList';

const anything = v.unknown();

test('reads what JSON.parse reads, whatever the items hold', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.option(fc.string(), { nil: undefined }), (items, next) => {
      const text = JSON.stringify({ kind: 'List', metadata: { continue: next }, items });
      expect(finish(parseList(text, anything))).toEqual({
        metadata: JSON.parse(text).metadata,
        items: JSON.parse(text).items,
      });
    }),
    { seed: 7 }
  );
});

test('reads a list longer than a chunk, names cut anywhere', () => {
  const items = Array.from({ length: 20_000 }, (_, at) => ({ spec: { name: `ä😀"\\${at}` } }));
  const text = JSON.stringify({ metadata: {}, items });
  expect(finish(parseList(text, anything)).items).toEqual(items);
});

test.each([
  ['truncated', '{"metadata":{},"items":[{"a":1},{"a"'],
  ['no JSON', '<html>'],
  ['empty', ''],
])('refuses a text that is %s', (_, text) => {
  expect(() => finish(parseList(text, anything))).toThrow();
});

test('names the malformed item', () => {
  const text = '{"metadata":{},"items":[{"spec":{"name":"a"}},{"spec":{}}]}';
  expect(() => finish(parseList(text, v.object({ spec: v.object({ name: v.string() }) })))).toThrow(v.ValiError);
});
