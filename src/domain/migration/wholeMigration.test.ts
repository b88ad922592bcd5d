import fc from 'fast-check';
import { applyPlan } from '../mapping/apply';
import { hasChanges, planMapping, type Plan } from '../mapping/plan';
import { EMPTY_MAPPING_TEXT, parseMappingDocument } from '../mapping/document';
import { compareLevels, grantId, levelOf, type Level } from '../organisation/grantId';
import type { FolderPermission, Membership, Organisation } from '../organisation/organisation';
import { aFolder, aGroup, aMembership, anOrganisation, aPerson, aRole, aTeam } from '../testing/builders';
import { PretendGrafana, type Breakdown } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { lostAccess } from './lostAccess';
import { lookAtMigration } from './migrationLook';
import { EMPTY_MIGRATION_RECORD, noteTeams, type MigrationRecord } from './migrationRecord';

const FOLDERS = ['f', 'g'];
const GROUPS = ['a', 'b', 'c'];
const OLD = ['ops', 'web'];
const TODAY = '2026-03-10';

const anyCase = fc.record({
  grants: fc.uniqueArray(
    fc.oneof(
      fc.record({
        kind: fc.constant('folder' as const),
        teamUid: fc.constantFrom(...OLD),
        folderUid: fc.constantFrom(...FOLDERS),
        permission: fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin'),
      }),
      fc.record({
        kind: fc.constant('role' as const),
        teamUid: fc.constantFrom(...OLD),
        roleUid: fc.constant('writer'),
      })
    ),
    { selector: grantId }
  ),
  external: fc.tuple(fc.subarray(GROUPS), fc.subarray(GROUPS)),
  people: fc.array(fc.subarray(GROUPS), { minLength: 1, maxLength: 4 }),
  byHand: fc.boolean(),
  /** Whether Grafana takes synced members away once the external groups are gone. */
  isEmptied: fc.boolean(),
  arrivals: fc.shuffledSubarray(GROUPS, { minLength: GROUPS.length }),
  breakdowns: fc.array(
    fc.option(
      fc.record({ atRequest: fc.integer({ min: 1, max: 8 }), hasEffect: fc.boolean(), isLasting: fc.boolean() }),
      { nil: undefined }
    ),
    { minLength: 6, maxLength: 6 }
  ),
});
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

class Migration {
  readonly world: PretendGrafana;
  readonly organisation: Organisation;
  readonly lost: string[] = [];
  record: MigrationRecord = EMPTY_MIGRATION_RECORD;
  text = EMPTY_MAPPING_TEXT;
  #external: Map<string, readonly string[]>;
  readonly #before: Map<string, Map<string, Level>>;

  constructor(readonly given: Case) {
    const { grants, external, people, byHand } = given;
    this.world = new PretendGrafana(grants, FOLDERS);
    this.#external = new Map(OLD.map((teamUid, at) => [teamUid, external[at] ?? []]));
    const members = people.flatMap((own, at) =>
      OLD.filter((team) => this.#external.get(team)?.some((group) => own.includes(group))).map((team) =>
        aMembership(`u${at}`, team)
      )
    );
    this.organisation = anOrganisation({
      people: [...people.map((_, at) => aPerson(`u${at}`)), aPerson('hand')],
      teams: OLD.map((uid) => aTeam(uid, { name: uid, isProvisioned: false })),
      memberships: byHand ? [...members, aMembership('hand', 'ops', { isExternal: false })] : members,
      folders: FOLDERS.map((uid) => aFolder(uid)),
      roles: [aRole('writer')],
    });
    this.#before = this.#access();
  }

  facts() {
    const byTeam = new Map([...this.#external].filter(([, groups]) => groups.length > 0));
    return { ...this.standing(), byTeam, record: this.record, text: this.text, ...REST };
  }

  standing = () => ({ organisation: this.organisation, actual: this.world.actual(), ledger: this.world.ledger });

  look = () => finish(lookAtMigration(this.facts()));

  /** Counted here in another way than the domain does. */
  #access(): Map<string, Map<string, Level>> {
    const access = new Map(this.organisation.people.map(({ uid }) => [uid, new Map<string, Level>()]));
    for (const { userUid, teamUid } of this.organisation.memberships) {
      for (const grant of [...this.world.grants.values()].filter((held) => held.teamUid === teamUid)) {
        const about = grantId({ ...grant, teamUid: '' });
        const own = access.get(userUid);
        if (own && compareLevels(levelOf(grant), own.get(about)) > 0) {
          own.set(about, levelOf(grant));
        }
      }
    }
    return access;
  }

  check(): void {
    const now = this.#access();
    this.#before.forEach((had, user) =>
      had.forEach((level, about) => {
        if (compareLevels(now.get(user)?.get(about), level) < 0) {
          this.lost.push(`${user} ${about}`);
        }
      })
    );
    const { lost } = finish(lostAccess(this.record.teams, this.standing()));
    this.lost.push(...lost.map(({ userUid }) => `${userUid} by comparison`));
  }

  note(): void {
    const { byTeam, organisation, actual } = this.facts();
    const syncedTeams = Array.from(byTeam, ([teamUid, externalGroups]) => ({ teamUid, externalGroups }));
    const groups = GROUPS.map((name) => ({ name }));
    this.record = { ...finish(noteTeams(this.record, { syncedTeams, organisation, actual })), groups };
  }

  write(): void {
    const { written } = this.look();
    this.text = written.ok ? written.value.text : this.text;
  }

