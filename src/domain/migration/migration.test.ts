import { parseMappingDocument } from '../mapping/document';
import type { FolderPermission, Grant, Organisation } from '../organisation/organisation';
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
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { carryAccess, writeCarried } from './carry';
import { findCollisions, type CollisionInput } from './collisions';
import { decodeMigrationRecord, EMPTY_MIGRATION_RECORD, keepGroups, noteTeams } from './migrationRecord';
import { retireTeams } from './retire';
import { certainGroup, matchTeamSync, type MigrationInput } from './teamSync';

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

  const named = (name: string, externalGroup: string, ...others: string[]) => {
    const syncedTeams = [{ teamUid: 'ops', externalGroups: [externalGroup, ...others] }];
    const matches = finish(matchTeamSync(inputOf({ syncedTeams, providerGroups: [{ name }] })));
    return matches.find((match) => match.externalGroup === externalGroup);
  };

  it.each([
    ['the CN of an LDAP name', 'sre', 'cn=sre,ou=groups,dc=example,dc=com', 'common-name'],
    ['a CN with a comma in it', 'SRE, EU', 'CN=SRE\\, EU,OU=Groups,DC=example', 'common-name'],
    ['a CN with an escaped byte', 'SRE, EU', 'CN=SRE\\2c EU,OU=Groups', 'common-name'],
    ['a CN with escaped octets of UTF-8', 'Présidence', 'CN=Pr\\C3\\A9sidence,OU=Groups', 'common-name'],
    ['nothing by octets that are no UTF-8', 'Pr\u00e9sidence', 'CN=Pr\\E9sidence,OU=Groups', undefined],
    ['a CN that differs by case', 'SRE', 'cn=sre,ou=groups', 'similar'],
    ['nothing by another part of an LDAP name', 'groups', 'cn=sre,ou=groups', undefined],
  ])('knows %s', (_, name, externalGroup, by) => {
    expect(named(name, externalGroup)?.by).toBe(by);
  });

  it('takes a CN that stands in two branches for a guess', () => {
    const match = named('sre', 'cn=sre,ou=emea', 'cn=sre,ou=apac');
    expect(match).toMatchObject({ by: 'similar', group: { name: 'sre' } });
    expect(match && certainGroup(match)).toBeUndefined();
  });

  it('finds an object id in whatever case it is written', () => {
    const providerGroups = [{ name: 'Ops', externalId: 'GRP-OPS' }];
    expect(finish(matchTeamSync(inputOf({ providerGroups })))).toMatchObject([{ by: 'external-id' }]);
  });

  it('leaves out what a person left out, though a group fits', () => {
    const choices = new Map([['grp-ops', null]]);
    const [match] = finish(matchTeamSync(inputOf({ providerGroups: [{ name: 'grp-ops' }], choices })));
    expect(match).toEqual({ teamUid: 'ops', externalGroup: 'grp-ops', by: 'left-out' });
  });

  it('does not guess between two', () => {
    const providerGroups = [{ name: 'GRP-ops' }, { name: 'Grp ops' }];
    expect(finish(matchTeamSync(inputOf({ providerGroups })))).toEqual([{ teamUid: 'ops', externalGroup: 'grp-ops' }]);
  });
});

