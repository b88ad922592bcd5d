import type { Edition, Sandbox } from '../../sandbox/server/Sandbox';
import { expect, expectAccessible, test } from './fixtures';
import { MainJob } from './mainJob';
import { SetUp, STEP } from './setUp';

interface Row {
  missing: string;
  edition: Edition;
  /** As the operator of the server would, while nobody looks. */
  spoil?: (sandbox: Sandbox) => void;
  mend?: (sandbox: Sandbox) => void;
  requirement: RegExp;
  remedy: string;
}

const withSaml = { 'auth.saml': { enabled: 'true', assertion_attribute_external_uid: 'userUID' } };

const rows: readonly Row[] = [
  {
    missing: 'Enterprise',
    edition: 'oss',
    requirement: /Grafana OSS, which has no SCIM/,
    remedy: 'Install Grafana Enterprise with a licence, or use Grafana Cloud.',
  },
  {
    missing: 'a licence that lasts',
    edition: 'enterprise',
    spoil: ({ instance }) => (instance.licence = 'expired'),
    mend: ({ instance }) => (instance.licence = 'valid'),
    requirement: /The licence ended on \d{4}-\d{2}-\d{2}/,
    remedy: 'Renew it, or provisioning and all else that is Enterprise stays off.',
  },
  {
    missing: 'the toggle that 12.3 needs',
    edition: 'enterprise',
    spoil: ({ instance }) => (instance.version = '12.3.1'),
    mend: ({ instance }) => (instance.toggles = { enableSCIM: true }),
    requirement: /It is off, and Grafana 12\.3\.1 needs it/,
    remedy: 'Put enableSCIM = true into [feature_toggles] of the configuration file and restart Grafana.',
  },
];

test.skip(Boolean(process.env.GRAFANA_URL), 'a real Grafana has the edition and the licence it has');
test.use({ story: 'fresh', expectedErrors: /40[34] .*(scim|access-control|licensing|sso-settings|admin\/settings)/ });

for (const { missing, edition, spoil, mend, requirement, remedy } of rows) {
  test.describe(missing, () => {
    test.use({ edition, server: { ini: withSaml } });

    test('is missed by name, with its remedy, and nothing after it can be done', async ({ page, grafana }) => {
      const { sandbox } = grafana.stand;
      const guide = new SetUp(grafana);
      await grafana.signIn();
      await new MainJob(grafana).connect();
      if (sandbox) {
        spoil?.(sandbox);
      }
      await grafana.open('configuration');
      await guide.choose('Okta');
      await guide.expectStates({ prerequisites: 'Failed', account: 'Later', token: 'Later', person: 'Later' });
      await expect(guide.step(STEP.prerequisites)).toContainText(requirement);
      await expect(guide.step(STEP.prerequisites)).toContainText(remedy);
      await expectAccessible(page);
      if (sandbox && mend) {
        mend(sandbox);
        await page.reload();
        await guide.expectStates({ prerequisites: 'Done', account: 'To do' });
      }
    });
  });
}

test('SAML that is off is named, and stops nobody from going on', async ({ page, grafana }) => {
  const guide = new SetUp(grafana);
  await grafana.signIn();
  await new MainJob(grafana).connect();
  await guide.choose('Microsoft Entra ID');
  await guide.expectStates({ prerequisites: 'Failed', account: 'To do' });
  await guide.expand(STEP.prerequisites);
  await expect(page.getByText('SAML is off. People whom SCIM makes can sign in with SAML only.')).toBeVisible();
});
