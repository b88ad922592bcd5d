import fc from 'fast-check';
import { grantId } from '../organisation/grantId';
import type { DataSourcePermission, FolderPermission, Organisation } from '../organisation/organisation';
import {
  aDataSource,
  aFolder,
  aGroup,
  aMembership,
  anEntry,
  anOrganisation,
  aPerson,
  aRole,
  aRule,
  aTeam,
} from '../testing/builders';
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { applyPlan } from './apply';
import { guardSettings, judge } from './guard';
import { peopleImpact } from './impact';
import { EMPTY_LEDGER } from './ledger';
import { planMapping, type PlanInput } from './plan';
import type { Rule } from './rule';
import { takesAway } from './step';

const TEAMS = ['a', 'b', 'c', 'd'];
const PEOPLE = Array.from({ length: 8 }, (_, at) => `u${at}`);
const FOLDERS = ['f', 'g'];
const DATA_SOURCES = ['d', 'e'];
const NOW = Date.parse('2026-03-10T12:00:00.000Z');

const anyGrant = fc.oneof(
  fc.record({
    kind: fc.constant('folder' as const),
    teamUid: fc.constantFrom(...TEAMS),
    folderUid: fc.constantFrom(...FOLDERS),
    permission: fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin'),
  }),
  fc.record({
    kind: fc.constant('datasource' as const),
    teamUid: fc.constantFrom(...TEAMS),
    dataSourceUid: fc.constantFrom(...DATA_SOURCES),
    permission: fc.constantFrom<DataSourcePermission>('Query', 'Edit', 'Admin'),
  })
);
const anyGrants = fc.uniqueArray(anyGrant, { selector: grantId, maxLength: 8 });
const anyMembers = fc.uniqueArray(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...TEAMS)), {
  selector: (pair) => pair.join(),
  maxLength: 16,
});
const anyRules = fc
  .array(
    fc.record({
      match: fc.oneof(
        fc.record({ group: fc.constantFrom(...TEAMS) }),
        fc.constantFrom({ glob: '*' }, { regex: '[ab]' })
      ),
      roles: fc.subarray(['custom:writer', 'custom:twin', 'custom:none']),
      folders: fc.array(
        fc.record({
          uid: fc.constantFrom(...FOLDERS, 'none'),
          permission: fc.constantFrom<FolderPermission>('View', 'Edit'),
        }),
        { maxLength: 2 }
      ),
      datasources: fc.array(
        fc.record({
          name: fc.constantFrom('D', 'E', 'NONE'),
          permission: fc.constantFrom<DataSourcePermission>('Query', 'Edit'),
        }),
        { maxLength: 2 }
      ),
      priority: fc.constantFrom(0, 1),
      paused: fc.constantFrom(false, false, true),
    }),
    { maxLength: 4 }
  )
  .map((rules) => rules.map((rule, at) => aRule({ name: `rule ${at}`, ...rule })));

const organisationOf = (members: ReadonlyArray<[string, string]>): Organisation =>
  anOrganisation({
    people: PEOPLE.map((uid) => aPerson(uid)),
    teams: TEAMS.map((uid) => aTeam(uid)),
    memberships: members.map(([user, team]) => aMembership(user, team)),
    groups: [...TEAMS.map((uid) => aGroup(uid)), aGroup('twin', { displayName: 'a' })],
    folders: [aFolder('f'), aFolder('g', { parentUid: 'f' })],
    roles: [aRole('writer'), aRole('one', { name: 'custom:twin' }), aRole('two', { name: 'custom:twin' })],
    dataSources: DATA_SOURCES.map((uid) => aDataSource(uid)),
  });

