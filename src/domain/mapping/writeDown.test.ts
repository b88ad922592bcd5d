import fc from 'fast-check';
import { grantId } from '../organisation/grantId';
import type { Grant, Group, Organisation } from '../organisation/organisation';
import { actualGrants, aFolder, aFolderGrant, aGroup, anOrganisation, aRole, aTeam } from '../testing/builders';
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { parseMappingDocument } from './document';
import { EMPTY_LEDGER } from './ledger';
import { hasChanges, planMapping, type Plan } from './plan';
import { writeDown } from './writeDown';

const onFolder = (folderUid: string, teamUid = 'sre'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission: 'Edit',
});
const role = (roleUid: string, teamUid = 'sre'): Grant => ({ kind: 'role', teamUid, roleUid });

const ORGANISATION = anOrganisation({
  teams: [aTeam('sre'), aTeam('data'), aTeam('free')],
  groups: [aGroup('sre', { displayName: 'Site: reliability' }), aGroup('data')],
  folders: [
    aFolder('f'),
    aFolder('child', { parentUid: 'f' }),
    aFolder('one', { title: 'Same' }),
    aFolder('two', { title: 'Same' }),
  ],
  roles: [aRole('writer'), aRole('forbidden', { isDelegatable: false })],
});

const reading = (grants: readonly Grant[], { folders }: Organisation) =>
  new PretendGrafana(
    grants,
    folders.map(({ uid }) => uid)
  ).actual();

function planOf(text: string, organisation: Organisation, grants: readonly Grant[]): Plan {
  const { document } = parseMappingDocument(text);
  if (!document) {
    throw new Error('no document');
  }
  const actual = reading(grants, organisation);
  return finish(planMapping({ document, organisation, actual, ledger: EMPTY_LEDGER, today: '2026-03-10' }));
}

const written = (grants: readonly Grant[], organisation = ORGANISATION) =>
  finish(writeDown(organisation, reading(grants, organisation)));

