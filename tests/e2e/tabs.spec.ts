import { hasScim, startAnew } from './company';
import { expect, expectAccessible, picture, test } from './fixtures';
import { MainJob } from './mainJob';
import { Rotation } from './rotation';
import { SelfTest } from './selfTest';
import { SetUp, STEP } from './setUp';

const TABS = ['Set up', 'Settings', 'Tokens', 'Diagnostics', 'Self-test', 'Connection'] as const;

/** The browser notes what the tabs know how to do without, on Enterprise and on OSS. */
const doneWithout =
  /404 .*(idops-scim-|scim\/|scim\.grafana\.app|access-control)|403 .*(licensing|admin\/settings|sso-settings)|500 .*folders/;

test.use({ expectedErrors: doneWithout });

for (const theme of ['dark', 'light'] as const) {
  test(`each tab of Configuration opens in the ${theme} theme, and axe finds nothing`, async ({ page, grafana }) => {
    test.slow();
    await grafana.signIn();
    await startAnew(grafana);
    await new MainJob(grafana).connect();
    await grafana.open('configuration', theme);
    await expect(page.getByRole('tab')).toHaveText([...TABS]);
    for (const tab of TABS) {
      await test.step(tab, async () => {
        await page.getByRole('tab', { name: tab }).click();
        await expect(page.getByRole('region').or(page.getByRole('radiogroup')).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        await picture(page, `configuration-${tab.toLowerCase().replace(' ', '-')}-${theme}`);
      });
    }
  });
}

test.describe('where Grafana has no SCIM', () => {
  test.use({ story: 'fresh', edition: 'oss' });

  test('each tab says what is there and what is not', async ({ page, grafana }) => {
    test.slow();
    await grafana.signIn();
    test.skip(await hasScim(grafana), 'this Grafana has SCIM');
    await startAnew(grafana);
    await new MainJob(grafana).connect();

    await test.step('Set up names what is missing', async () => {
      const guide = new SetUp(grafana);
      await guide.choose('Okta');
      await guide.expectState(STEP.prerequisites, 'Failed');
      await guide.expand(STEP.prerequisites);
      await expect(page.getByText('This is Grafana OSS, which has no SCIM.')).toBeVisible();
      await expect(page.getByText('Install Grafana Enterprise with a licence')).toBeVisible();
    });

    await test.step('Settings has nothing to switch', async () => {
      await page.getByRole('tab', { name: 'Settings' }).click();
      await expect(page.getByText('SCIM is not available in this Grafana')).toBeVisible();
      await expect(page.getByRole('radiogroup')).toHaveCount(0);
    });

    await test.step('Tokens replaces the one of SCIM Manager, which goes on working', async () => {
      const { ownAccount } = new Rotation(grafana);
      await page.getByRole('tab', { name: 'Tokens' }).click();
      const token = ownAccount.getByRole('table').getByRole('rowheader');
      await expect(token).toHaveCount(1);
      const old = await token.innerText();
      await ownAccount.getByRole('button', { name: "Rotate SCIM Manager's token" }).click();
      await expect(ownAccount.getByText('Rotated: the new token is stored and was proved')).toBeVisible();
      await expect(token).toHaveCount(1);
      await expect(token).not.toHaveText(old);
      await page.reload();
      await expect(token).toHaveCount(1);
    });

    await test.step('Diagnostics fails nothing for want of SCIM', async () => {
      await page.getByRole('tab', { name: 'Diagnostics' }).click();
      await expect(page.getByRole('button', { name: 'Support bundle' })).toBeEnabled({ timeout: 60_000 });
      await page.getByRole('radio', { name: /^Does not apply/ }).check();
      await expect(page.getByRole('list', { name: 'Checks' }).getByText('Does not apply').nth(9)).toBeVisible();
    });

    await test.step('Self-test shows what a provider would get, and writes nothing', async () => {
      await page.getByRole('tab', { name: 'Self-test' }).click();
      await new SelfTest(grafana).runLookups();
      await expect(page.getByText('0 of 3 lookups were answered as expected')).toBeVisible();
      await expect(page.getByText(/nothing can be written/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Start the write test' })).toHaveCount(0);
    });

    await test.step('Connection is as it was made', async () => {
      await page.getByRole('tab', { name: 'Connection' }).click();
      await expect(page.getByRole('region', { name: 'Connection' }).getByText('The token works')).toBeVisible();
    });
  });
});
