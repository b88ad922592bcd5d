import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import packageJson from '../../package.json';
import plugin from '../../src/plugin.json';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]
  );

describe('plugin.json', () => {
  test('at the top is a link to the one that ships', () => {
    expect(lstatSync(join(root, 'plugin.json')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(root, 'plugin.json'))).toBe('src/plugin.json');
  });

  const schemaFile = join(root, '../shared/contract/plugin.schema.json');
  (existsSync(schemaFile) ? test : test.skip)("obeys Grafana's schema", () => {
    const ajv = addFormats(new Ajv({ strict: false, unicodeRegExp: false, allErrors: true }));
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
    validate(plugin);
    expect(validate.errors).toBeNull();
  });

  test('its logos and screenshots are there, and logos are SVG', () => {
    const { logos, screenshots } = plugin.info as {
      logos: Record<string, string>;
      screenshots: Array<{ path: string }>;
    };
    expect(Object.values(logos).every((logo) => logo.endsWith('.svg'))).toBe(true);
    const paths = [...Object.values(logos), ...screenshots.map(({ path }) => path)];
    expect(paths.filter((path) => !existsSync(join(root, 'src', path)))).toEqual([]);
  });
});

describe('versions', () => {
  test('package.json, the lockfile and the top of the changelog agree', () => {
    const lock = JSON.parse(read('package-lock.json')) as { version: string };
    const [, changelog] = /^## \[?(\d+\.\d+\.\d+)/m.exec(read('CHANGELOG.md')) ?? [];
    expect([lock.version, changelog]).toEqual([packageJson.version, packageJson.version]);
  });

  test("Grafana's packages are one version, the least that the plugin asks for", () => {
    const { data, ui, runtime, i18n, schema } = Object.fromEntries(
      Object.entries(packageJson.dependencies).map(([name, version]) => [name.replace('@grafana/', ''), version])
    );
    expect(new Set([data, ui, runtime, i18n, schema]).size).toBe(1);
    const [, least] = /^>=(\d+\.\d+)\./.exec(plugin.dependencies.grafanaDependency) ?? [];
    expect(data?.startsWith(`${least}.`)).toBe(true);
  });

  test('every package is pinned', () => {
    const pins = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies });
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('the README that the catalog shows', () => {
  const links = [...read('src/README.md').matchAll(/\]\(([^)]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, markdown, html]) => markdown ?? html
  );

  test('has no relative links, which lead nowhere there', () => {
    expect(links.filter((link) => !/^(https:|#|mailto:)/.test(link ?? ''))).toEqual([]);
  });

  test.each(['<!--', 'create-plugin', 'yarn ', 'Node.js', 'TODO'])('does not say %s', (words) => {
    expect(read('src/README.md')).not.toContain(words);
  });
});

describe('what ships', () => {
  const sources = filesIn('src').filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

  test('is found', () => expect(sources.length).toBeGreaterThan(50));

  test.each([
    ['logs to the console', /console\.(log|info|debug|table|dir)/],
    ["reads the page's own globals", /grafanaBootData|grafanaRuntime|__grafanaSceneContext/],
    ['reads the address beside the router', /window\.location|document\.location/],
    ['evaluates text', /\beval\(|new Function\(/],
    ['sets HTML', /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/],
    ['styles the whole page', /<Global\b|injectGlobal|from '@emotion\/react'|import '[^']+\.css'/],
    ['silences the type checker', /@ts-(ignore|expect-error|nocheck)/],
    ['has a colour of its own', /['"`\s]#[0-9a-fA-F]{3,8}['"`;\s]|rgba?\(/],
    ['has sizes in pixels, lines apart', /\b([3-9]|\d{2,})px\b/],
    ['opens a window without noopener', /window\.open\((?![^)]*noopener)/],
  ])('never %s', (_name, pattern) => {
    expect(sources.filter((file) => pattern.test(read(file)))).toEqual([]);
  });

  test('stores nothing in the browser but under its own name', () => {
    const keys = sources.flatMap((file) =>
      [...read(file).matchAll(/(?:local|session)Storage\.\w+\(([^,)]*)/g)].map(([, key]) => `${file}: ${key}`)
    );
    expect(keys.filter((key) => !/PLUGIN_ID|idops-scim-app|[kK]ey\b/.test(key))).toEqual([]);
  });
});

test('files are named after what they hold, never after a drawer', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|misc|services?|types)(\.tsx?|\/)/;
  const files = ['src', 'sandbox', 'tests', 'scripts'].flatMap(filesIn).map((file) => relative(root, join(root, file)));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});
