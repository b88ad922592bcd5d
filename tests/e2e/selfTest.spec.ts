import { THROWAWAY } from '../../src/domain/selfTest/throwaway';
import { expect, expectAccessible, Grafana, picture, test } from './fixtures';
import { MainJob } from './mainJob';
import { SelfTest } from './selfTest';

test.skip(Boolean(process.env.GRAFANA_URL), 'what is pushed has to be in a Grafana with SCIM that nobody needs');
/** That somebody is gone shows as a 404. */
test.use({ expectedErrors: /404 .*(idops-scim-|\/Users|\/Groups)/ });

const { userName, groupName } = THROWAWAY;

test('the endpoint answers in the words of both providers, and a write test leaves nothing', async ({
  page,
  grafana,
}) => {
  test.slow();
  const selfTest = new SelfTest(grafana);
  await grafana.signIn();
  await new MainJob(grafana).connect();
  await selfTest.open();

  for (const provider of ['Microsoft Entra ID', 'Okta']) {
    await test.step(`the lookups of ${provider}`, async () => {
      await selfTest.askAs(provider);
      await selfTest.runLookups();
      await expect(page.getByText('3 of 3 lookups were answered as expected')).toBeVisible();
    });
  }
  await expectAccessible(page);
  await picture(page, 'self-test-dark');

  await test.step('the write test starts after a word was typed, passes and cleans up', async () => {
    const { users, teams } = grafana.stand.sandbox?.store ?? {};
    const before = users?.size;
    await selfTest.startWriteTest();
    await expect(selfTest.remains).toContainText('The person is gone.');
    await expect(selfTest.remains).toContainText('The group is gone.');
    await expect(page.getByText(/\d+ passed, 0 failed, 0 not known/)).toBeVisible();
    expect(users?.size).toBe(before);
    expect(users?.by('login', userName)).toBeUndefined();
    expect(teams?.by('name', groupName)).toBeUndefined();
    await expectAccessible(page);
  });

  await test.step('the next visit finds nothing left', async () => {
    await selfTest.open();
    await expect(selfTest.leftovers).toHaveCount(0);
  });
});

test('a write test that was broken off is found and cleaned up', async ({ page, context, grafana }) => {
  test.slow();
  const { sandbox } = grafana.stand;
  const store = sandbox?.store;
  const selfTest = new SelfTest(grafana);
  await grafana.signIn();
  await new MainJob(grafana).connect();

  await test.step('the page is closed while the group is being made', async () => {
    await selfTest.open();
    sandbox?.faults.arm({
      match: { method: 'POST', path: '/apis/scim.grafana.app/*/Groups' },
      fault: 'latency',
      ms: 5_000,
    });
    const groupIsAsked = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/scim/Groups')
    );
    await selfTest.startWriteTest();
    await expect(page.getByText(/^Step \d+ of \d+$/)).toBeVisible();
    await groupIsAsked;
    expect(store?.users.by('login', userName)?.isDisabled).toBe(false);
    await page.close({ runBeforeUnload: false });
    sandbox?.faults.clear();
    await expect.poll(() => store?.teams.by('name', groupName), { timeout: 15_000 }).toBeDefined();
  });

  await test.step('the next visit names what is left, and cleans it up', async () => {
    const next = new SelfTest(new Grafana(await context.newPage(), grafana.stand));
    await next.open();
    await expect(next.leftovers).toContainText(`the person ${userName}, who is active`);
    await next.leftovers.getByRole('button', { name: 'Clean up' }).click();
    await expect(next.remains).toContainText('The person is gone.');
    await expect(next.leftovers).toHaveCount(0);
    expect(store?.users.by('login', userName)).toBeUndefined();
    expect(store?.teams.by('name', groupName)).toBeUndefined();
  });
});
