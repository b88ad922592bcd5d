import { expect, expectAccessible, picture, test } from './fixtures';
import { FOLDERS, Landscape } from './landscape';
import { doneWithout, Mapping } from './mapping';

const { runbooks, reports } = FOLDERS;

test.use({ isConnected: true, expectedErrors: doneWithout });

for (const story of ['demo', 'entra']) {
  test.describe(story, () => {
    test.use({ story });
    test.skip(story === 'entra' && Boolean(process.env.GRAFANA_URL), 'a real Grafana has the people it has');

    test('from a rule to access and back', async ({ page, grafana }) => {
      test.slow();
      const landscape = await Landscape.arrange(grafana);
      const mapping = new Mapping(grafana);
      const { operators, readers } = landscape.team;

      await test.step('write the first rule by form, and save it', async () => {
        await mapping.startEmpty();
        await mapping.editAs('Form');
        const rule = { name: 'Operators', group: operators, folder: runbooks.title, permission: 'Edit' } as const;
        await mapping.fillRule(rule);
        await expectAccessible(page);
        await mapping.dialog.getByRole('button', { name: 'Add to the draft' }).click();
        await expect(page.getByRole('grid', { name: 'Rules' }).getByRole('row', { name: /Operators/ })).toContainText(
          '1 group'
        );
        await mapping.save();
      });

      await test.step('a second one that misses its group by a dash: put right by one click', async () => {
        const rule = { group: landscape.readersMissed, folder: reports.title, permission: 'Edit' } as const;
        await mapping.addRule({ name: 'Readers', ...rule });
        await mapping.editAs('YAML');
        await expect(mapping.editor).toHaveValue(new RegExp(landscape.readersMissed));
        await mapping.preview.getByRole('button', { name: `Use ${readers}` }).click();
        await expect(mapping.editor).toHaveValue(new RegExp(`group: ${readers}`));
        await expect(mapping.preview.getByText('1 group', { exact: true })).toHaveCount(2);
        await mapping.save('readers see reports');
      });

      await test.step('before the push: a list from the provider says which of its groups will match', async () => {
        await mapping.tab('Groups');
        await mapping.dropGroups(`id,displayName\n1,${operators}\n2,${landscape.readersMissed}\n3,E2E Release\n`);
        await expect(mapping.pushed(operators)).toContainText('Will match');
        await expect(mapping.pushed(landscape.readersMissed)).toContainText('Almost matches');
        await expect(mapping.pushed('E2E Release')).toContainText('No rule');
        await expectAccessible(page);
        await picture(page, `before-push-${story}`);
      });

      await test.step('plan: by step, by group, by person, and what stands beside it', async () => {
        await mapping.tab('Plan');
        await expect(mapping.step(new RegExp(`Add.*${operators}.*Edit on ${runbooks.title}`))).toBeVisible();
        await expect(mapping.step(new RegExp(`Add.*${readers}.*Edit on ${reports.title}`))).toBeVisible();
        await mapping.show('By group');
        await expectAccessible(page);
        await expect(page.getByRole('row', { name: new RegExp(readers) })).toContainText(`Edit on ${reports.title}`);
        await mapping.show('By person');
        await expect(page.getByRole('row', { name: landscape.member.operator })).toContainText(runbooks.title);
        await expect(page.getByRole('row', { name: landscape.member.reader })).toContainText(reports.title);
        await mapping.show('Not managed');
        await expectAccessible(page);
        await mapping.show('By step');
      });

      await test.step('the picture: what the plan adds, and only what leads through one folder', async () => {
        await mapping.tab('Picture');
        await expect(mapping.box(`Group: ${operators}`)).toBeVisible();
        await expectAccessible(page);
        await mapping.box(`Folder: ${runbooks.title}`).click();
        await expect(mapping.box(`Group: ${readers}`)).toHaveCount(0);
        await expect(mapping.box(`Group: ${operators}`)).toBeVisible();
        await picture(page, `picture-${story}`);
        await page.getByRole('radio', { name: 'Table', exact: true }).check();
        await expect(
          page.getByRole('grid', { name: 'Ways from groups to access' }).getByRole('row', { name: operators })
        ).toContainText(runbooks.title);
        await expectAccessible(page);
        await mapping.tab('Plan');
      });

      const review = await test.step('save the plan for a review, and read it back', async () => {
        const { text: markdown } = await mapping.download('Markdown for a review');
        expect(markdown).toContain(operators);
        expect(markdown).toContain(landscape.member.operator);
        const file = await mapping.download('JSON for a review');
        await mapping.openReview(file.name, file.text);
        await expect(mapping.notice('This is the plan that was reviewed')).toBeVisible();
        await expectAccessible(page);
        return file;
      });

      await test.step('somebody grants a part of it in between: the reviewed plan is refused, with what changed', async () => {
        await landscape.give(readers, reports, 'Edit');
        await mapping.planAgain();
        await expect(mapping.notice('The plan has changed since the review')).toContainText(
          `Step no longer there: Add Edit on ${reports.title}, team ${readers}`
        );
        await expect(page.getByRole('button', { name: 'Apply the reviewed plan' })).toHaveCount(0);
        await landscape.give(readers, reports, '');
      });

      await test.step('a plan that changed after the question was asked is not applied either', async () => {
        await mapping.planAgain();
        await mapping.askToApply();
        await landscape.give(operators, runbooks, 'View');
        await mapping.confirm();
        await expect(mapping.notice('Grafana has changed since you looked')).toBeVisible();
        await mapping.dialog.getByRole('button', { name: 'Cancel' }).click();
        expect(await landscape.levelOf(operators, runbooks)).toBe('View');
        await landscape.give(operators, runbooks, '');
      });

      await test.step('as nothing differs any more, the reviewed plan is applied; planning again is empty', async () => {
        await mapping.planAgain();
        await mapping.openReview(review.name, review.text);
        await mapping.apply('Apply the reviewed plan');
        await expect(mapping.verified).toBeVisible();
        await expect(mapping.fact('Done')).toHaveText('2');
        await expectAccessible(page);
        await picture(page, `mapping-applied-${story}`);
        await mapping.putAway();
        await expect(mapping.nothingToDo).toBeVisible();
        await mapping.planAgain();
        await expect(mapping.nothingToDo).toBeVisible();
        expect(await landscape.levelOf(operators, runbooks)).toBe('Edit');
        expect(await landscape.levelOf(readers, reports)).toBe('Edit');
      });

      await test.step('history: restore the first version, whose plan takes the second grant away again', async () => {
        await mapping.tab('Rules');
        await mapping.openHistory();
        await expect(mapping.version(2)).toContainText('readers see reports');
        await mapping.version(1).click();
        await expect(mapping.dialog.getByRole('group', { name: 'What changed since version 1' })).toContainText(
          readers
        );
        await expectAccessible(page);
        await mapping.restore(1);
        await mapping.tab('Plan');
        await expect(mapping.step(new RegExp(`Remove.*${readers}.*Edit on ${reports.title}`))).toBeVisible();
        await mapping.tab('Rules');
        await mapping.openHistory();
        await mapping.restore(2);
        await mapping.tab('Plan');
        await expect(mapping.nothingToDo).toBeVisible();
      });

      await test.step('undo the apply, which the guard holds; the rules stay, so the next plan shows it again', async () => {
        const undo = await mapping.planUndo();
        await expect(undo.getByRole('row', { name: new RegExp(`Remove.*${operators}`) })).toBeVisible();
        await expect(mapping.notice('The guard holds this plan')).toBeVisible();
        await expectAccessible(page);
        await mapping.askToApply();
        await expect(mapping.dialog.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
        await mapping.typeWords();
        await mapping.confirm();
        await mapping.putAway();
        await expect(undo.getByText('There is nothing to write')).toBeVisible();
        expect(await landscape.levelOf(operators, runbooks)).toBeUndefined();
        expect(await landscape.levelOf(readers, reports)).toBeUndefined();
        await mapping.back();
        await expect(mapping.step(new RegExp(`Add.*${operators}.*Edit on ${runbooks.title}`))).toBeVisible();
      });
    });
  });
}
