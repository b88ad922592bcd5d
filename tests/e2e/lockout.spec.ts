import { expect, expectAccessible, type Grafana, test } from './fixtures';
import { MainJob } from './mainJob';

test.skip(Boolean(process.env.GRAFANA_URL), 'nobody is to be locked out of a real Grafana');
/** The second of two who save at once is answered with a conflict. */
test.use({ expectedErrors: /404 .*(idops-scim-|scim\/config)|409 .*scim\/config/ });

const rejecting = 'Reject non-provisioned users';

/** What Grafana itself has in force. */
async function savedSwitches({ page, stand }: Grafana): Promise<Record<string, unknown> | undefined> {
  const answer = await page.request.get(`${stand.sandbox?.info().scimUrl}/config/default`);
  return answer.ok() ? ((await answer.json()) as { spec: Record<string, unknown> }).spec : undefined;
}

test('nobody is locked out by accident, and the way back to the file is open', async ({ page, grafana }) => {
  const job = new MainJob(grafana);
  await grafana.signIn();
  await job.connect();
  const dialog = page.getByRole('dialog', { name: 'Save the SCIM settings' });

  await test.step('who could not sign in any more is named, and nothing is saved without the words', async () => {
    await grafana.open('configuration?tab=settings');
    await job.choose(rejecting, 'On');
    const alert = dialog.getByRole('alert', { name: /people could not sign in any more/ });
    await expect(alert).toContainText('Derek Stone');
    await expect(alert).toContainText('Elif Kaya');
    await expect(dialog.getByText(/^A way in is left/)).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await dialog.getByLabel(/to confirm/).fill('lock');
    await dialog.getByLabel(/to confirm/).press('Enter');
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await savedSwitches(grafana)).toMatchObject({ rejectNonProvisionedUsers: false });
  });

  await test.step('with the words it is saved', async () => {
    await page.getByRole('button', { name: 'Review the change' }).click();
    await dialog.getByLabel(/to confirm/).fill('lock out');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    expect(await savedSwitches(grafana)).toMatchObject({ enableUserSync: true, rejectNonProvisionedUsers: true });
  });

  await test.step('going back to the file says what each switch becomes, and takes away what was saved', async () => {
    await page.getByRole('button', { name: /Go back to the file/ }).click();
    const reset = page.getByRole('dialog', { name: 'Go back to the values of the configuration file' });
    await expect(reset.getByText(`${rejecting}: On → Off`)).toBeVisible();
    await reset.getByRole('button', { name: 'Go back' }).click();
    await expect(reset).toBeHidden();
    await expect(page.getByRole('row', { name: /^User sync .*Nothing saved/ })).toBeVisible();
    expect(await savedSwitches(grafana)).toBeUndefined();
  });
});

test('of two administrators who save at once, the second is told', async ({ page, grafana, second }) => {
  const job = new MainJob(grafana);
  const other = new MainJob(second);
  await grafana.signIn();
  await second.signIn();
  await job.connect();

  await grafana.open('configuration?tab=settings');
  await job.choose('Group sync', 'Off');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Save' })).toBeEnabled();

  await second.open('configuration?tab=settings');
  await other.choose('User sync', 'Off');
  await second.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(second.page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('User sync: was On, is Off now')).toBeVisible();
  expect(await savedSwitches(grafana)).toMatchObject({ enableUserSync: false, enableGroupSync: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await savedSwitches(grafana)).toMatchObject({ enableUserSync: false, enableGroupSync: false });
});
