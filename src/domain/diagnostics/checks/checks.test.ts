import { failed, ok, type Fault } from '../../fault/Fault';
import { AREAS, type Check } from '../Check';
import type { FactName, Facts } from '../facts';
import { runChecks, type Ports } from '../runChecks';
import type { CheckRow } from '../testing/CheckRow';
import { GRAFANA_ROWS } from '../testing/grafanaRows';
import { GROUP_ROWS } from '../testing/groupRows';
import { aStack, healthyFacts, NOW_MS } from '../testing/healthyFacts';
import { PEOPLE_ROWS } from '../testing/peopleRows';
import { SWITCH_ROWS } from '../testing/switchRows';
import { TOKEN_ROWS } from '../testing/tokenRows';
import type { Verdict } from '../verdict';
import { CHECKS } from '.';

const ROWS = new Map(
  [GRAFANA_ROWS, SWITCH_ROWS, PEOPLE_ROWS, TOKEN_ROWS, GROUP_ROWS].flatMap((rows) => Object.entries(rows))
);
const rowsOf = ({ id }: Check): readonly CheckRow[] => ROWS.get(id) ?? [];

const broken: Fault = { kind: 'unavailable', operation: 'test', detail: 'down', status: 503 };

function portsOf(facts: Facts, faulting: readonly FactName[] = []): Ports {
  const port = <Name extends FactName>(name: Name) => ({
    [name]: async () => (faulting.includes(name) ? failed(broken) : ok(facts[name])),
  });
  return Object.assign({}, ...(Object.keys(facts) as FactName[]).map(port));
}

async function verdictOf(
  check: Check,
  facts: Partial<Facts> = {},
  faulting: readonly FactName[] = []
): Promise<Verdict> {
  const [result] = await runChecks([check], portsOf({ ...healthyFacts(), ...facts }, faulting), { nowMs: NOW_MS });
  if (!result) {
    throw new Error('no result');
  }
  return result.verdict;
}

const textsOf = ({ evidence }: Verdict): string[] =>
  evidence.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ text }) => text)));

const each = CHECKS.map((check): [string, Check] => [check.id, check]);

it('are at least thirty-four, each with an id of its own', () => {
  expect(CHECKS.length).toBeGreaterThanOrEqual(34);
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  expect([...ROWS.keys()].filter((id) => !CHECKS.some((check) => check.id === id))).toEqual([]);
  expect(new Set(CHECKS.map(({ area }) => area))).toEqual(new Set(AREAS));
});

describe.each(each)('%s', (_, check) => {
  it('has a title, a source, and rows in which it finds the gravest that it can', () => {
    expect(check.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(check.title).toMatch(/^[A-Z].*[^.!]$/);
    expect(check.source).toMatch(/^https:\/\//);
    expect(check.needs.length).toBeGreaterThan(0);
    expect(rowsOf(check).some(({ says }) => says === check.severity)).toBe(true);
    expect(check.severity === 'warn' && rowsOf(check).some(({ says }) => says === 'fail')).toBe(false);
  });

  it('passes on a healthy installation, and shows what it saw', async () => {
    const verdict = await verdictOf(check);
    expect(verdict.state).toBe('pass');
    expect(verdict.evidence.length).toBeGreaterThan(0);
  });

  it('does not know when something that it needs cannot be read', async () => {
    for (const name of check.needs) {
      expect(await verdictOf(check, {}, [name])).toMatchObject({ state: 'unknown', fault: broken });
    }
  });
});

describe.each(each.flatMap(([id, check]) => rowsOf(check).map((row): [string, CheckRow, Check] => [id, row, check])))(
  '%s',
  (_, row, check) => {
    it(`says ${row.says} when ${row.when}`, async () => {
      const verdict = await verdictOf(check, row.facts);
      expect(verdict.state).toBe(row.says);
      if (row.shows !== undefined) {
        expect(textsOf(verdict).join('\n')).toContain(row.shows);
      }
      if (verdict.state === 'fail' || verdict.state === 'warn') {
        expect(textsOf(verdict)).not.toEqual([]);
        expect(verdict.cause).toMatch(/\w.*\.$/);
        expect(verdict.remedy.text).toMatch(/\w.*\.$/);
      }
      if (verdict.state === 'unknown' || verdict.state === 'skipped') {
        expect(verdict.why).toMatch(/\w.*\.$/);
      }
    });
  }
);

it('say that they do not know, all of them, when nothing can be read', async () => {
  const facts = healthyFacts();
  const results = await runChecks(CHECKS, portsOf(facts, Object.keys(facts) as FactName[]), { nowMs: NOW_MS });
  expect(new Set(results.map(({ verdict }) => verdict.state))).toEqual(new Set(['unknown']));
});

it('fail at the edition only, and are skipped where there is no SCIM, on open source', async () => {
  const facts = { ...healthyFacts(), stack: aStack({ isEnterprise: false }) };
  const results = await runChecks(CHECKS, portsOf(facts), { nowMs: NOW_MS });
  expect(results.filter(({ verdict }) => verdict.state === 'fail').map(({ id }) => id)).toEqual(['edition']);
  expect(results.filter(({ verdict }) => verdict.state === 'skipped').length).toBeGreaterThan(25);
});
