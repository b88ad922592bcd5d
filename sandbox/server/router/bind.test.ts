import { bind, flag, integer, listOf, maybeRole, maybeText, requiredText, role, text, texts } from './bind';
import type { RouteContext } from './Route';

const bound = (body: string, type = 'application/json') =>
  bind({ text: body, headers: new Headers({ 'content-type': type }) } as RouteContext, {
    name: requiredText,
    email: text,
    note: maybeText,
    isOn: flag,
    count: integer,
    tags: texts,
    role: maybeRole,
    items: listOf({ id: integer }),
  });

const empty = { email: '', note: undefined, isOn: false, count: 0, tags: [], role: undefined, items: [] };

describe('bind', () => {
  it.each([
    ['what is missing is empty', '{"name":"a"}', { ...empty, name: 'a' }],
    ['null is missing', '{"name":"a","email":null,"tags":null}', { ...empty, name: 'a' }],
    ['names in any case', '{"NAME":"a","IsOn":true}', { ...empty, name: 'a', isOn: true }],
    ['unknown fields are left alone', '{"name":"a","more":1}', { ...empty, name: 'a' }],
    ['lists of objects', '{"name":"a","items":[{"ID":3},{}]}', { ...empty, name: 'a', items: [{ id: 3 }, { id: 0 }] }],
    ['roles in any case', '{"name":"a","role":"editor"}', { ...empty, name: 'a', role: 'Editor' }],
  ])('%s', (_what, body, expected) => {
    expect(bound(body)).toEqual(expected);
  });

  it('takes a charset in the content type', () => {
    expect(bound('{"name":"a"}', 'application/json; charset=utf-8')).toBeDefined();
  });

  it.each([
    ['broken JSON', '{"name": '],
    ['no object', '[]'],
    ['text where a number belongs', '{"name":"a","count":"1"}'],
    ['a fraction', '{"name":"a","count":1.5}'],
    ['a number where text belongs', '{"name":1}'],
    ['something required that is empty', '{"name":""}'],
    ['an empty body with something required', ''],
    ['an unknown role', '{"name":"a","role":"King"}'],
  ])('refuses %s', (_what, body) => {
    expect(bound(body)).toBeUndefined();
  });

  it('refuses another content type', () => {
    expect(bound('{"name":"a"}', 'text/plain')).toBeUndefined();
    expect(bound('{"name":"a"}', '')).toBeUndefined();
  });

  it('reads an empty role as Viewer', () => {
    expect(role('')).toBe('Viewer');
  });
});
