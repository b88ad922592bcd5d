import type { Fault } from '../../sandbox/server/faults';
import { expect, expectAccessible, type Grafana, test } from './fixtures';
import { FOLDERS, Landscape } from './landscape';
import { doneWithout, Mapping } from './mapping';

const { runbooks, reports } = FOLDERS;

test.skip(Boolean(process.env.GRAFANA_URL), 'a real Grafana cannot be told to fail');
test.use({
  isConnected: true,
  expectedErrors: new RegExp(`${doneWithout.source}|status of (412|429|500|503)|ERR_|Failed to load`),
});

/** A grant of the plan as it is written, and as it is read: before an apply, and once more after it. Then the records. */
const GRANT = { method: 'POST', path: `*/access-control/folders/${reports.uid}/teams/*`, via: 'proxy' } as const;
const READ = { method: 'GET', path: `*/access-control/folders/${reports.uid}`, via: 'proxy' } as const;
const RECORD = { method: 'POST', path: '*/dashboards/db', via: 'proxy' } as const;
const NOTE = { method: 'POST', path: '/api/annotations' } as const;

type Ending =
  /** All was done and read back. */
  | 'whole'
  /** One grant could not be made; the other one was. */
  | 'one-left'
  /** It was written, and the answer was lost: reading back shows it. */
  | 'written'
  /** Not a single grant was written. */
  | 'nothing';

interface Case {
  what: string;
  fault: Fault;
  ending: Ending;
  /** What the page says of it. */
  says?: string | RegExp;
}

const kinds: readonly Case[] = [
  { what: 'a slow answer', fault: { match: GRANT, fault: 'latency', ms: 1500 }, ending: 'whole' },
  {
    what: 'a 429 that says when to come again',
    fault: { match: GRANT, fault: 'status', status: 429, retryAfter: 1, times: 1 },
    ending: 'whole',
  },
  { what: 'a 503 that passes', fault: { match: GRANT, fault: 'status', status: 503, times: 2 }, ending: 'whole' },
  {
    what: 'a 429 that wants a longer wait than anybody has',
    fault: { match: GRANT, fault: 'status', status: 429, retryAfter: 600 },
    ending: 'one-left',
    says: 'Too many requests',
  },
  {
    what: 'a 500',
    fault: { match: GRANT, fault: 'status', status: 500 },
    ending: 'one-left',
    says: 'Internal server error',
  },
  { what: 'a 403', fault: { match: GRANT, fault: 'status', status: 403 }, ending: 'one-left' },
  { what: 'a connection that breaks', fault: { match: GRANT, fault: 'drop' }, ending: 'one-left' },
  { what: 'an answer that is none', fault: { match: GRANT, fault: 'malformed' }, ending: 'written' },
  { what: 'half an answer', fault: { match: GRANT, fault: 'truncated' }, ending: 'written' },
];

const places: readonly Case[] = [
  {
    what: 'the ledger before the first grant',
    fault: { match: RECORD, fault: 'status', status: 500, nth: 1 },
    ending: 'nothing',
    says: 'Internal server error',
  },
  {
    what: 'the ledger after the last grant',
    fault: { match: RECORD, fault: 'status', status: 500, nth: 2 },
    ending: 'whole',
    says: 'The ledger could not be stored at the end',
  },
  {
    what: 'the report',
    fault: { match: RECORD, fault: 'status', status: 500, nth: 3 },
    ending: 'whole',
    says: 'The report could not be stored; the ledger holds what was applied',
  },
  { what: 'the annotation', fault: { match: NOTE, fault: 'status', status: 500 }, ending: 'whole' },
  {
    what: 'reading back',
    fault: { match: READ, fault: 'status', status: 500, nth: 2 },
    ending: 'whole',
    says: 'Could not be read',
  },
];

for (const [where, cases] of [
  ['at a grant', kinds],
  ['around the grants', places],
] as const) {
  test(`an apply survives what can happen ${where}, and what is left can be applied`, async ({ page, grafana }) => {
    test.slow();
    const landscape = await Landscape.arrange(grafana);
    const mapping = new Mapping(grafana);
    const { operators, readers } = landscape.team;
    await mapping.startEmpty();
    await mapping.write(`version: 1
guard: { people: 1000, percent: 100 }
rules:
  - name: Operators
    match: { group: ${operators} }
    folders: [ { uid: ${runbooks.uid}, permission: Edit } ]
  - name: Readers
    match: { group: ${readers} }
    folders: [ { uid: ${reports.uid}, permission: Edit } ]
`);
    await mapping.save();
    await mapping.tab('Plan');
    const judged = new Set<Ending>();

    for (const { what, fault, ending, says } of cases) {
      await test.step(`${what}`, async () => {
        await landscape.give(operators, runbooks, '');
        await landscape.give(readers, reports, '');
        await mapping.planAgain();
        await expect(mapping.step(/Add/)).toHaveCount(2);

        await mapping.askToApply();
        await arm(grafana, fault);
        await mapping.confirm();
        await expectEnding(mapping, ending);
        if (says !== undefined) {
          await expect(page.getByText(says).first()).toBeVisible();
        }
        if (!judged.has(ending)) {
          judged.add(ending);
          await expectAccessible(page);
        }
        expect(await landscape.levelOf(operators, runbooks)).toBe(ending === 'nothing' ? undefined : 'Edit');

        await disarm(grafana);
        await page.getByRole('button', { name: /^(Close|Continue with the rest|Try again)$/ }).click();
        await expect(mapping.report).toBeHidden();
        if (ending === 'nothing' || ending === 'one-left') {
          await mapping.applyWhole();
        }
        await expect(mapping.nothingToDo).toBeVisible();
        expect(await landscape.levelOf(operators, runbooks)).toBe('Edit');
        expect(await landscape.levelOf(readers, reports)).toBe('Edit');
      });
    }
  });
}

async function expectEnding(mapping: Mapping, ending: Ending): Promise<void> {
  if (ending === 'nothing') {
    await expect(mapping.notice('Nothing was applied')).toBeVisible();
    return;
  }
  const [done, failed] = ending === 'one-left' ? ['1', '1'] : ['2', '0'];
  await expect(mapping.fact('Done')).toHaveText(done);
  await expect(mapping.fact('Failed')).toHaveText(failed);
}

const endpoint = ({ stand }: Grafana) => `${stand.url}/__sandbox/faults`;

async function arm(grafana: Grafana, fault: Fault): Promise<void> {
  const answer = await grafana.page.request.post(endpoint(grafana), { data: fault });
  expect(answer.status(), 'telling the sandbox to fail').toBe(201);
}

async function disarm(grafana: Grafana): Promise<void> {
  await grafana.page.request.delete(endpoint(grafana));
}