describe('findCollisions', () => {
  const kinds = (partial: Partial<CollisionInput> & { of?: Partial<Organisation> }) => {
    const input = { isGroupSyncOn: false, ...partial, ...inputOf(partial) };
    return finish(findCollisions(input, finish(matchTeamSync(input)))).map(
      ({ kind, severity }) => `${severity} ${kind}`
    );
  };
  const coming = [{ name: 'grp-ops' }];

  const come = { groups: [aGroup('g1', { displayName: 'grp-ops', teamUid: 'new' })] };
  const teams = [old('ops'), aTeam('new')];

  it.each<[string, Partial<CollisionInput> & { of?: Partial<Organisation> }, string[]]>([
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
        of: {
          people: [aPerson('u')],
          memberships: [aMembership('u', 'ops', { isExternal: false, permission: 'admin' })],
        },
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
    [
      'two groups for one team',
      {
        providerGroups: [...coming, { name: 'web' }],
        syncedTeams: [{ teamUid: 'ops', externalGroups: ['grp-ops', 'web'] }],
        of: { teams: [old('ops')] },
      },
      ['info groups-of-one-team'],
    ],
    [
      'somebody whom SCIM does not know',
      {
        providerGroups: coming,
        of: { people: [aPerson('u', { isProvisioned: false })], memberships: [aMembership('u', 'ops')] },
      },
      ['warning members-not-provisioned'],
    ],
    [
      'somebody whom the new team lacks',
      {
        of: {
          ...come,
          teams,
          people: [aPerson('u'), aPerson('v'), aPerson('left', { isDisabled: true })],
          memberships: [aMembership('u', 'ops'), aMembership('v', 'ops'), aMembership('v', 'new')],
        },
      },
      ['warning members-missing'],
    ],
    [
      'members that could not be read',
      { of: { ...come, teams }, unreadTeams: new Set(['new']) },
      ['warning members-unread'],
    ],
    ['what was left out', { choices: new Map([['grp-ops', null]]) }, ['info left-out']],
    ['group sync beside Team Sync', { providerGroups: coming, isGroupSyncOn: true }, ['warning both-on']],
    ['a switch that could not be read', { providerGroups: coming, isGroupSyncOn: undefined }, ['info both-on']],
    ['group sync alone', { providerGroups: coming, isGroupSyncOn: true, stillSynced: 0 }, []],
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
    const once = writeCarried('', carried, input.organisation);
    expect(once).toMatchObject({ ok: true, value: { ruleNames: ['grp-ops (from Team Sync)'], isWritten: false } });
    const text = once.ok ? once.value.text : '';
    expect(writeCarried(text, carried, input.organisation)).toMatchObject({
      ok: true,
      value: { text, isWritten: true },
    });
  });

  it('carries what a team held that is gone', () => {
    const input = inputOf({ providerGroups: [{ name: 'grp-ops' }], of: { teams: [], folders: [aFolder('f')] } });
    const matches = finish(matchTeamSync(input));
    const { carried } = finish(carryAccess(input, matches, actualGrants(), [on('Edit', 'ops')]));
    expect(carried).toMatchObject([{ rule: { folders: [{ path: 'F', permission: 'Edit' }] } }]);
  });

  it('takes another name where somebody has a rule of that name about something else', () => {
    const input = inputOf({ providerGroups: [{ name: 'grp-ops' }] });
    const actual = actualGrants({ folderGrants: [aFolderGrant({ teamUid: 'ops' })] });
    const { carried } = finish(carryAccess(input, finish(matchTeamSync(input)), actual));
    const text = `version: 1
rules:
  # ours
  - name: grp-ops (from Team Sync)
    match: { group: another }
    folders: [ { uid: f, permission: Admin } ]
`;
    const written = writeCarried(text, carried, input.organisation);
    expect(written).toMatchObject({ ok: true, value: { ruleNames: ['grp-ops (from Team Sync) (2)'] } });
    const after = written.ok ? written.value.text : '';
    expect(after).toContain('# ours');
    expect(parseMappingDocument(after).document?.rules[0]).toMatchObject({ match: { group: 'another' } });
    expect(writeCarried(after, carried, input.organisation)).toMatchObject({ value: { isWritten: true } });
  });

  it('refuses a document with errors', () => {
    const input = inputOf({ providerGroups: [{ name: 'grp-ops' }] });
    const actual = actualGrants({ folderGrants: [aFolderGrant({ teamUid: 'ops' })] });
    const { carried } = finish(carryAccess(input, finish(matchTeamSync(input)), actual));
    expect(writeCarried('version: 7', carried, { folders: [] })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/line 1/),
    });
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
  const retire = (grants: Grant[], entries: Grant[] = [], teamUid?: string, unread: string[] = []) =>
    finish(
      retireTeams([{ teamUid: 'ops', externalGroup: 'x', group: { name: 'new', teamUid }, by: 'name' }], {
        unreadTeams: new Set(unread),
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

  it('names a team that holds nothing any more', () => {
    expect(retire([on('Edit', 'new')], [], 'new').emptied).toEqual(['ops']);
    expect(retire([on('Edit', 'ops'), on('Edit', 'new')], [], 'new').emptied).toEqual([]);
    expect(retire([]).emptied).toEqual([]);
  });

  it('takes nothing before the new team holds it, though nobody would lose', () => {
    expect(retire([on('Edit', 'ops'), on('View', 'new')], [], 'new')).toMatchObject({
      plan: { steps: [] },
      notHeld: [on('Edit', 'ops')],
    });
  });

  it('takes nothing from a team whose members are unknown', () => {
    expect(retire([on('View', 'ops'), on('Edit', 'new')], [], 'new', ['ops']).plan.steps).toEqual([]);
  });

  it('leaves to the rules what is theirs', () => {
    expect(retire([on('Edit', 'ops')], [on('Edit', 'ops')], 'new')).toMatchObject({
      plan: { steps: [] },
      byRules: [on('Edit', 'ops')],
    });
  });
});

describe('noteTeams', () => {
  const syncedTeams = [{ teamUid: 'ops', externalGroups: ['grp-ops'] }];
  const foundIn = (memberships = [aMembership('u', 'ops')], grants: Grant[] = [on('View', 'ops')], name = 'ops') => ({
    syncedTeams,
    organisation: { teams: [old('ops', name)], folders: [aFolder('f')], memberships },
    actual: new PretendGrafana(grants, FOLDERS).actual(),
  });
  const noted = finish(noteTeams(EMPTY_MIGRATION_RECORD, foundIn()));

  it('says what a team had, and reads back as it was stored', () => {
    expect(noted.teams).toEqual([
      { teamUid: 'ops', name: 'ops', externalGroups: ['grp-ops'], memberUids: ['u'], grants: [on('View', 'ops')] },
    ]);
    expect(decodeMigrationRecord(JSON.parse(JSON.stringify(noted)))).toEqual({ ok: true, value: noted });
    expect(decodeMigrationRecord({ ...noted, teams: [{ teamUid: 'ops' }] })).toMatchObject({ ok: false });
  });

  it.each([
    ['nothing new', foundIn()],
    ['a member gone', foundIn([])],
    ['a grant gone', foundIn(undefined, [])],
    ['another name', foundIn(undefined, undefined, 'ops (old)')],
    ['the external groups gone', { ...foundIn(), syncedTeams: [] }],
  ])('answers with the same record when there is %s', (_, found) => {
    expect(finish(noteTeams(noted, found))).toBe(noted);
  });

  it('adds members, external groups and stronger grants', () => {
    const found = foundIn([aMembership('v', 'ops')], [on('Admin', 'ops'), on('View', 'ops', 'g')]);
    const more = { ...found, syncedTeams: [{ teamUid: 'ops', externalGroups: ['more'] }] };
    expect(finish(noteTeams(noted, more)).teams).toMatchObject([
      {
        externalGroups: ['grp-ops', 'more'],
        memberUids: ['u', 'v'],
        grants: [on('Admin', 'ops'), on('View', 'ops', 'g')],
      },
    ]);
  });

  it('keeps of a huge list what looks like an external group or a team', () => {
    const huge = Array.from({ length: 6000 }, (_, at) => ({ name: `group ${at}` }));
    const kept = keepGroups(noted, [...huge, { name: 'GRP ops' }, { name: 'x', externalId: 'GRP-OPS' }], ['Group-7']);
    expect(kept.groups.map(({ name }) => name)).toEqual(['group 7', 'GRP ops', 'x']);
    expect(keepGroups(noted, huge.slice(0, 10), []).groups).toHaveLength(10);
  });
});
