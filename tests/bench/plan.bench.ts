import { performance } from 'node:perf_hooks';
import { explainAccess } from '../../src/domain/audit/explain';
import { filterPeople, peopleRows, sortPeople } from '../../src/domain/audit/people';
import { findDrift } from '../../src/domain/drift/findDrift';
import { flowGrants, flowPaths } from '../../src/domain/flow/flow';
import { flowCrowd } from '../../src/domain/flow/flowCrowd';
import { flowLayout } from '../../src/domain/flow/flowLayout';
import { flowPicture } from '../../src/domain/flow/flowPicture';
import { parseMappingDocument, serializeMappingDocument } from '../../src/domain/mapping/document';
import { pauseRule } from '../../src/domain/mapping/editMapping';
import { compareWithGrafana, type GrafanaPermissions } from '../../src/domain/mapping/grafanaPermissions';
import { peopleImpact } from '../../src/domain/mapping/impact';
import { EMPTY_LEDGER } from '../../src/domain/mapping/ledger';
import { matchRules } from '../../src/domain/mapping/match';
import { personPlan } from '../../src/domain/mapping/personPlan';
import { planMapping, type Plan, type PlanInput } from '../../src/domain/mapping/plan';
import { compareProviderGroups } from '../../src/domain/mapping/providerGroups';
import type { MappingDocument, Rule } from '../../src/domain/mapping/rule';
import { unfeltRemovals } from '../../src/domain/mapping/unfeltRemovals';
import { writeDown } from '../../src/domain/mapping/writeDown';
import type { Grant, Membership, Organisation } from '../../src/domain/organisation/organisation';
import type { Work } from '../../src/domain/work/work';

const SIZES = [
  { people: 100, groups: 12 },
  { people: 10_000, groups: 500 },
  { people: 100_000, groups: 5_000 },
];
/** The same with sizes that do not grow together: few people in many groups, and many in few. */
const PEOPLE = SIZES.map(({ people }) => people);
const GROUPS = SIZES.map(({ groups }) => groups);
const RUNS = 5;
const MEMBERSHIPS_EACH = 3;
const FOLDERS = 200;

function organisationOf(people: number, groups: number): Organisation {
  const teamUids = Array.from({ length: groups }, (_, at) => `team-${at}`);
  const memberships: Membership[] = [];
  for (let person = 0; person < people; person += 1) {
    for (let nth = 0; nth < MEMBERSHIPS_EACH; nth += 1) {
      const teamUid = `team-${(person * 31 + nth * 17) % groups}`;
      memberships.push({ userUid: `user-${person}`, teamUid, permission: 'member', isExternal: true });
    }
  }
  return {
    people: Array.from({ length: people }, (_, at) => ({
      uid: `user-${at}`,
      id: at,
      login: `user-${(at * 7919) % people}`,
      email: `user-${at}@example.com`,
      name: `User ${(at * 104729) % people}`,
      role: 'Viewer',
      isDisabled: at % 50 === 0,
      isProvisioned: at % 10 !== 0,
      authLabels: ['SAML'],
    })),
    teams: teamUids.map((uid, id) => ({ uid, id, name: `Team ${id}`, email: '', isProvisioned: true })),
    memberships,
    groups: teamUids.map((teamUid, at) => ({ id: `group-${at}`, displayName: `area-${at % 20}-group-${at}`, teamUid })),
    folders: Array.from({ length: FOLDERS }, (_, at) => ({
      uid: `folder-${at}`,
      title: `Folder ${at}`,
      ...(at >= 20 && { parentUid: `folder-${at % 20}` }),
    })),
    roles: [{ uid: 'writer', name: 'custom:writer', displayName: '', description: '', group: '', isDelegatable: true }],
  };
}