  arrive(group: string): void {
    const { teams, groups, memberships } = this.organisation;
    const members = this.given.people.flatMap((own, at): Membership[] =>
      own.includes(group) ? [aMembership(`u${at}`, `new-${group}`)] : []
    );
    Object.assign(this.organisation, {
      teams: [...teams, aTeam(`new-${group}`, { name: group })],
      groups: [...groups, aGroup(group, { teamUid: `new-${group}` })],
      memberships: [...memberships, ...members],
    });
  }

  /** The external groups are removed, and with them, maybe, the members that they had brought. */
  switchOff(): void {
    this.#external = new Map();
    if (this.given.isEmptied) {
      const kept = this.organisation.memberships.filter(
        ({ teamUid, isExternal }) => !isExternal || !OLD.includes(teamUid)
      );
      Object.assign(this.organisation, { memberships: kept });
    }
    this.check();
  }

  async apply(plan: Plan | undefined, breakdown?: Breakdown): Promise<void> {
    const ports = this.world.ports(Date.parse('2026-03-10T12:00:00.000Z'));
    this.world.requests = 0;
    this.world.breakdown = breakdown;
    const write: typeof ports.write = async (step) => {
      const answer = await ports.write(step);
      this.check();
      return answer;
    };
    const impact = { people: [], gaining: 0, losing: 0 };
    const verdict = { held: false, reasons: [], confirmationText: '' };
    if (plan) {
      await applyPlan(plan, { ...ports, write }, { applyId: 'm', by: 'admin', impact, verdict });
    }
    this.world.breakdown = undefined;
  }

  async round(breakdowns: ReadonlyArray<Breakdown | undefined> = []): Promise<void> {
    await this.apply(this.look().given?.plan, breakdowns[0]);
    await this.apply(this.look().retirement.plan, breakdowns[1]);
  }

  rulesPlan(): Plan {
    const document = parseMappingDocument(this.text).document ?? { version: 1 as const, rules: [] };
    return finish(planMapping({ document, ...this.standing(), today: TODAY }));
  }

  /** What is left when it is over. */
  end = () => ({
    text: this.text,
    grants: new Map(this.world.grants),
    ledger: this.world.ledger.grants.map(({ grant, ruleNames }) => `${grantId(grant)} ${ruleNames.join()}`).sort(),
  });
}

const REST = { unreadTeams: new Set<string>(), isComplete: true, today: TODAY };

async function migrate(given: Case, breakdowns: Case['breakdowns'] = []): Promise<Migration> {
  const migration = new Migration(given);
  migration.note();
  migration.write();
  for (const [at, group] of given.arrivals.entries()) {
    migration.arrive(group);
    await migration.round(breakdowns.slice(2 * at, 2 * at + 2));
  }
  await migration.round();
  await migration.round();
  migration.switchOff();
  await migration.round();
  return migration;
}

describe('a whole migration', () => {
  it('takes nothing from anybody at any step, and ends', () =>
    fc.assert(
      fc.asyncProperty(anyCase, async (given) => {
        const migration = await migrate(given, given.breakdowns);
        const { steps, given: carried, retirement, comparison } = migration.look();
        expect(migration.lost).toEqual([]);
        expect(comparison).toEqual({ lost: [], unread: 0 });
        expect(hasChanges(migration.rulesPlan())).toBe(false);
        expect(carried?.plan.steps).toEqual([]);
        expect(retirement.plan.steps).toEqual([]);
        expect(retirement.notHeld).toEqual([]);
        const needing = retirement.stillNeeded.flatMap(({ userUids }) => userUids);
        expect(needing.filter((uid) => uid !== 'hand')).toEqual([]);
        expect(steps).toMatchObject({ note: 'done', match: 'done', carry: 'done' });
        expect(steps.verify).toBe(needing.length > 0 ? 'todo' : 'done');
      }),
      { seed: 7, numRuns: 25 }
    ));

  it('ends the same, wherever it breaks off', () =>
    fc.assert(
      fc.asyncProperty(anyCase, async (given) => {
        const [broken, whole] = [await migrate(given, given.breakdowns), await migrate(given)];
        expect(broken.end()).toEqual(whole.end());
      }),
      { seed: 11, numRuns: 12 }
    ));

  it('changes nothing before the groups have come', () =>
    fc.assert(
      fc.property(anyCase, (given) => {
        const migration = new Migration(given);
        migration.note();
        migration.write();
        const { steps, given: carried, retirement } = migration.look();
        expect(hasChanges(migration.rulesPlan())).toBe(false);
        expect([carried?.plan.steps, retirement.plan.steps]).toEqual([[], []]);
        const isWaiting = given.external.some((groups) => groups.length > 0);
        expect(steps.carry).toBe(isWaiting ? 'waiting' : 'done');
      }),
      { seed: 3, numRuns: 12 }
    ));

  it('names who lost something, when the old members went before the new team came', () => {
    const migration = new Migration({
      grants: [{ kind: 'folder', teamUid: 'ops', folderUid: 'f', permission: 'Edit' }],
      external: [['a'], []],
      people: [['a'], ['a']],
      byHand: true,
      isEmptied: true,
      arrivals: [],
      breakdowns: [],
    });
    migration.note();
    migration.write();
    migration.switchOff();
    const { comparison, steps } = migration.look();
    expect(comparison.lost).toEqual([
      {
        userUid: 'u0',
        losses: [expect.objectContaining({ kind: 'folder', folderUid: 'f', before: 'Edit', teamUids: ['ops'] })],
      },
      expect.objectContaining({ userUid: 'u1' }),
    ]);
    expect(steps.verify).toBe('failed');
  });
});
