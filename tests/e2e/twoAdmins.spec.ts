import { expect, expectAccessible, test } from './fixtures';
import { FOLDERS, Landscape } from './landscape';
import { doneWithout, Mapping } from './mapping';

const { runbooks, reports } = FOLDERS;

/** The second of two who save at once is answered with a conflict. */
test.use({ isConnected: true, expectedErrors: new RegExp(`${doneWithout.source}|412 .*dashboards/db`) });

const ruleOf = (group: string, folder: string) => `  - name: ${group}
    match: { group: ${group} }
    folders: [ { uid: ${folder}, permission: Edit } ]
`;
const documentOf = (...rules: string[]) => `version: 1\nrules:\n${rules.join('')}`;

test('of two administrators at once, the second is told, and nobody loses anything', async ({
  page,
  grafana,
  second,
}) => {
  test.slow();
  const landscape = await Landscape.arrange(grafana);
  const another = await landscape.signInAnother(second);
  const mine = new Mapping(grafana);
  const theirs = new Mapping(second);
  const { operators, readers } = landscape.team;
  const first = ruleOf(operators, runbooks.uid);
  const later = ruleOf(readers, reports.uid);

  await test.step('both begin with the same rules', async () => {
    await mine.startEmpty();
    await mine.write(documentOf(first));
    await mine.save();
    await second.open('mapping?tab=rules');
    await expect(theirs.editor).toHaveValue(documentOf(first));
  });

  await test.step('both edit, and the other one saves first', async () => {
    await mine.write(`# of mine\n${documentOf(first)}`);
    await theirs.write(documentOf(first, later));
    await theirs.save('readers, too');
  });

  await test.step('saving is refused: who changed what is shown, and both texts are there', async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const notice = mine.notice('Somebody saved other rules since you began');
    await expect(notice).toContainText(another);
    await expect(notice.getByRole('group', { name: 'What they changed' })).toContainText(`name: ${readers}`);
    await expect(mine.editor).toHaveValue(/# of mine/);
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
    await expectAccessible(page);
  });

  await test.step('both are kept: what is saved now says both, and what was replaced is in the history', async () => {
    await page.getByRole('button', { name: 'Keep mine; saving replaces theirs' }).click();
    await mine.write(`# of mine\n${documentOf(first, later)}`);
    await mine.save('of both');
    await mine.openHistory();
    await expect(mine.version(2)).toContainText('readers, too');
    await expect(mine.version(2)).toContainText(another);
    await expect(mine.version(3)).toContainText('of both');
    await mine.close();
    await second.page.reload();
    await expect(theirs.editor).toHaveValue(/# of mine/);
  });

  const held =
    await test.step('both apply the same plan; one request of mine is slower than all of theirs', async () => {
      await mine.tab('Plan');
      await expect(mine.step(new RegExp(`Add.*${operators}`))).toBeVisible();
      await theirs.tab('Plan');
      await expect(theirs.step(new RegExp(`Add.*${operators}`))).toBeVisible();
      const release = await mine.holdLedger();
      await mine.apply();
      await release.isReached;
      await theirs.applyWhole();
      await expect(theirs.nothingToDo).toBeVisible();
      return release;
    });

  await test.step('mine is refused before it wrote anything, and says who was first', async () => {
    held.letGo();
    const notice = mine.notice('Nothing was applied');
    await expect(notice).toContainText(another);
    await expectAccessible(page);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(mine.nothingToDo).toBeVisible();
    expect(await landscape.levelOf(operators, runbooks)).toBe('Edit');
    expect(await landscape.levelOf(readers, reports)).toBe('Edit');
  });

  await test.step('one report is kept, of the one who applied', async () => {
    await page.getByRole('button', { name: 'Earlier applies' }).click();
    const reports = page.getByRole('button', { name: /^Apply \d{4}-/ });
    await expect(reports).toHaveCount(1);
    await reports.click();
    await expect(mine.dialog.getByText(another)).toBeVisible();
  });
});
