import type { Fault } from '../../../sandbox/server/faults';
import { mappingOnSandbox } from '../../../tests/support/mappingOnSandbox';
import type { ApplyReport } from '../../domain/mapping/applyReport';
import { hasChanges } from '../../domain/mapping/plan';
import type { Grant } from '../../domain/organisation/organisation';
import { readStanding } from './readStanding';
import { ledgerQuery } from './useLedger';

const RULES = `version: 1
guard: { percent: 100 }
rules:
  - name: SRE
    match: { group: SRE }
    roles: ["fixed:teams:writer"]
    folders: [{ uid: production, permission: Edit }, { uid: reports, permission: View }]
  - name: Data
    match: { group: Data }
    folders: [{ uid: reports, permission: Admin }]
`;
const WANTED = ['production SRE Edit', 'reports Data Admin', 'reports SRE View', 'role SRE'];

const RECORDS = { method: 'POST', path: '/api/dashboards/db', via: 'proxy' } as const;
const WRITES = { method: 'POST', path: '/api/access-control/*teams/*', via: 'proxy' } as const;

type Place = Pick<Fault, 'match' | 'nth'>;

/** Where a request fails; the ledger is stored before the first write and after the last, then report and drift record. */
const PLACES: ReadonlyArray<[string, Place]> = [
  ['storing the ledger before', { match: RECORDS, nth: 1 }],
  ['the first write', { match: WRITES, nth: 1 }],
  ['a write in the middle', { match: WRITES, nth: 3 }],
  ['every write, and reading roles back', { match: WRITES }],
  ['storing the ledger after', { match: RECORDS, nth: 2 }],
];

const OTHER_PLACES: ReadonlyArray<[string, Place]> = [
  ['reading the ledger', { match: { path: '/api/dashboards/uid/idops-scim-ledger', via: 'proxy' }, nth: 1 }],
  ['every write to one folder', { match: { ...WRITES, path: '/api/access-control/folders/reports/*' } }],
  ['a write on its way from the browser', { match: { ...WRITES, path: '/api/plugin-proxy/*teams/*', via: 'direct' }, nth: 2 }],
  ['reading a folder back', { match: { method: 'GET', path: '/api/access-control/folders/reports', via: 'proxy' } }],
  ['storing the report', { match: RECORDS, nth: 3 }],
  ['storing what drift is told from', { match: RECORDS, nth: 4 }],
  ['the annotation', { match: { method: 'POST', path: '/api/annotations' } }],
];

type Misbehaviour = Omit<Fault, 'match' | 'nth'>;

const GRAVE: ReadonlyArray<[string, Misbehaviour]> = [
  ['429 with a Retry-After too long to wait for', { fault: 'status', status: 429, retryAfter: 60 }],
  ['500', { fault: 'status', status: 500 }],
  ['a connection that drops', { fault: 'drop', times: 1 }],
  ['a malformed answer', { fault: 'malformed' }],
];

const FAULTS: ReadonlyArray<[string, Misbehaviour]> = [
  ['latency', { fault: 'latency', ms: 5 }],
  ['429, once, without Retry-After', { fault: 'status', status: 429, times: 1 }],
  ['429, once, with Retry-After', { fault: 'status', status: 429, retryAfter: 0, times: 1 }],
  ['503, once, with Retry-After', { fault: 'status', status: 503, retryAfter: 0, times: 1 }],
  ['401', { fault: 'status', status: 401 }],
  ['403', { fault: 'status', status: 403 }],
  ['504', { fault: 'status', status: 504 }],
  ['a truncated answer', { fault: 'truncated' }],
  ...GRAVE,
];

async function prepared() {
  const world = await mappingOnSandbox({
    groups: { SRE: ['Ada Lovelace'], Data: ['Cem Chip'] },
    folders: [{ title: 'Production' }, { title: 'Reports' }],
  });
  const { client, grafana } = world;
  /** What teams hold, straight from Grafana: one line for each grant, doubled ones twice. */
  const held = async (): Promise<string[]> => {
    const onFolder = async (folder: string) =>
      (await grafana('GET', `/api/access-control/folders/${folder}`)).flatMap(
        ({ team, permission }: { team?: string; permission: string }) => (team ? `${folder} ${team} ${permission}` : [])
      );
    const roles = await grafana('GET', '/api/access-control/teams/1/roles');
    return [...(await onFolder('production')), ...(await onFolder('reports')), ...roles.map(() => 'role SRE')].sort();
  };
  const { teams } = (await readStanding(client)).organisation;
  const nameOf = (uid: string) => teams.find((team) => team.uid === uid)?.name ?? uid;
  const lineOf = (grant: Grant) =>
    grant.kind === 'folder'
      ? `${grant.folderUid} ${nameOf(grant.teamUid)} ${grant.permission}`
      : `role ${nameOf(grant.teamUid)}`;
  return { ...world, held, lineOf };
}

type World = Awaited<ReturnType<typeof prepared>>;

/** The report says no more than is so, and why for whatever it does not call done. */
function expectTrue(report: ApplyReport, held: readonly string[], { lineOf }: World) {
  for (const { grant, outcome, fault } of report.steps) {
    const stands = held.includes(lineOf(grant));
    if (outcome === 'done' || outcome === 'already') {
      expect([lineOf(grant), stands]).toEqual([lineOf(grant), true]);
    } else {
      expect(fault).toMatch(/\w/);
      expect(stands && report.verified === 'yes').toBe(false);
    }
  }
}

async function expectFinished({ planned, held, lineOf, client }: World) {
  const { plan } = await planned(RULES);
  expect(hasChanges(plan)).toBe(false);
  const { ledger } = await client.query(ledgerQuery);
  expect(ledger.pending).toBeUndefined();
  expect(ledger.grants.map(({ grant, origin }) => `${lineOf(grant)} ${origin}`).sort()).toEqual(
    WANTED.map((line) => `${line} applied`)
  );
  expect(await held()).toEqual(WANTED);
}

/** Applies while something fails, looks what the report says, and applies what is left. */
async function applyThrough(fault: Fault) {
  const world = await prepared();
  const { sandbox, planned, apply, held } = world;
  const first = await planned(RULES);
  sandbox.faults.arm(fault);
  const outcome = await apply(first);
  sandbox.faults.clear();
  if (outcome.status === 'fulfilled') {
    expectTrue(outcome.value.report, await held(), world);
  } else {
    expect(outcome.reason).toMatchObject({ kind: expect.any(String), operation: expect.any(String) });
    expect(await held()).toEqual([]);
  }
  const rest = await planned(RULES);
  if (hasChanges(rest.plan) || rest.ledger.pending) {
    expect(await apply(rest)).toMatchObject({ status: 'fulfilled', value: { report: { verified: 'yes' } } });
  }
  await expectFinished(world);
}

describe.each(PLACES)('a fault of %s', (_place, place) => {
  test.each(FAULTS)('%s: the report is true, and what is left can be applied', (_fault, fault) =>
    applyThrough({ ...fault, ...place })
  );
});

describe.each(OTHER_PLACES)('a fault of %s', (_place, place) => {
  test.each(GRAVE)('%s: the report is true, and what is left can be applied', (_fault, fault) =>
    applyThrough({ ...fault, ...place })
  );
});
