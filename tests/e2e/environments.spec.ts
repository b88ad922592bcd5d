import { resolve } from 'node:path';
import { serve } from '../../sandbox/shell/serve';
import type { Handle } from '../../sandbox/server/Sandbox';
import { tokenWith } from '../support/peer';
import { grafanaOf } from '../support/provision';
import { expect, expectAccessible, picture, test as base } from './fixtures';
import { MainJob } from './mainJob';
import { doneWithout, Mapping } from './mapping';

const root = resolve(__dirname, '../..');

/** Both are read, one request for each folder and team. */
const COMPARING_MS = 60_000;

interface Peer {
  url: string;
  /** Of a service account that may read, and no more. */
  token: string;
  /** Methods of the requests that it got since it was set up. */
  asked: string[];
}

/** A second Grafana, on a port of its own, whose teams hold other access and which has a folder more. */
const test = base.extend<{ peer: Peer }>({
  peer: async ({ story }, use) => {
    const asked: string[] = [];
    const around = (handle: Handle): Handle => {
      return (request, options) => {
        asked.push(request.method);
        return handle(request, options);
      };
    };
    const shellDir = resolve(root, '.cache/shell');
    const { url, sandbox, close } = await serve({ root, shellDir, port: 0, story, edition: 'enterprise', around });
    const grafana = grafanaOf(sandbox);
    const give = (team: string, folder: string, permission: string) => {
      const id = sandbox.store.teams.by('name', team)?.id;
      return grafana('POST', `/api/access-control/folders/${folder}/teams/${id}`, { permission });
    };
    await grafana('POST', '/api/folders', { uid: 'lab', title: 'Lab' });
    await give('Data Science', 'data', 'Admin');
    await give('Marketing', 'business', 'View');
    await give('SRE', 'lab', 'Edit');
    const token = await tokenWith(sandbox, 'reads');
    asked.length = 0;
    await use({ url, token, asked });
    await close();
  },
});

test.skip(Boolean(process.env.GRAFANA_URL), 'two Grafanas are needed, of which one may be changed');
test.use({ expectedErrors: doneWithout });

test('two Grafanas side by side, and one made like the other', async ({ page, grafana, peer }) => {
  test.slow();
  const mapping = new Mapping(grafana);
  const row = (words: RegExp) => page.getByRole('grid', { name: 'Differences' }).getByRole('row', { name: words });
  await grafana.signIn();
  await new MainJob(grafana).connect();

  await test.step('say where the other one is', async () => {
    await grafana.open('environments');
    await page.getByRole('textbox', { name: 'Address of the other Grafana' }).fill(peer.url);
    await expect(page.getByText('This address is not encrypted')).toBeVisible();
    await page.getByRole('textbox', { name: 'What to call it' }).fill('staging');
    await page.getByLabel('Token of a service account there').fill(peer.token);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Store and compare' }).click();
    await expect(page.getByRole('heading', { name: 'Comparison of this Grafana and staging' })).toBeVisible();
  });

  await test.step('what differs is named: folders, and the access of teams', async () => {
    const access = page.getByRole('button', { name: 'Compare access, too' });
    const isLab = row(/Only in staging.*Lab/);
    await expect(isLab.first()).toBeVisible({ timeout: COMPARING_MS });
    if (await access.isVisible()) {
      await access.click();
    }
    await expect(row(/Different.*Data for Data Science.*Edit.*Admin/)).toBeVisible();
    await expect(row(/Only in staging.*Business for Marketing/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('heading', { name: 'What differs' }).evaluate((title) => title.scrollIntoView());
    await picture(page, 'environments-compared-dark');
  });

  await test.step('make this one like it: a document for review, which says what it leaves out', async () => {
    await page.getByRole('button', { name: 'Make this Grafana like staging' }).click();
    await expect(mapping.dialog.getByText(/Lab \(Edit\)/)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'environments-like-dark');
    await mapping.dialog.getByRole('button', { name: 'Use as the draft of the rules' }).click();
    await mapping.dialog.getByRole('link', { name: 'Open the draft' }).click();
    await expect(mapping.editor).toHaveValue(/Marketing/);
    await mapping.save();
  });

  await test.step('its plan gives what was missing here, and is applied', async () => {
    await mapping.tab('Plan');
    await expect(mapping.step(/Add.*Marketing.*View on Business/)).toBeVisible();
    await mapping.applyAnyhow();
  });

  await test.step('the access is alike now, and the other Grafana was only read', async () => {
    await grafana.open('environments');
    await expect(row(/Only in staging.*Lab/).first()).toBeVisible({ timeout: COMPARING_MS });
    await expect(row(/for Marketing/)).toHaveCount(0);
    expect(peer.asked.length).toBeGreaterThan(0);
    expect(new Set(peer.asked)).toEqual(new Set(['GET']));
  });
});
