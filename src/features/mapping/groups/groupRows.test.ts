import type { MappingDocument, Rule } from '../../../domain/mapping/rule';
import type { Group, Team } from '../../../domain/organisation/organisation';
import { finish } from '../../../domain/work/work';
import { groupRows, type GroupRow, type GroupRowsInput } from './groupRows';

const team = (partial: Partial<Team> & { uid: string }): Team => ({
  id: 1,
  name: partial.uid,
  email: '',
  isProvisioned: true,
  ...partial,
});
const group = (partial: Partial<Group> & { id: string }): Group => ({ displayName: partial.id, ...partial });
const rule = (partial: Partial<Rule> & { name: string }): Rule => ({
  match: { group: partial.name },
  roles: [],
  folders: [],
  datasources: [],
  priority: 0,
  paused: false,
  ...partial,
});
const document = (...rules: Rule[]): MappingDocument => ({ version: 1, rules });

function rows(partial: Partial<GroupRowsInput>): GroupRow[] {
  return [...finish(groupRows({ groups: [], teams: [], document: document(), today: '2026-01-15', ...partial }))];
}

describe('groupRows', () => {
  it.each([
    ['mapped, when a rule in force matches', { document: document(rule({ name: 'sre' })) }, 'mapped'],
    ['unmapped, when none does', { document: document() }, 'unmapped'],
    ['unmapped, when the only rule is paused', { document: document(rule({ name: 'sre', paused: true })) }, 'unmapped'],
    [
      'unmapped, when the rule is for another environment',
      { document: document(rule({ name: 'sre', environments: ['staging'] })), environment: 'production' },
      'unmapped',
    ],
    ['mismatched, when a rule only looks the same', { document: document(rule({ name: 'SRE' })) }, 'mismatched'],
    ['unknown, when the rules could not be read', { document: undefined }, 'unknown'],
    [
      'without team, even when a rule matches',
      { document: document(rule({ name: 'sre' })), groups: [group({ id: 'sre' })] },
      'no-team',
    ],
    [
      'without team, when its team is not there',
      { document: document(), groups: [group({ id: 'sre', teamUid: 'gone' })] },
      'no-team',
    ],
  ])('calls a group %s', (_, partial, state) => {
    const [row] = rows({ groups: [group({ id: 'sre', teamUid: 't' })], teams: [team({ uid: 't' })], ...partial });
    expect(row?.state).toBe(state);
  });

  it('names what the mismatched group is similar to', () => {
    const [row] = rows({ groups: [group({ id: 'sre' })], document: document(rule({ name: 'SRE' })) });
    expect(row?.similarTo).toBe('SRE');
  });

  it('counts members and gathers what the team itself was given', () => {
    const [row] = rows({
      groups: [group({ id: 'sre', teamUid: 't' })],
      teams: [team({ uid: 't' })],
      memberships: ['a', 'b'].map((userUid) => ({ userUid, teamUid: 't', permission: 'member', isExternal: true })),
      actual: {
        roleGrants: [{ kind: 'role', teamUid: 't', roleUid: 'r' }],
        folderGrants: [
          { folderUid: 'f', teamUid: 't', permission: 'Edit', isInherited: false, isManaged: true },
          { folderUid: 'child', teamUid: 't', permission: 'Edit', isInherited: true, isManaged: true },
          { folderUid: 'f', userUid: 'a', permission: 'Admin', isInherited: false, isManaged: true },
        ],
        dataSourceGrants: [
          { dataSourceUid: 'd', teamUid: 't', permission: 'Query', isManaged: true },
          { dataSourceUid: 'by-role', teamUid: 't', permission: 'Query', isManaged: false },
          { dataSourceUid: 'd', orgRole: 'Viewer', permission: 'Query', isManaged: true },
        ],
      },
    });
    expect(row?.memberCount).toBe(2);
    expect(row?.grants).toEqual([
      { kind: 'role', teamUid: 't', roleUid: 'r' },
      { kind: 'folder', teamUid: 't', folderUid: 'f', permission: 'Edit' },
      { kind: 'datasource', teamUid: 't', dataSourceUid: 'd', permission: 'Query' },
    ]);
  });

  it('leaves unknown what has not been read, and says none where it has', () => {
    const known = { groups: [group({ id: 'sre', teamUid: 't' })], teams: [team({ uid: 't' })] };
    expect(rows(known)[0]).toMatchObject({ memberCount: undefined, grants: undefined });
    const actual = { roleGrants: [], folderGrants: [], dataSourceGrants: [] };
    expect(rows({ ...known, memberships: [], actual })[0]).toMatchObject({
      memberCount: 0,
      grants: [],
    });
  });
});