const mixed = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, at) => ({ item, key: Math.imul(at + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

function judged(input: PlanInput) {
  const plan = finish(planMapping(input));
  const { people, ...counts } = finish(peopleImpact(plan, input));
  const impact = { people, ...counts };
  const settings = guardSettings({ people: 2, protectedTeams: ['A'] });
  const verdict = judge({ ...input, plan, impact, settings, history: plan.ledger.history, nowMs: NOW });
  const { ledger, basedOn: _mark, ...rest } = plan;
  return {
    ...rest,
    owned: ledger.grants.map(({ grant }) => grantId(grant)).sort(),
    changes: people.map(({ userUid, gains, losses }) => [userUid, gains.length, losses.length].join()).sort(),
    counts,
    verdict,
  };
}

describe('whatever the order of the answers', () => {
  it('plan, impact and verdict are the same', () => {
    fc.assert(
      fc.property(anyMembers, anyGrants, anyGrants, anyRules, fc.integer(), (members, grants, ours, rules, seed) => {
        const organisation = organisationOf(members);
        const actual = new PretendGrafana(grants, FOLDERS, ['d']).actual();
        const entries = ours.map((grant) => anEntry(grant));
        const input = {
          document: { version: 1 as const, rules },
          organisation,
          actual,
          ledger: { ...EMPTY_LEDGER, grants: entries },
          today: '2026-03-10',
        };
        const other = {
          ...input,
          organisation: {
            people: mixed(organisation.people, seed),
            teams: mixed(organisation.teams, seed),
            memberships: mixed(organisation.memberships, seed),
            groups: mixed(organisation.groups, seed),
            folders: mixed(organisation.folders, seed),
            roles: mixed(organisation.roles ?? [], seed),
            dataSources: mixed(organisation.dataSources ?? [], seed),
          },
          actual: {
            ...actual,
            roleGrants: mixed(actual.roleGrants, seed),
            folderGrants: mixed(actual.folderGrants, seed),
            dataSourceGrants: mixed(actual.dataSourceGrants, seed),
            foldersRead: mixed(actual.foldersRead, seed),
          },
          ledger: { ...EMPTY_LEDGER, grants: mixed(entries, seed) },
        };
        expect(judged(other)).toEqual(judged(input));
      }),
      { seed: 7, numRuns: 100 }
    );
  });
});

describe('a pause', () => {
  it('takes nothing away, whatever the rules are called by then and whatever the others give', () =>
    fc.assert(
      fc.asyncProperty(anyGrants, anyRules, fc.array(fc.boolean(), { minLength: 4 }), async (grants, rules, renamed) => {
        const organisation = organisationOf([]);
        const world = new PretendGrafana(grants, FOLDERS, DATA_SOURCES);
        const before = world.plan(
          organisation,
          rules.map((rule) => ({ ...rule, paused: false }))
        );
        const impact = { people: [], gaining: 0, losing: 0 };
        const verdict = { held: false, reasons: [], confirmationText: '' };
        await applyPlan(before, world.ports(NOW), { applyId: 'a', by: 'admin', impact, verdict });
        const after = world.plan(
          organisation,
          rules.map((rule, at) => (rule.paused && renamed[at] ? { ...rule, name: `renamed ${at}` } : rule))
        );
        expect(after.steps.filter(takesAway)).toEqual([]);
      }),
      { seed: 7, numRuns: 200 }
    ));
});

describe('a change in parts', () => {
  const gives = (team: string): Rule =>
    aRule({ name: team, match: { group: team }, folders: [{ uid: 'f', permission: 'View' }] });

  it('takes no more people than the guard allows, however it is split', () =>
    fc.assert(
      fc.asyncProperty(
        anyMembers,
        fc.array(fc.tuple(fc.constantFrom(...TEAMS), fc.boolean()), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 0, max: 4 }),
        async (members, edits, limit) => {
          const organisation = organisationOf(members);
          const world = new PretendGrafana([], FOLDERS);
          const settings = guardSettings({ people: limit, percent: 100 });
          const inForce = new Set(TEAMS);
          const apply = async (hour: number) => {
            const input = {
              document: { version: 1 as const, rules: [...inForce].map(gives) },
              organisation,
              actual: world.actual(),
              ledger: world.ledger,
              today: '2026-03-10',
            };
            const plan = finish(planMapping(input));
            const impact = finish(peopleImpact(plan, input));
            const nowMs = NOW + hour * 3_600_000;
            const verdict = judge({ ...input, plan, impact, settings, history: plan.ledger.history, nowMs });
            await applyPlan(plan, world.ports(nowMs), { applyId: `a${hour}`, by: 'admin', impact, verdict });
          };
          await apply(0);
          const everLost = new Set<string>();
          for (const [at, [team, isBack]] of edits.entries()) {
            isBack ? inForce.add(team) : inForce.delete(team);
            await apply(at + 1);
            members
              .filter(
                ([user]) => !members.some(([other, own]) => other === user && world.grants.has(`folder/${own}/f`))
              )
              .forEach(([user]) => everLost.add(user));
          }
          expect(everLost.size).toBeLessThanOrEqual(limit);
        }
      ),
      { seed: 7, numRuns: 150 }
    ));
});
