import fc from 'fast-check';
import { applyPlan } from '../mapping/apply';
import { EMPTY_MAPPING_TEXT, parseMappingDocument } from '../mapping/document';
import { hasChanges, planMapping, type Plan } from '../mapping/plan';
import { compareLevels, grantId, levelOf, type Level } from '../organisation/grantId';
import type { FolderPermission, Grant, Membership, Organisation } from '../organisation/organisation';
import {
  actualGrants,
  aFolder,
  aFolderGrant,
  aGroup,
  aMembership,
  anEntry,
  anOrganisation,
  aPerson,
  aRole,
  aTeam,
} from '../testing/builders';
import { PretendGrafana, type Breakdown } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { carryAccess, writeCarried } from './carry';
import { findCollisions } from './collisions';
import { retireTeams } from './retire';
import { matchTeamSync, type MigrationInput } from './teamSync';

const FOLDERS = ['f', 'g'];
const on = (permission: FolderPermission, teamUid: string, folderUid = 'f'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});

const old = (uid: string, name = uid) => aTeam(uid, { name, isProvisioned: false });

const inputOf = (partial: Partial<MigrationInput> & { of?: Partial<Organisation> }): MigrationInput => ({
  organisation: anOrganisation({
    teams: [old('ops'), old('web')],
    folders: FOLDERS.map((uid) => aFolder(uid)),
    roles: [aRole('writer')],
    ...partial.of,
  }),
  syncedTeams: [{ teamUid: 'ops', externalGroups: ['grp-ops'] }],
  providerGroups: [],
  ...partial,
});

describe('matchTeamSync', () => {
  it.each<[string, Partial<MigrationInput> & { of?: Partial<Organisation> }, object]>([
    [
      'by id',
      { providerGroups: [{ name: 'Ops', externalId: 'grp-ops' }] },
      { by: 'external-id', group: { name: 'Ops' } },
    ],
    ['by name', { providerGroups: [{ name: 'grp-ops' }] }, { by: 'name' }],
    [
      'a group that was pushed',
      { of: { groups: [aGroup('g1', { displayName: 'grp-ops', teamUid: 'new' })] } },
      { by: 'name', group: { teamUid: 'new' } },
    ],
    ['what is similar', { providerGroups: [{ name: 'GRP ops' }] }, { by: 'similar', group: { name: 'GRP ops' } }],
    [
      'what was chosen',
      { providerGroups: [{ name: 'Other' }], choices: new Map([['grp-ops', 'Other']]) },
      { by: 'chosen' },
    ],
  ])('finds %s', (_, partial, expected) => {
    expect(finish(matchTeamSync(inputOf(partial)))).toMatchObject([
      { teamUid: 'ops', externalGroup: 'grp-ops', ...expected },
    ]);
  });

  it('does not guess between two', () => {
    const providerGroups = [{ name: 'GRP-ops' }, { name: 'Grp ops' }];
    expect(finish(matchTeamSync(inputOf({ providerGroups })))).toEqual([{ teamUid: 'ops', externalGroup: 'grp-ops' }]);
  });
});

describe('findCollisions', () => {
  const kinds = (partial: Partial<MigrationInput> & { of?: Partial<Organisation> }) => {
    const input = inputOf(partial);
    return finish(findCollisions(input, finish(matchTeamSync(input)))).map(
      ({ kind, severity }) => `${severity} ${kind}`
    );
  };
  const coming = [{ name: 'grp-ops' }];

  it.each<[string, Partial<MigrationInput> & { of?: Partial<Organisation> }, string[]]>([
    ['nothing', { providerGroups: coming }, []],
    ['no group', {}, ['error no-group']],
    ['only a similar one', { providerGroups: [{ name: 'GRP-ops' }] }, ['warning only-similar']],
    [
      'the name is taken',
      { providerGroups: coming, of: { teams: [old('ops', 'grp-ops')] } },
      ['error team-name-taken'],
    ],
    [
      'the name is taken but for case',
      { providerGroups: coming, of: { teams: [old('ops', 'GRP-OPS')] } },
      ['warning team-name-taken'],
    ],
    [
      'members by hand and an administrator',
      {
        providerGroups: coming,
        of: { memberships: [aMembership('u', 'ops', { isExternal: false, permission: 'admin' })] },
      },
      ['warning members-by-hand', 'info team-admins'],
    ],
    [
      'one group for two teams',
      {
        providerGroups: coming,
        syncedTeams: ['ops', 'web'].map((teamUid) => ({ teamUid, externalGroups: ['grp-ops'] })),
      },
      ['info group-of-many-teams'],
    ],
    ['both at once', { providerGroups: coming, of: { teams: [aTeam('ops')] } }, ['error provisioned-and-synced']],
  ])('says: %s', (_, partial, expected) => {
    expect(kinds(partial)).toEqual(expected);
  });
});