describe('writeDown', () => {
  it('writes a rule for each team of a group, by names where they lead back', () => {
    const grants = [onFolder('child'), role('writer'), onFolder('one', 'data'), onFolder('f', 'free')];
    const { text, ruleCount, left } = written(grants);
    expect(text.replace(/^#.*\n/gm, '')).toBe(`version: 1
rules:
  - name: "Site: reliability"
    match:
      group: "Site: reliability"
    roles:
      - custom:writer
    folders:
      - path: F/CHILD
        permission: Edit
  - name: data
    match:
      group: data
    folders:
      - uid: one
        permission: Edit
`);
    expect(ruleCount).toBe(2);
    expect(left).toEqual([{ grant: onFolder('f', 'free'), why: 'Its team has no group.' }]);
  });

  it.each<[string, Grant[], Partial<Organisation>, RegExp]>([
    ['a role that may not be given', [role('forbidden')], {}, /may not give/],
    ['a role that is not listed', [role('gone')], {}, /not in the list of roles/],
    [
      'a role that another one is called like',
      [role('writer')],
      { roles: [aRole('writer'), aRole('w2', { name: 'custom:writer' }), aRole('w3', { name: 'writer' })] },
      /lead/,
    ],
    ['a folder that is not listed', [onFolder('f')], { folders: [] }, /not in the list of folders/],
    [
      'groups of one name without external ids',
      [onFolder('f')],
      { groups: [aGroup('sre', { displayName: 'x' }), aGroup('y', { displayName: 'x', teamUid: 'data' })] },
      /group alone/,
    ],
  ])('leaves out %s, and says why', (_, grants, partial, why) => {
    const { ruleCount, left } = written(grants, { ...ORGANISATION, ...partial });
    expect(ruleCount).toBe(0);
    expect(left).toMatchObject([{ why: expect.stringMatching(why) }]);
  });

  it('uses the uid of a role whose name another one bears, too', () => {
    const roles = [aRole('writer'), aRole('w2', { name: 'custom:writer' })];
    expect(written([role('writer')], { ...ORGANISATION, roles }).text).toContain('roles:\n      - writer\n');
  });

  it('uses the external id where names are the same', () => {
    const groups = [
      aGroup('sre', { displayName: 'x', externalId: 'e1' }),
      aGroup('data', { displayName: 'x', externalId: 'e2' }),
    ];
    const { text } = written([onFolder('f'), onFolder('f', 'data')], { ...ORGANISATION, groups });
    expect(parseMappingDocument(text).document?.rules).toMatchObject([
      { name: 'x', match: { externalId: 'e2' } },
      { name: 'x (2)', match: { externalId: 'e1' } },
    ]);
  });

  it('says what could not be read', () => {
    const unread = [
      { kind: 'folder' as const, folderUid: 'f', fault: { kind: 'forbidden' as const, operation: 'x', detail: 'no' } },
    ];
    expect(finish(writeDown(ORGANISATION, actualGrants({ unread }))).unread).toEqual(unread);
  });

  it('does not write what is inherited or what a role carries', () => {
    const folderGrants = [
      aFolderGrant({ teamUid: 'sre', isInherited: true }),
      aFolderGrant({ teamUid: 'sre', isManaged: false }),
    ];
    expect(finish(writeDown(ORGANISATION, actualGrants({ folderGrants, foldersRead: ['f'] }))).ruleCount).toBe(0);
  });
});

const UIDS = ['a', 'b', 'c', 'd'];
const anyTitle = fc.oneof(
  fc.constantFrom('x', 'X', 'x/y', ' ', 'é', 'e\u0301'),
  fc.string({ unit: 'binary', maxLength: 8 })
);
const anyGroups = fc.array(
  fc.record({
    displayName: anyTitle,
    externalId: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
    teamUid: fc.option(fc.constantFrom(...UIDS, 'gone'), { nil: undefined }),
  }),
  { maxLength: 6 }
);
const anyOrganisation: fc.Arbitrary<Organisation> = fc
  .record({
    groups: anyGroups,
    titles: fc.array(anyTitle, { minLength: 3, maxLength: 3 }),
    roleNames: fc.array(fc.constantFrom('custom:a', 'custom:b', ''), { minLength: 2, maxLength: 2 }),
    isNested: fc.boolean(),
  })
  .map(({ groups, titles, roleNames, isNested }) =>
    anOrganisation({
      teams: UIDS.map((uid) => aTeam(uid)),
      groups: groups.map((group, at): Group => ({ id: `g${at}`, ...group })),
      folders: titles.map((title, at) =>
        aFolder(`f${at}`, { title, ...(isNested && at > 0 && { parentUid: `f${at - 1}` }) })
      ),
      roles: roleNames.map((name, at) => aRole(`r${at}`, { name })),
    })
  );
const anyGrants = fc.uniqueArray(
  fc.oneof(
    fc.record({
      kind: fc.constant('folder' as const),
      teamUid: fc.constantFrom(...UIDS),
      folderUid: fc.constantFrom('f0', 'f1', 'f2'),
      permission: fc.constantFrom('View' as const, 'Edit' as const, 'Admin' as const),
    }),
    fc.record({
      kind: fc.constant('role' as const),
      teamUid: fc.constantFrom(...UIDS),
      roleUid: fc.constantFrom('r0', 'r1'),
    })
  ),
  { selector: grantId, maxLength: 12 }
);

describe('what was written down', () => {
  it('plans nothing, leaves nothing unsaid, and does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(anyOrganisation, anyGrants, (organisation, grants) => {
        const { text, left } = written(grants, organisation);
        const plan = planOf(text, organisation, grants);
        expect(hasChanges(plan)).toBe(false);
        expect([...plan.steps.map(({ id }) => id), ...left.map(({ grant }) => grantId(grant))].sort()).toEqual(
          grants.map(grantId).sort()
        );
        const reversed = {
          ...organisation,
          teams: [...organisation.teams].reverse(),
          folders: [...organisation.folders].reverse(),
          groups: [...organisation.groups].reverse(),
        };
        expect(written([...grants].reverse(), reversed).text).toBe(text);
      }),
      { seed: 7, numRuns: 100 }
    );
  });
});
