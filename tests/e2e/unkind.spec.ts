import { expect, expectAccessible, type Grafana, test } from './fixtures';
import { FOLDERS, Landscape } from './landscape';
import { doneWithout, Mapping } from './mapping';

const { runbooks, reports } = FOLDERS;
const RECORD = { method: 'POST', path: '*/dashboards/db', via: 'proxy' } as const;
const GRANT = { method: 'POST', path: '*/access-control/folders/*/teams/*', via: 'proxy' } as const;

test.skip(
  Boolean(process.env.GRAFANA_URL),
  'the records of a real Grafana are not thrown away, nor its requests held up'
);
test.use({
  isConnected: true,
  expectedErrors: new RegExp(`${doneWithout.source}|401 |Failed to load`),
});

const rulesOf = ({ operators, readers }: Landscape['team'], permission = 'Edit') => `version: 1
guard: { people: 1000, percent: 100 }
rules:
  - name: Operators
    match: { group: ${operators} }
    folders: [ { uid: ${runbooks.uid}, permission: ${permission} }, { uid: ${reports.uid}, permission: ${permission} } ]
  - name: Readers
    match: { group: ${readers} }
    folders: [ { uid: ${runbooks.uid}, permission: ${permission} }, { uid: ${reports.uid}, permission: ${permission} } ]
`;

async function arranged(grafana: Grafana) {
  const landscape = await Landscape.arrange(grafana);
  const mapping = new Mapping(grafana);
  await mapping.startEmpty();
  await mapping.write(rulesOf(landscape.team));
  return { landscape, mapping };
}

test('somebody clicks twice, closes the tab under way, and finishes in another one', async ({ page, grafana }) => {
  test.slow();
  const { landscape, mapping } = await arranged(grafana);
  await mapping.save();
  await mapping.tab('Plan');
  await expect(mapping.step(/Add/)).toHaveCount(4);

  await test.step('a double click opens the question, and another one answers it once', async () => {
    grafana.stand.sandbox?.faults.arm({ match: GRANT, fault: 'status', status: 429, retryAfter: 25, nth: 4 });
    await page.getByRole('button', { name: 'Apply', exact: true }).dblclick();
    await mapping.dialog.getByRole('button', { name: 'Apply', exact: true }).dblclick();
    await expect(page.getByText('3 of 4')).toBeVisible();
  });

  const next = await test.step('the browser asks before the tab is closed; it is closed all the same', async () => {
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await (await asked).accept();
    return grafana.inNewTab();
  });

  await test.step('what is left is planned, and applied', async () => {
    const again = new Mapping(next);
    await next.open('mapping?tab=plan');
    await expect(next.page.getByText('An apply did not come to its end')).toBeVisible();
    await expect(again.step(/Add/)).toHaveCount(1);
    await expectAccessible(next.page);
    await again.applyWhole();
    await expect(again.nothingToDo).toBeVisible();
    for (const team of [landscape.team.operators, landscape.team.readers]) {
      expect(await landscape.levelOf(team, runbooks)).toBe('Edit');
      expect(await landscape.levelOf(team, reports)).toBe('Edit');
    }
  });
});

test('the token stops working in the middle of an apply', async ({ page, grafana }) => {
  test.slow();
  const { mapping } = await arranged(grafana);
  const { faults } = grafana.stand.sandbox ?? {};
  await mapping.save();
  await mapping.tab('Plan');
  await expect(mapping.step(/Add/)).toHaveCount(4);
  for (const nth of [2, 3, 4]) {
    faults?.arm({ match: GRANT, fault: 'status', status: 401, nth });
    faults?.arm({ match: RECORD, fault: 'status', status: 401, nth });
  }
  await mapping.apply();
  await expect(mapping.fact('Done')).toHaveText('1');
  await expect(mapping.fact('Failed')).toHaveText('3');
  await expect(mapping.notice('The ledger could not be stored at the end')).toBeVisible();
  await expect(mapping.notice('The report could not be stored either')).toContainText('Replace the token');
  await expectAccessible(page);
  faults?.clear();
  await mapping.report.getByRole('button', { name: 'Continue with the rest' }).click();
  await expect(mapping.step(/Add/)).toHaveCount(3);
  await mapping.applyWhole();
  await expect(mapping.nothingToDo).toBeVisible();
});

test('two tabs of one person each keep their draft', async ({ page, grafana }) => {
  const { landscape, mapping } = await arranged(grafana);
  await mapping.save();
  const beside = await grafana.inNewTab();
  const other = new Mapping(beside);
  await beside.open('mapping?tab=rules');
  await expect(other.editor).toHaveValue(rulesOf(landscape.team));
  await other.write(`${rulesOf(landscape.team)}# of the other tab\n`);
  await mapping.write(`${rulesOf(landscape.team)}# of this tab\n`);
  await mapping.save();

  await beside.page.reload();
  await expect(other.editor).toHaveValue(/# of the other tab/);
  await expect(other.notice('Somebody saved other rules since you began')).toContainText('# of this tab');
  await expectAccessible(beside.page);

  await beside.page.close();
  const later = await grafana.inNewTab();
  await later.open('mapping?tab=rules');
  await expect(new Mapping(later).editor).toHaveValue(/# of the other tab/);
  await page.close();
});

test('the folder with the records is deleted while the rules are being edited', async ({ page, grafana }) => {
  const { landscape, mapping } = await arranged(grafana);
  await mapping.save();
  await mapping.tab('Plan');
  await mapping.applyWhole();
  await mapping.tab('Rules');
  await mapping.write(rulesOf(landscape.team, 'View'));
  await landscape.removeFolder({ uid: 'idops-scim-manager' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await mapping.expectSaved();
  await expect(mapping.editor).toHaveValue(rulesOf(landscape.team, 'View'));
  await page.reload();
  await expect(mapping.editor).toHaveValue(rulesOf(landscape.team, 'View'));
});

test('the ledger is deleted by hand: the plan and Drift say so', async ({ page, grafana }) => {
  const { mapping } = await arranged(grafana);
  await mapping.save();
  await mapping.tab('Plan');
  await mapping.applyWhole();
  await grafana.page.request.delete(`${grafana.stand.url}/api/dashboards/uid/idops-scim-ledger`);
  const gone = mapping.notice('The ledger of what was applied is gone');
  await grafana.open('mapping?tab=plan');
  await expect(gone).toBeVisible();
  await expectAccessible(page);
  await mapping.tab('Drift');
  await expect(gone).toBeVisible();
  await expect(page.getByText(/^Nothing has been applied yet/)).toHaveCount(0);
});