describe('carryAccess', () => {
  it('gives a group what all its old teams have, each at its strongest', () => {
    const input = inputOf({
      providerGroups: [{ name: 'grp-ops' }],
      syncedTeams: ['ops', 'web'].map((teamUid) => ({ teamUid, externalGroups: ['grp-ops'] })),
    });
    const actual = actualGrants({
      roleGrants: [{ kind: 'role', teamUid: 'web', roleUid: 'writer' }],
      folderGrants: [
        aFolderGrant({ teamUid: 'ops', permission: 'Edit' }),
        aFolderGrant({ teamUid: 'web', permission: 'View' }),
        aFolderGrant({ teamUid: 'web', folderUid: 'gone' }),
      ],
    });
    const { carried, left } = finish(carryAccess(input, finish(matchTeamSync(input)), actual));
    expect(carried).toMatchObject([
      {
        fromTeamUids: ['ops', 'web'],
        rule: {
          name: 'grp-ops (from Team Sync)',
          match: { group: 'grp-ops' },
          roles: ['custom:writer'],
          folders: [{ path: 'F', permission: 'Edit' }],
        },
      },
    ]);
    expect(left).toMatchObject([{ why: expect.stringMatching(/not in the list of folders/) }]);
    const once = writeCarried(EMPTY_MAPPING_TEXT, carried, input.organisation.folders);
    expect(once).toMatchObject({ ok: true });
    expect(once.ok && writeCarried(once.value, carried, input.organisation.folders)).toEqual(once);
  });

  it('carries nothing by a guess', () => {
    const input = inputOf({ providerGroups: [{ name: 'GRP-ops' }] });
    const actual = actualGrants({ folderGrants: [aFolderGrant({ teamUid: 'ops' })] });
    expect(finish(carryAccess(input, finish(matchTeamSync(input)), actual)).carried).toEqual([]);
  });
});

describe('retireTeams', () => {
  const organisation = anOrganisation({
    people: [aPerson('u'), aPerson('v')],
    teams: [old('ops'), aTeam('new')],
    memberships: [aMembership('u', 'ops'), aMembership('v', 'ops'), aMembership('u', 'new')],
    folders: FOLDERS.map((uid) => aFolder(uid)),
  });
  const retire = (grants: Grant[], entries: Grant[] = [], teamUid?: string) =>
    finish(
      retireTeams([{ teamUid: 'ops', externalGroup: 'x', group: { name: 'new', teamUid }, by: 'name' }], {
        organisation,
        actual: new PretendGrafana(grants, FOLDERS).actual(),
        ledger: { version: 1, grants: entries.map((grant) => anEntry(grant)), history: [] },
      })
    );

  it('keeps what somebody would lose, and names them', () => {
    expect(retire([on('Edit', 'ops'), on('Edit', 'new')], [], 'new')).toMatchObject({
      plan: { steps: [] },
      stillNeeded: [{ teamUid: 'ops', grantIds: ['folder/ops/f'], userUids: ['v'] }],
    });
  });

  it('waits for the teams of all groups', () => {
    expect(retire([on('Edit', 'ops')])).toMatchObject({ plan: { steps: [] }, waiting: [{ externalGroup: 'x' }] });
  });

  it('leaves to the rules what is theirs', () => {
    expect(retire([on('Edit', 'ops')], [on('Edit', 'ops')], 'new')).toMatchObject({
      plan: { steps: [] },
      byRules: [on('Edit', 'ops')],
    });
  });
});

const GROUPS = ['a', 'b', 'c'];
const OLD = ['ops', 'web'];
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
  arrivals: fc.shuffledSubarray(GROUPS, { minLength: GROUPS.length }),
  breakdowns: fc.array(
    fc.option(
      fc.record({ atRequest: fc.integer({ min: 1, max: 8 }), hasEffect: fc.boolean(), isLasting: fc.boolean() }),
      { nil: undefined }
    ),
    { minLength: 6, maxLength: 6 }
  ),
});

class Migration {
  readonly world: PretendGrafana;
  readonly organisation: Organisation;
  readonly lost: string[] = [];
  readonly #before: Map<string, Map<string, Level>>;
  readonly #external: Map<string, readonly string[]>;
  text = EMPTY_MAPPING_TEXT;