/** One rule for all groups, one for each of 20 areas, and one for each of up to 500 groups. */
function rulesFor(groups: number): Rule[] {
  const rest = { roles: [], datasources: [], priority: 0, paused: false };
  return [
    {
      ...rest,
      name: 'all',
      match: { glob: 'area-*' },
      roles: ['custom:writer'],
      folders: [{ uid: 'folder-0', permission: 'View' }],
    },
    ...Array.from({ length: 20 }, (_, at): Rule => ({
      ...rest,
      name: `area ${at}`,
      match: { regex: `area-${at}-.*` },
      folders: [{ path: `Folder ${at}/Folder ${at + 20}`, permission: 'Edit' }],
    })),
    ...Array.from({ length: Math.min(500, groups) }, (_, at): Rule => ({
      ...rest,
      name: `group ${at}`,
      match: { group: `area-${at % 20}-group-${at}` },
      folders: [{ uid: `folder-${at % FOLDERS}`, permission: 'Admin' }],
    })),
  ];
}

/** Half of the teams hold the role already; every third one has a grant that nobody here made; some are to be removed. */
function inputFor(people: number, groups: number): PlanInput {
  const organisation = organisationOf(people, groups);
  const teamUids = organisation.teams.map(({ uid }) => uid);
  const stale = teamUids
    .filter((_, at) => at % 4 === 0)
    .map((teamUid): Grant => ({ kind: 'folder', teamUid, folderUid: 'folder-199', permission: 'Edit' }));
  return {
    organisation,
    document: { version: 1, rules: rulesFor(groups) },
    actual: {
      roleGrants: teamUids
        .filter((_, at) => at % 2 === 0)
        .map((teamUid) => ({ kind: 'role', teamUid, roleUid: 'writer' })),
      folderGrants: [
        ...teamUids
          .filter((_, at) => at % 3 === 0)
          .map((teamUid) => ({
            folderUid: 'folder-1',
            teamUid,
            permission: 'View' as const,
            isInherited: false,
            isManaged: true,
          })),
        ...stale.map(({ teamUid }) => ({
          folderUid: 'folder-199',
          teamUid,
          permission: 'Edit' as const,
          isInherited: false,
          isManaged: true,
        })),
      ],
      rolesReadOf: 'all',
      foldersRead: organisation.folders.map(({ uid }) => uid),
      dataSourceGrants: [],
      dataSourcesRead: [],
      unread: [],
      hasRoles: true,
    },
    ledger: {
      ...EMPTY_LEDGER,
      grants: stale.map((grant) => ({
        grant,
        origin: 'applied',
        ruleNames: ['gone'],
        appliedAt: '2026-03-01T00:00:00.000Z',
        applyId: 'a',
      })),
    },
    today: '2026-03-10',
  };
}

interface Timed<T> {
  value: T;
  totalMs: number;
  longestSliceMs: number;
}

function timed<T>(work: Work<T>): Timed<T> {
  const startMs = performance.now();
  let sliceStartMs = startMs;
  let longestSliceMs = 0;
  for (;;) {
    const turn = work.next();
    const nowMs = performance.now();
    longestSliceMs = Math.max(longestSliceMs, nowMs - sliceStartMs);
    sliceStartMs = nowMs;
    if (turn.done) {
      return { value: turn.value, totalMs: nowMs - startMs, longestSliceMs };
    }
  }
}

const middle = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;

/** What the size before took, by what was measured. */
const smaller = new Map<string, number>();

const ratio = (ms: number, beforeMs: number | undefined): string =>
  beforeMs === undefined ? '' : `  × ${(ms / beforeMs).toFixed(1)}`;

/** Middles of several runs; the first is thrown away, as it pays for compiling. */
function measure<T>(what: string, size: string, make: () => Work<T>): T {
  const [first, ...runs] = Array.from({ length: RUNS + 1 }, () => timed(make()));
  const figures = [
    middle(runs.map(({ totalMs }) => totalMs)),
    middle(runs.map(({ longestSliceMs }) => longestSliceMs)),
  ];
  const [totalMs = NaN] = figures;
  const [total, slice] = figures.map((ms) => `${ms.toFixed(1).padStart(8)} ms`);
  const line = `${what.padEnd(10)} ${size.padStart(27)}  total ${total}  longest slice ${slice}`;
  process.stdout.write(`${line}${ratio(totalMs, smaller.get(what))}\n`);
  smaller.set(what, totalMs);
  return first?.value ?? timed(make()).value;
}

/** A computation that does not pause, measured as one slice. */
function* atOnce<T>(compute: () => T): Work<T> {
  return compute();
}

