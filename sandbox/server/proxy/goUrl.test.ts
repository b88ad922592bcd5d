import { escapePath, joinPath, parseGoUrl, toBytes, unescapePath } from './goUrl';

test.each([
  ['http://127.0.0.1:4999/base', { scheme: 'http', host: '127.0.0.1:4999', path: '/base' }],
  ['HTTPS://example.okta.com', { scheme: 'https', host: 'example.okta.com', path: '' }],
  ['https://user:secret@host/a%2Fb?x=1#y', { scheme: 'https', host: 'host', path: '/a/b' }],
  ['http://[::1]:3000/x', { scheme: 'http', host: '[::1]:3000', path: '/x' }],
  ['<no value>/x', { scheme: '', host: '', path: '<no value>/x' }],
  ['/only/path', { scheme: '', host: '', path: '/only/path' }],
  ['localhost:3000/api', { scheme: 'localhost', host: '', path: '' }],
])('%s', (text, expected) => {
  expect(parseGoUrl(text)).toEqual(expected);
});

test.each([
  'http://<no value>/x',
  ':8080/x',
  '127.0.0.1:3000/x',
  'http://host:port/x',
  'http://host/%zz',
  'http://h\n/',
])('%j is no address', (text) => {
  expect(parseGoUrl(text)).toBeUndefined();
});

test('escapes what Go escapes in a path', () => {
  expect(escapePath(toBytes("/a b!'()*%é[];:@&=+$,~"))).toBe('/a%20b%21%27%28%29%2A%25%C3%A9%5B%5D;:@&=+$,~');
  expect(unescapePath('%2e%2E%2Fx')).toBe('../x');
  expect(unescapePath('100%')).toBeUndefined();
});

test.each([
  ['/base', '', '/base'],
  ['/base', 'x', '/base/x'],
  ['/base/', '/x', '/base/x'],
  ['/base', '//x', '/base//x'],
  ['', 'x', '/x'],
])('%s and %s make %s', (a, b, expected) => {
  expect(joinPath(a, b)).toBe(expected);
});
