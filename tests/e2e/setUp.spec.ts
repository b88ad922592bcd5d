import { playConnectionTest, playFirstGroup, playFirstUser } from '../../sandbox/provider/play';
import { switchSyncOff } from './company';
import { expect, expectAccessible, expectNowhere, picture, test } from './fixtures';
import { MainJob } from './mainJob';
import { type Provider, SetUp, STEP } from './setUp';

const providers: readonly Provider[] = [
  { dialect: 'okta', name: 'Okta', urlField: 'SCIM connector base URL' },
  { dialect: 'entra', name: 'Microsoft Entra ID', urlField: 'Tenant URL' },
];

test.skip(Boolean(process.env.GRAFANA_URL), 'SAML and SCIM have to be as a new Enterprise server has them');
test.use({
  story: 'fresh',
  server: { ini: { 'auth.saml': { enabled: 'true', assertion_attribute_external_uid: 'userUID' } } },
  expectedErrors: /404 .*scim\/config|403 .*licensing/,
});

for (const provider of providers) {
  const { dialect, name } = provider;

  test(`${name}: from nothing to the first person and group`, async ({ page, grafana }) => {
    test.slow();
    const guide = new SetUp(grafana);
    const job = new MainJob(grafana);
    await grafana.signIn();
    await switchSyncOff(grafana);

    await test.step('connect, and choose the provider', async () => {
      await job.connect();
      await guide.choose(name);
      await guide.expectStates({ prerequisites: 'Done', account: 'To do', token: 'Later', test: 'Later' });
      await guide.expectStates({ switches: 'To do', person: 'Later', group: 'Later' });
      await picture(page, `setup-${dialect}-start-dark`);
    });

    const key = await test.step('its account and its token', async () => {
      await guide.createAccount();
      await guide.expectStates({ account: 'Done', token: 'To do' });
      return guide.createToken();
    });

    const connector = await test.step('the values for its console', async () => {
      expect(key).toMatch(/^glsa_/);
      await guide.expectStates({ values: 'To do', test: 'Waiting', person: 'Later' });
      await guide.scrollTo(STEP.token);
      await picture(page, `setup-${dialect}-token-dark`);
      await guide.scrollTo(STEP.values);
      await picture(page, `setup-${dialect}-values-dark`);
      await expectAccessible(page);
      return guide.provider(provider, key);
    });

    await test.step('leave for the switches, and return: what was done stays, the key is gone', async () => {
      await guide.expand(STEP.switches);
      await page.getByRole('link', { name: 'Open the switches' }).click();
      await job.setSwitches('User sync', 'Group sync');
      await expectNowhere(page, key);
      await page.getByRole('tab', { name: 'Set up' }).click();
      await guide.expectStates({ prerequisites: 'Done', account: 'Done', token: 'Done', switches: 'Done' });
      await guide.expectStates({ values: 'To do', test: 'Waiting', person: 'Later', group: 'Later' });
      await expectNowhere(page, key);
    });

    await test.step('the provider tests the connection, and the page sees it', async () => {
      await playConnectionTest(dialect, connector);
      await guide.expectStates({ values: 'Done', test: 'Done', person: 'Waiting', group: 'Waiting' });
    });

    await test.step('the first person and the first group arrive', async () => {
      const member = await playFirstUser(dialect, connector);
      await guide.expectState(STEP.person, 'Done');
      await playFirstGroup(dialect, connector, member);
      await guide.expectState(STEP.group, 'Done');
      await guide.expand(STEP.person);
      await expect(guide.step(STEP.person)).toContainText('Ines Walker (ines.walker@example.com) was created by SCIM');
      await guide.expand(STEP.group);
      await expect(guide.step(STEP.group)).toContainText('Grafana pilot');
      await expect(page.getByText('8 of 9 steps are done')).toBeVisible();
      await guide.scrollTo(STEP.prerequisites);
      await picture(page, `setup-${dialect}-done-dark`);
    });

    await test.step('somebody who opens the page anew sees the same', async () => {
      await page.reload();
      await expect(page.getByText('8 of 9 steps are done')).toBeVisible();
      await guide.expectState(STEP.signIn, 'Waiting');
    });
  });
}
