import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './install.mjs';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'install-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, packages: object) => {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify({ packages }));
};
const wanted = (packages: object) => write('package-lock.json', { '': { name: 'us' }, ...packages });
const present = (packages: object) => write('node_modules/.package-lock.json', packages);

test.each([
  ['what the lockfile names', { a: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, true],
  ['something more', { a: { version: '1.0.0' } }, { a: { version: '1.0.0' }, b: { version: '1.0.0' } }, true],
  ['another version', { a: { version: '1.0.1' } }, { a: { version: '1.0.0' } }, false],
  ['one less', { a: { version: '1.0.0' }, b: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, false],
  [
    "another platform's binary less",
    { a: { version: '1.0.0' }, b: { version: '1.0.0', optional: true } },
    { a: { version: '1.0.0' } },
    true,
  ],
])('%s', (_name, lock, installed, expected) => {
  wanted(lock);
  present(installed);
  expect(isInstalled(folder)).toBe(expected);
});

test('a fresh clone is not installed', () => {
  wanted({ a: { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(false);
});

test('a list cut short by an interrupted install is none', () => {
  wanted({ a: { version: '1.0.0' } });
  present({ a: { version: '1.0.0' } });
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages": {');
  expect(isInstalled(folder)).toBe(false);
});
