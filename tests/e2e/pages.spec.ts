import { gzipSync } from 'node:zlib';
import plugin from '../../src/plugin.json';
import { expect, expectAccessible, picture, test } from './fixtures';

const entryLimitKb = 15;
const pageLimitKb = 150;

const pages = plugin.includes
  .filter(({ type }) => type === 'page')
  .map(({ name, path }) => ({ name, path: path.replace(/^\/a\/%PLUGIN_ID%\/?/, '') }));

/** The browser notes what the pages know how to do without: records before the first apply, settings of the server. */
const doneWithout = /(404 .*idops-scim-)|(403 .*(scim\/config\/default|api\/admin\/settings|sso-settings\/saml|licensing\/token))/;

test.use({ isConnected: true, expectedErrors: doneWithout });

for (const { name, path } of pages) {
  for (const theme of ['dark', 'light'] as const) {
    test(`${name} opens in the ${theme} theme, and axe finds nothing`, async ({ page, grafana }) => {
      await grafana.signIn();
      await grafana.open(path, theme);
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await picture(page, `${name.toLowerCase()}-${theme}`);
    });
  }

  test(`${name} brings no more script than allowed`, async ({ page, grafana }) => {
    await grafana.signIn();
    const scripts = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.includes(`/plugins/${plugin.id}/`) && pathname.endsWith('.js')) {
        scripts.set(pathname, response.body());
      }
    });
    await grafana.open(path);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(
      [...scripts].map(async ([script, body]) => ({ script, kb: gzipSync(await body).length / 1000 }))
    );
    const isEntry = ({ script }: { script: string }) => script.endsWith('/module.js');
    const sum = (some: typeof sizes) => some.reduce((total, { kb }) => total + kb, 0);
    const entryKb = sum(sizes.filter(isEntry));
    const pageKb = sum(sizes.filter((size) => !isEntry(size)));
    test.info().annotations.push({
      type: 'size',
      description: `${name}: entry ${entryKb.toFixed(1)} kB, page ${pageKb.toFixed(1)} kB`,
    });
    expect(entryKb).toBeGreaterThan(0);
    expect(entryKb).toBeLessThan(entryLimitKb);
    expect(pageKb).toBeLessThan(pageLimitKb);
  });
}

test('there are pages to open', () => expect(pages.length).toBeGreaterThan(3));

for (const persona of ['editor', 'viewer'] as const) {
  test.describe(persona, () => {
    test.skip(Boolean(process.env.GRAFANA_URL), 'a real Grafana has no personas of the demo');

    test(`a person with the role ${persona} sees no page`, async ({ page, grafana }) => {
      await grafana.signIn(persona);
      await grafana.open();
      await expect(page.getByText('You do not have permission to see this page.')).toBeVisible();
      for (const { name } of pages) {
        await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
      }
    });
  });
}
