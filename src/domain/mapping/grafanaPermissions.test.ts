import fc from 'fast-check';
import type { FolderGrant, FolderPermission, Person } from '../organisation/organisation';
import { actualGrants, aFolder, aFolderGrant, aMembership, anOrganisation, aPerson, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { FolderWays, levelOfWays } from './folderWays';
import { compareWithGrafana, type GrafanaPermissions } from './grafanaPermissions';

const FOLDERS = [aFolder('top'), aFolder('mid', { parentUid: 'top' }), aFolder('low', { parentUid: 'mid' })];
const UIDS = FOLDERS.map(({ uid }) => uid);
const MEMBERSHIPS = [aMembership('u', 'sre')];

interface Setting {
  person?: Partial<Person>;
  folderGrants?: readonly FolderGrant[];
  foldersRead?: readonly string[];
  byGrafana?: GrafanaPermissions;
}

function compared({ person, folderGrants = [], foldersRead = UIDS, byGrafana }: Setting) {
  const one = aPerson('u', { role: 'None', ...person });
  return finish(
    compareWithGrafana({
      organisation: anOrganisation({
        people: [one],
        teams: [aTeam('sre')],
        memberships: MEMBERSHIPS,
        folders: FOLDERS,
      }),
      actual: actualGrants({ folderGrants: [...folderGrants], foldersRead: [...foldersRead] }),
      byGrafana: new Map(byGrafana ? [[one.id, byGrafana]] : []),
    })
  );
}

const lines = (setting: Setting) =>
  compared(setting).differing.flatMap(({ folders }) =>
    folders.map(({ folderUid, kind, ours, grafana }) => `${folderUid} ${kind} ${ours} ${grafana}`)
  );

const EDIT_ON_MID = [aFolderGrant({ folderUid: 'mid', teamUid: 'sre', permission: 'Edit' })];

describe('compareWithGrafana', () => {
  it.each<[string, Setting, string[]]>([
    [
      'agrees, inherited rights included',
      {
        byGrafana: {
          'folders:write': ['folders:uid:mid'],
          'folders:read': ['folders:uid:mid'],
          'folders:create': null,
        },
      },
      [],
    ],
    [
      'finds what Grafana does not give',
      { byGrafana: { 'folders:read': ['folders:uid:mid'] } },
      ['mid less Edit View', 'low less Edit View'],
    ],
    [
      'finds what Grafana gives by a role',
      { byGrafana: { 'folders:write': ['folders:*'] } },
      ['top more undefined Edit'],
    ],
    [
      'knows all permissions',
      { byGrafana: { 'folders.permissions:write': ['folders:uid:low'], 'folders:write': ['folders:uid:mid'] } },
      ['low more Edit Admin'],
    ],
    [
      'compares only where it was read who holds what',
      { foldersRead: ['top', 'gone'], byGrafana: { 'folders:write': ['folders:uid:low'] } },
      [],
    ],
    [
      'knows that administrators have every folder',
      { person: { role: 'Admin' }, byGrafana: { 'folders.permissions:write': ['*'] } },
      [],
    ],
  ])('%s', (_, setting, expected) => {
    expect(lines({ folderGrants: EDIT_ON_MID, ...setting })).toEqual(expected);
  });

  it('calls unknown whom Grafana does not name, and never the same', () => {
    expect(compared({})).toEqual({ same: 0, differingCount: 0, differing: [], unknown: ['u'], folderCount: 3 });
  });

  it.each<[string, Array<Partial<Person>>, number, string[]]>([
    ['people without a basic role hold nothing when all others are named', [{ role: 'None' }], 2, []],
    [
      'nothing is known of those left out when one with a basic role is',
      [{ role: 'None' }, { role: 'Viewer' }],
      1,
      ['p0', 'p1'],
    ],
  ])('%s', (_, left, same, unknown) => {
    const seen = aPerson('seen', { id: 1 });
    const people = [seen, ...left.map((parts, at) => aPerson(`p${at}`, { id: at + 2, ...parts }))];
    const comparison = finish(
      compareWithGrafana({
        organisation: anOrganisation({ people, folders: FOLDERS }),
        actual: actualGrants({ foldersRead: UIDS }),
        byGrafana: new Map([[1, { 'folders:read': ['folders:uid:general'] }]]),
      })
    );
    expect(comparison).toEqual({ same, differingCount: 0, differing: [], unknown, folderCount: 3 });
  });

  it('counts everybody who differs, and lists people until 10,000 folders are listed', () => {
    const folders = Array.from({ length: 1_000 }, (_, at) => aFolder(`f${at}`));
    const people = Array.from({ length: 12 }, (_, at) => aPerson(`p${at}`, { id: at + 1, role: 'None' }));
    const comparison = finish(
      compareWithGrafana({
        organisation: anOrganisation({ people, folders }),
        actual: actualGrants({ foldersRead: folders.map(({ uid }) => uid) }),
        byGrafana: new Map(people.map(({ id }) => [id, { 'folders:read': ['folders:*'] }])),
      })
    );
    expect(comparison).toMatchObject({ same: 0, differingCount: 12, unknown: [], folderCount: 1_000 });
    expect(comparison.differing.map(({ userUid }) => userUid)).toEqual(people.slice(0, 10).map(({ uid }) => uid));
  });

  it('leaves disabled people out', () => {
    const byGrafana = { 'folders:write': ['folders:*'] };
    expect(compared({ person: { isDisabled: true }, byGrafana })).toMatchObject({
      same: 0,
      differing: [],
      unknown: [],
    });
  });

  it('agrees with the ways that the plan of one person is made of', () => {
    const grant = fc.record({
      folderUid: fc.constantFrom(...UIDS),
      permission: fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin'),
    });
    const grants = fc.uniqueArray(grant, { selector: ({ folderUid }) => folderUid });
    fc.assert(
      fc.property(grants, grants, fc.constantFrom('None', 'Viewer', 'Admin'), (ofTeam, ofPerson, role) => {
        const folderGrants = [
          ...ofTeam.map((parts) => aFolderGrant({ ...parts, teamUid: 'sre' })),
          ...ofPerson.map((parts) => aFolderGrant({ ...parts, userUid: 'u' })),
          aFolderGrant({ folderUid: 'mid', orgRole: 'Viewer', permission: 'View' }),
        ];
        const waysTo = new FolderWays(FOLDERS, { folderGrants }).of(aPerson('u', { role }), new Set(['sre']));
        const expected = UIDS.flatMap((uid) => {
          const level = levelOfWays(waysTo(uid));
          return level ? [`${uid} less ${level} undefined`] : [];
        });
        expect(lines({ person: { role }, folderGrants, byGrafana: {} })).toEqual(expected);
      }),
      { seed: 11, numRuns: 200 }
    );
  });
});