/** The rules of single groups, each with a name that differs from a real one by its dashes: no rule finds its group. */
function missing({ rules, ...document }: MappingDocument): MappingDocument {
  const missed = rules.flatMap((rule) =>
    'group' in rule.match && rule.match.group !== undefined
      ? [{ ...rule, match: { group: rule.match.group.replaceAll('-', ' ') } }]
      : []
  );
  return { ...document, rules: missed };
}

/** Everybody may look at a third of the folders. */
function grafanaAnswer({ people, folders }: Organisation): ReadonlyMap<number, GrafanaPermissions> {
  const scopes = [0, 1, 2].map((rest) =>
    folders.filter((_, at) => at % 3 === rest).map(({ uid }) => `folders:uid:${uid}`)
  );
  return new Map(people.map(({ id }) => [id, { 'folders:read': scopes[id % 3] ?? [] }]));
}

const ROOM = { group: 20, team: 20, target: 20 };

function* picture({ organisation, actual }: PlanInput, plan: Plan): Work<unknown> {
  const crowd = yield* flowCrowd(organisation);
  const grants = yield* flowGrants(organisation, actual, plan);
  const paths = yield* flowPaths({ organisation, crowd, actual, grants });
  return flowLayout(yield* flowPicture(paths, crowd, ROOM));
}

for (const { people, groups } of SIZES) {
  const input = inputFor(people, groups);
  const size = `${people} people, ${groups} groups`;
  const plan = measure('plan', size, () => planMapping(input));
  const impact = measure('impact', size, () => peopleImpact(plan, input));
  measure('unfelt', size, () => unfeltRemovals(plan, impact));
  const byGrafana = grafanaAnswer(input.organisation);
  measure('grafana', size, () => compareWithGrafana({ ...input, byGrafana }));
  measure('match', size, () => matchRules(input));
  measure('near miss', size, () => matchRules({ ...input, document: missing(input.document) }));
  const [person] = input.organisation.people;
  if (person) {
    measure('person', size, () => atOnce(() => personPlan(person, plan, input)));
    measure('explain', size, () => atOnce(() => explainAccess(person, input.organisation, input.actual)));
  }
  measure('drift', size, () => findDrift(input));
  measure('picture', size, () => picture(input, plan));
  measure('write down', size, () => writeDown(input.organisation, input.actual));
  const list = input.organisation.groups.map(({ displayName }) => ({ name: `${displayName} ` }));
  measure('provider', size, () => compareProviderGroups({ ...input.organisation, ...input, list }));
  const text = serializeMappingDocument(input.document);
  measure('parse', size, () => atOnce(() => parseMappingDocument(text)));
  measure('edit', size, () => atOnce(() => pauseRule(text, 'area 7', true)));
  const rows = measure('rows', size, () => peopleRows(input.organisation));
  measure('sort', size, () => sortPeople(rows, { key: 'name' }));
  measure('filter', size, () => filterPeople(rows, { text: 'user 99' }));
  process.stdout.write(`           ${plan.steps.length} steps, ${impact.gaining} gain, ${impact.losing} lose\n`);
}

smaller.clear();
for (const people of PEOPLE) {
  for (const groups of GROUPS) {
    measurePair(people, groups);
  }
}

/** What depends on both most: in one line, without the slices. */
function measurePair(people: number, groups: number): void {
  const input = inputFor(people, groups);
  const plan = timed(planMapping(input)).value;
  const [person] = input.organisation.people;
  const missed = { ...input, document: missing(input.document) };
  const works: ReadonlyArray<readonly [string, () => Work<unknown>]> = [
    ['plan', () => planMapping(input)],
    ['person', () => atOnce(() => person && personPlan(person, plan, input))],
    ['near miss', () => matchRules(missed)],
    ['picture', () => picture(input, plan)],
  ];
  const figures = works.map(([what, make]) => `${what} ${usual(make).toFixed(1)} ms`);
  process.stdout.write(`${people} people, ${groups} groups: ${figures.join(', ')}\n`);
}

/** Milliseconds, the middle of several runs after a first one. */
function usual(make: () => Work<unknown>): number {
  const [, ...runs] = Array.from({ length: RUNS + 1 }, () => timed(make()).totalMs);
  return middle(runs);
}
