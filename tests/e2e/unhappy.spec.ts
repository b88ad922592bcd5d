import type { Fault } from '../../sandbox/server/faults';
import { expect, expectAccessible, test } from './fixtures';

const people = '/api/org/users/search';
const pages = [
  { name: 'Mapping', path: 'mapping', asks: '/apis/scim.grafana.app/*/Groups', shows: 'platform-engineers' },
  { name: 'Audit', path: 'audit', asks: people, shows: 'Ada Okafor' },
] as const;

const faults: Array<{ name: string; fault: Omit<Fault, 'match'>; says: string }> = [
  { name: 'a 500', fault: { fault: 'status', status: 500 }, says: 'Grafana could not answer' },
  {
    name: 'a malformed answer',
    fault: { fault: 'malformed' },
    says: 'Grafana answered in a form that was not expected',
  },
  { name: 'half an answer', fault: { fault: 'truncated' }, says: 'Grafana answered in a form that was not expected' },
];

test.skip(Boolean(process.env.GRAFANA_URL), 'a real Grafana cannot be told to fail');
test.use({ isConnected: true, expectedErrors: /status of (500|404|429)/ });

for (const { name, path, asks, shows } of pages) {
  for (const { name: what, fault, says } of faults) {
    test(`${name} says what ${what} means, and goes on when it is over`, async ({ page, grafana }) => {
      const { sandbox } = grafana.stand;
      sandbox?.faults.arm({ ...fault, match: { path: asks, via: 'proxy' } });
      await grafana.signIn();
      await grafana.open(path);
      await expect(page.getByText(says).first()).toBeVisible();
      await expectAccessible(page);
      sandbox?.faults.clear();
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await expect(page.getByText(shows).first()).toBeVisible();
    });
  }
}

test('Audit asks again by itself after a 429, as long as Grafana wants', async ({ page, grafana }) => {
  grafana.stand.sandbox?.faults.arm({
    match: { path: people, via: 'proxy' },
    fault: 'status',
    status: 429,
    retryAfter: 1,
    times: 1,
  });
  await grafana.signIn();
  await grafana.open('audit');
  await expect(page.getByText('Ada Okafor').first()).toBeVisible();
});

test.describe('with a token that was deleted', () => {
  test.use({ expectedErrors: /status of (401|404)/ });

  test('Configuration says so and replaces it', async ({ page, grafana }) => {
    await grafana.signIn();
    const settings = { enabled: true, pinned: true, jsonData: { grafanaUrl: grafana.stand.url, namespace: 'default' } };
    await page.request.post(`${grafana.stand.url}/api/plugins/idops-scim-app/settings`, {
      data: { ...settings, secureJsonData: { grafanaToken: 'glsa_deleted' } },
    });
    await grafana.open('configuration');
    await expect(page.getByText('SCIM Manager cannot reach Grafana with its token')).toBeVisible();
    await page.getByRole('button', { name: 'Replace the token' }).click();
    await expect(page.getByText('The token works')).toBeVisible();
  });
});

test.describe('an empty organisation', () => {
  test.use({ story: 'empty' });

  test('Mapping and Audit name the next step', async ({ page, grafana }) => {
    await grafana.signIn();
    await grafana.open('mapping');
    await expect(page.getByText('No groups yet')).toBeVisible();
    await grafana.open('audit');
    await expect(page.getByRole('grid', { name: 'People' }).getByText('admin@localhost')).toBeVisible();
  });
});
