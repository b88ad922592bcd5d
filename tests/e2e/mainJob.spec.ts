import { company, hasScim, makeTeamByHand, pushOverScim, startAnew, switchSyncOff } from './company';
import { expect, expectAccessible, picture, test } from './fixtures';
import { MainJob } from './mainJob';

const rules = `version: 1
rules:
  - name: Operators write runbooks
    match: { group: ${company.group} }
    folders: [ { uid: ${company.folder.uid}, permission: Edit } ]
`;

/**
 * The browser notes each of these: records and their folder before the first save (Grafana answers 500 for the grants
 * of an unknown folder), SCIM settings that nobody saved, and what only Enterprise or a server administrator has.
 */
const doneWithout = {
  enterprise: /404 .*(idops-scim-|scim\/config)|500 .*folders\/idops-scim-manager/,
  oss: /404 .*(idops-scim-|scim\/|access-control\/(teams\/)?roles)|500 .*folders\/idops-scim-manager|403 .*admin\/settings/,
};

test.use({ story: 'fresh' });

for (const edition of ['enterprise', 'oss'] as const) {
  test.describe(edition, () => {
    test.use({ edition, expectedErrors: doneWithout[edition] });
    test.skip(edition === 'enterprise' && Boolean(process.env.GRAFANA_URL), 'a real Grafana has the edition it has');

    test('from nothing to mapped access, and planning again is empty', async ({ page, grafana }) => {
      test.slow();
      const job = new MainJob(grafana);
      await grafana.signIn();
      await startAnew(grafana);
      const isScim = await hasScim(grafana);
      test.skip(isScim && !grafana.stand.sandbox, 'pushing groups needs the token of an identity provider');

      await test.step('connect', () => job.connect());

      await test.step('switch on, and let the identity provider push', async () => {
        if (!isScim) {
          await makeTeamByHand(grafana);
          return;
        }
        await switchSyncOff(grafana);
        await job.switchOn('User sync', 'Group sync');
        await pushOverScim(grafana);
      });

      await test.step('write a rule', async () => {
        await job.writeRules(rules);
        await expect(page.getByText('1 group', { exact: true })).toBeVisible();
        await job.saveRules();
      });

      await test.step('plan: the grant, and who gains it', async () => {
        await job.plan();
        await expect(page.getByRole('row', { name: /Add.*E2E Operators/ })).toBeVisible();
        await page.getByRole('radio', { name: /^By person/ }).check();
        await expect(page.getByRole('row', { name: company.person.name })).toContainText(
          /Edit (instead of View )?on E2E Runbooks/
        );
        await expectAccessible(page);
        await picture(page, `plan-${edition}`);
      });

      await test.step('apply, read back, and plan again: empty', async () => {
        await job.apply();
        await expect(page.getByText('Grafana holds what was written')).toBeVisible();
        await expect(page.getByText('Nothing to do: Grafana is as the rules say')).toBeVisible();
        await page.getByRole('button', { name: 'Plan again' }).click();
        await expect(page.getByText('Nothing to do: Grafana is as the rules say')).toBeVisible();
      });

      await test.step('Grafana itself says so', async () => {
        const answer = await page.request.get(`${grafana.stand.url}/api/access-control/folders/${company.folder.uid}`);
        const grants = (await answer.json()) as Array<{ team?: string; permission: string }>;
        expect(grants.find(({ team }) => team === company.group)?.permission).toBe('Edit');
      });

      await test.step('explain one person', async () => {
        await job.openPerson(company.person.name);
        const drawer = page.getByRole('dialog');
        await expect(drawer.getByText(company.folder.title).first()).toBeVisible();
        await expect(drawer.getByText(company.group).first()).toBeVisible();
        await picture(page, `person-${edition}`);
      });

      await test.step('Overview counts it', async () => {
        await grafana.open();
        await expect(page.getByText('Mapped by a rule')).toBeVisible();
      });
    });
  });
}