  constructor(
    grants: readonly Grant[],
    [first, second]: readonly [readonly string[], readonly string[]],
    readonly groupsOf: ReadonlyArray<readonly string[]>,
    byHand: boolean
  ) {
    this.world = new PretendGrafana(grants, FOLDERS);
    this.#external = new Map([
      ['ops', first],
      ['web', second],
    ]);
    const members = groupsOf.flatMap((own, at) =>
      OLD.filter((team) => this.#external.get(team)?.some((group) => own.includes(group))).map((team) =>
        aMembership(`u${at}`, team)
      )
    );
    this.organisation = anOrganisation({
      people: [...groupsOf.map((_, at) => aPerson(`u${at}`)), aPerson('hand')],
      teams: OLD.map((uid) => old(uid)),
      memberships: byHand ? [...members, aMembership('hand', 'ops', { isExternal: false })] : members,
      folders: FOLDERS.map((uid) => aFolder(uid)),
      roles: [aRole('writer')],
    });
    this.#before = this.#access();
  }

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
  }

  arrive(group: string): void {
    const { teams, groups, memberships } = this.organisation;
    const members = this.groupsOf.flatMap((own, at): Membership[] =>
      own.includes(group) ? [aMembership(`u${at}`, `new-${group}`)] : []
    );
    Object.assign(this.organisation, {
      teams: [...teams, aTeam(`new-${group}`, { name: group })],
      groups: [...groups, aGroup(group, { teamUid: `new-${group}` })],
      memberships: [...memberships, ...members],
    });
  }

  #input(): MigrationInput {
    const syncedTeams = OLD.map((teamUid) => ({ teamUid, externalGroups: this.#external.get(teamUid) ?? [] }));
    return { organisation: this.organisation, syncedTeams, providerGroups: GROUPS.map((name) => ({ name })) };
  }

  matches = () => finish(matchTeamSync(this.#input()));

  carry(): void {
    const { carried } = finish(carryAccess(this.#input(), this.matches(), this.world.actual()));
    const written = writeCarried(this.text, carried, this.organisation.folders);
    this.text = written.ok ? written.value : this.text;
  }

  plan(): Plan {
    const document = parseMappingDocument(this.text).document ?? { version: 1 as const, rules: [] };
    return finish(planMapping({ document, ...this.standing(), today: '2026-03-10' }));
  }

  standing = () => ({ organisation: this.organisation, actual: this.world.actual(), ledger: this.world.ledger });

  async apply(plan: Plan, breakdown?: Breakdown): Promise<void> {
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
    await applyPlan(plan, { ...ports, write }, { applyId: 'm', by: 'admin', impact, verdict });
    this.world.breakdown = undefined;
  }

  async round(breakdowns: ReadonlyArray<Breakdown | undefined> = []): Promise<void> {
    this.carry();
    await this.apply(this.plan(), breakdowns[0]);
    await this.apply(finish(retireTeams(this.matches(), this.standing())).plan, breakdowns[1]);
  }
}

describe('a whole migration', () => {
  it('takes nothing from anybody at any step, wherever it breaks off, and ends', () =>
    fc.assert(
      fc.asyncProperty(anyCase, async ({ grants, external, people, byHand, arrivals, breakdowns }) => {
        const migration = new Migration(grants, external, people, byHand);
        migration.carry();
        expect(hasChanges(migration.plan())).toBe(false);
        for (const [at, group] of arrivals.entries()) {
          migration.arrive(group);
          await migration.round(breakdowns.slice(2 * at, 2 * at + 2));
        }
        await migration.round();
        await migration.round();
        expect(migration.lost).toEqual([]);
        expect(hasChanges(migration.plan())).toBe(false);
        const { plan, stillNeeded } = finish(retireTeams(migration.matches(), migration.standing()));
        expect(plan.steps).toEqual([]);
        expect(stillNeeded.flatMap(({ userUids }) => userUids).filter((uid) => uid !== 'hand')).toEqual([]);
        const left = [...migration.world.grants.values()].filter(({ teamUid }) => OLD.includes(teamUid));
        const keeps = (teamUid: string) =>
          (byHand && teamUid === 'ops') || migration.matches().every((match) => match.teamUid !== teamUid);
        expect(left.every(({ teamUid }) => keeps(teamUid))).toBe(true);
      }),
      { seed: 7, numRuns: 60 }
    ));
});
