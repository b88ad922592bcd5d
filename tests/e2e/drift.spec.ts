import { expect, expectAccessible, picture, test } from './fixtures';
import { FOLDERS, Landscape } from './landscape';
import { doneWithout, Mapping } from './mapping';

const { runbooks, reports, archive } = FOLDERS;
const role = 'custom:e2e.reader';

test.use({ isConnected: true, expectedErrors: doneWithout });

test('drift of each kind is found, and is reverted, adopted or ignored', async ({ page, grafana }) => {
  test.slow();
  const landscape = await Landscape.arrange(grafana);
  const mapping = new Mapping(grafana);
  const { team, isPushed, renamedTo } = landscape;
  const { operators, readers, renamed, removed } = team;

  await test.step('apply rules about four teams', async () => {
    if (isPushed) {
      await landscape.makeRole(role);
    }
    await mapping.startEmpty();
    await mapping.write(`version: 1
rules:
  - name: Operators
    match: { group: ${operators} }
    folders: [ { uid: ${runbooks.uid}, permission: Edit }, { uid: ${archive.uid}, permission: View } ]
${isPushed ? `    roles: [ "${role}" ]` : ''}
  - name: Readers
    match: { group: ${readers} }
    folders: [ { uid: ${reports.uid}, permission: Edit }, { uid: ${runbooks.uid}, permission: View } ]
  - name: Renamed
    match: { group: ${renamed} }
    folders: [ { uid: ${reports.uid}, permission: View } ]
  - name: Removed
    match: { group: ${removed} }
    folders: [ { uid: ${reports.uid}, permission: View } ]
`);
    await mapping.save();
    await mapping.tab('Plan');
    await mapping.applyWhole();
    await mapping.tab('Drift');
    await expect(page.getByText('No difference: what was applied still stands.')).toBeVisible();
  });

  await test.step('outside of SCIM Manager, much changes', async () => {
    await landscape.give(operators, runbooks, '');
    await landscape.give(readers, reports, 'Admin');
    await landscape.give(operators, reports, 'View');
    await landscape.rename(renamed);
    await landscape.removeTeam(removed);
    await landscape.removeFolder(archive);
    if (isPushed) {
      await landscape.removeRole();
      await landscape.addMember(operators, landscape.member.reader);
    }
  });

  await test.step('each is found, with what it was and what it is, and who did it where that can be known', async () => {
    await mapping.lookAgain();
    await expect(mapping.difference(/Access taken away/)).toContainText(runbooks.title);
    await expect(mapping.difference(/Access taken away/)).toContainText('Edit → nothing');
    await expect(mapping.difference(/Access changed/)).toContainText('Edit → Admin');
    await expect(mapping.difference(/Access added/)).toContainText(operators);
    await expect(mapping.difference(/Team renamed/)).toContainText(`${renamed} → ${renamedTo}`);
    await expect(mapping.difference(/Team renamed/)).toContainText(isPushed ? 'The identity provider' : 'Unknown');
    await expect(mapping.difference(/Team gone/)).toBeVisible();
    await expect(mapping.difference(/Folder gone/)).toBeVisible();
    if (isPushed) {
      await expect(mapping.difference(/Role gone/)).toBeVisible();
      await expect(mapping.difference(/Member added by hand/)).toContainText(landscape.member.reader);
      await expect(mapping.difference(/Member added by hand/)).toContainText('Somebody in Grafana');
    }
    await expectAccessible(page);
    await picture(page, 'drift-kinds');
  });

  await test.step('adopt the access that was added: the draft of the rules says it', async () => {
    await mapping.difference(/Access added/).click();
    await expectAccessible(page);
    await mapping.dialog.getByRole('button', { name: 'Adopt into the rules' }).click();
    await expect(mapping.notice('The draft of the rules says it now')).toBeVisible();
    await mapping.close();
  });

  await test.step('ignore the folder that is gone, until a day and for a reason', async () => {
    await mapping.difference(/Folder gone/).click();
    await mapping.dialog.getByRole('button', { name: 'Ignore until a date' }).click();
    await mapping.dialog.getByRole('textbox', { name: 'Reason' }).fill('Moved to another server');
    await expectAccessible(page);
    await mapping.dialog.getByRole('button', { name: 'Ignore', exact: true }).click();
    await expect(mapping.difference(/Folder gone/)).toHaveCount(0);
    await page.getByRole('radio', { name: 'Ignored (1)' }).check();
    await expect(mapping.difference(/Folder gone/)).toBeVisible();
    await page.getByRole('radio', { name: /^In sight/ }).check();
  });

  await test.step('revert one: by a plan that holds no more than that', async () => {
    await mapping.difference(/Access changed/).click();
    await mapping.dialog.getByRole('button', { name: 'Plan to revert' }).click();
    await expect(mapping.step(/./)).toHaveCount(2);
    await expect(mapping.step(/Change/)).toContainText(`Edit on ${reports.title} (now Admin)`);
    await mapping.applyAnyhow();
    await mapping.back();
    await expect(mapping.difference(/Access changed/)).toHaveCount(0);
    expect(await landscape.levelOf(readers, reports)).toBe('Edit');
  });

  await test.step('revert the rest: what no plan can put right stays in sight', async () => {
    await page.getByRole('button', { name: 'Plan to revert all' }).click();
    await expect(mapping.step(/Add.*Edit on/)).toContainText(operators);
    await expect(mapping.step(/Remove.*View on/)).toContainText(operators);
    await expectAccessible(page);
    await mapping.applyAnyhow();
    await mapping.back();
    await expect(mapping.difference(/Access/)).toHaveCount(0);
    await expect(mapping.difference(/Team gone/)).toBeVisible();
    expect(await landscape.levelOf(operators, runbooks)).toBe('Edit');
    expect(await landscape.levelOf(operators, reports)).toBeUndefined();
  });

  await test.step('who opens the page anew sees the same, and what was adopted waits among the rules', async () => {
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Ignored (1)' })).toBeVisible();
    await mapping.tab('Rules');
    await expect(mapping.editor).toHaveValue(new RegExp(`Operators[^]*${reports.title}`));
    await expect(page.getByText('Not saved yet')).toBeVisible();
  });
});
