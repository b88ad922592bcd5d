import { failed, ok } from '../fault/Fault';
import { check, type Check } from './Check';
import { runChecks, type CheckResult, type Ports } from './runChecks';
import { healthyFacts } from './testing/healthyFacts';
import { pass, unknown, warn } from './verdict';
import { countStates, byGravity } from './summary';

const facts = healthyFacts();
const down = { kind: 'network', operation: 'x', detail: 'down' } as const;

const ports = (partial: Partial<Ports> = {}): Ports => ({
  stack: async () => ok(facts.stack),
  licence: async () => ok(facts.licence),
  connection: async () => ok(facts.connection),
  switches: async () => ok(facts.switches),
  ini: async () => ok(facts.ini),
  saml: async () => ok(facts.saml),
  endpoint: async () => ok(facts.endpoint),
  people: async () => ok(facts.people),
  scimUsers: async () => ok(facts.scimUsers),
  teams: async () => ok(facts.teams),
  memberships: async () => ok(facts.memberships),
  groups: async () => ok(facts.groups),
  accounts: async () => ok(facts.accounts),
  teamSync: async () => ok(facts.teamSync),
  mapping: async () => ok(facts.mapping),
  ledger: async () => ok(facts.ledger),
  ...partial,
});

const aCheck = (id: string, partial: Partial<Check> = {}): Check => ({
  id,
  title: id,
  area: 'people',
  severity: 'warn',
  needs: ['people'],
  judge: () => pass(),
  source: 'https://example.com',
  ...partial,
});

const nowMs = 1_000;
const stateOf = ({ id, verdict }: CheckResult) => [id, verdict.state];

it('reads each fact once, and only those that are needed', async () => {
  const asked: string[] = [];
  const people = async () => {
    asked.push('people');
    return ok(facts.people);
  };
  const teams = async () => {
    asked.push('teams');
    return ok(facts.teams);
  };
  await runChecks([aCheck('a'), aCheck('b'), aCheck('c')], ports({ people, teams }), { nowMs });
  expect(asked).toEqual(['people']);
});

it('reports each result as it comes, and answers all in the order of the checks', async () => {
  const seen: string[] = [];
  let release = () => undefined as void;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const people = async () => {
    await slow;
    return ok(facts.people);
  };
  const running = runChecks([aCheck('slow'), aCheck('quick', { needs: ['teams'] })], ports({ people }), {
    nowMs,
    onResult: ({ id }) => {
      seen.push(id);
      release();
    },
  });
  expect((await running).map(stateOf)).toEqual([
    ['slow', 'pass'],
    ['quick', 'pass'],
  ]);
  expect(seen).toEqual(['quick', 'slow']);
});

it.each<[string, Partial<Ports>, Partial<Check>]>([
  ['a fact faults', { people: async () => failed(down) }, {}],
  ['one of several faults', { teams: async () => failed(down) }, { needs: ['people', 'teams'] }],
  ['a reader breaks', { people: () => Promise.reject(new Error('bug')) }, {}],
  ['it cannot be told whether it applies', { stack: async () => failed(down) }, { skip: () => undefined }],
  [
    'the check breaks',
    {},
    {
      judge: () => {
        throw new Error('bug');
      },
    },
  ],
  [
    'long work breaks',
    {},
    {
      *judge() {
        yield;
        throw new Error('bug');
      },
    },
  ],
])('is unknown when %s', async (_, partial, spec) => {
  const [result] = await runChecks([aCheck('a', spec)], ports(partial), { nowMs });
  expect(result?.verdict.state).toBe('unknown');
  expect(result?.atMs).toBe(nowMs);
});

it('names the fault', async () => {
  const [result] = await runChecks([aCheck('a')], ports({ people: async () => failed(down) }), { nowMs });
  expect(result?.verdict).toMatchObject({ state: 'unknown', fault: down });
});

it('skips without reading', async () => {
  const people = jest.fn(ports().people);
  const [result] = await runChecks([aCheck('a', { skip: () => 'Not here.' })], ports({ people }), { nowMs });
  expect(result?.verdict).toEqual({ state: 'skipped', why: 'Not here.', evidence: [] });
  expect(people).not.toHaveBeenCalled();
});

it('hands long work to whoever runs it', async () => {
  const long = check({
    ...aCheck('a'),
    needs: ['people'],
    *judge({ people }) {
      yield;
      return people.length > 0 ? pass() : unknown('x');
    },
  });
  const runWork = jest.fn((work) => {
    work.next();
    return work.next().value;
  });
  const [result] = await runChecks([long], ports(), { nowMs, runWork });
  expect(runWork).toHaveBeenCalledTimes(1);
  expect(result?.verdict.state).toBe('pass');
});

it('stops when it is aborted', async () => {
  const onResult = jest.fn();
  const signal = {
    throwIfAborted() {
      throw new Error('aborted');
    },
  };
  await expect(runChecks([aCheck('a')], ports(), { nowMs, signal, onResult })).rejects.toThrow('aborted');
  expect(onResult).not.toHaveBeenCalled();
});

it('puts the gravest first, and what is unknown by how grave it could be', () => {
  const verdicts = {
    passed: pass(),
    mild: unknown('x'),
    grave: unknown('x'),
    warned: warn({ evidence: [], cause: '', remedy: { text: '' } }),
  };
  const checks = Object.keys(verdicts).map((id) => aCheck(id, { severity: id === 'grave' ? 'fail' : 'warn' }));
  const results = Object.entries(verdicts).map(([id, verdict]): CheckResult => ({ id, verdict, atMs: 0 }));
  expect(byGravity(checks, results).map(({ check: { id } }) => id)).toEqual(['warned', 'grave', 'mild', 'passed']);
  expect(countStates(results)).toEqual({ fail: 0, warn: 1, unknown: 2, pass: 1, skipped: 0 });
});
