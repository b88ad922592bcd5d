import {
  actualGrants,
  aDataSource,
  aDataSourceGrant,
  aFolder,
  aFolderGrant,
  aGroup,
  aMembership,
  anOrganisation,
  aPerson,
  aRole,
  aTeam,
} from '../testing/builders';
import { explainAccess, type AccessPath, type AccessSource, type AccessTarget } from './explain';
import type { ActualGrants, Person } from '../organisation/organisation';

const ORGANISATION = anOrganisation({
  teams: [aTeam('sre'), aTeam('ops'), aTeam('idle'), aTeam('foreign')],
  groups: [aGroup('g-sre', { displayName: 'okta-sre', teamUid: 'sre' }), aGroup('lost', { teamUid: undefined })],
  memberships: [
    aMembership('ann', 'sre'),
    aMembership('ann', 'ops', { isExternal: false }),
    aMembership('ben', 'foreign'),
  ],
  folders: [aFolder('top'), aFolder('mid', { parentUid: 'top' }), aFolder('leaf', { parentUid: 'mid' })],
  roles: [aRole('writer', { displayName: 'Dashboard writer' })],
  dataSources: [aDataSource('loki', { name: 'Loki' })],
});

const READ: Partial<ActualGrants> = { foldersRead: ['top', 'mid', 'leaf'] };

const explain = (actual: Partial<ActualGrants> = {}, person: Partial<Person> = {}, organisation = ORGANISATION) =>
  explainAccess(aPerson('ann', person), organisation, actualGrants({ ...READ, ...actual }));

function sourceText(source: AccessSource): string[] {
  if (source.kind !== 'team') {
    return [source.kind === 'direct' ? 'given directly' : `basic role ${source.role}`];
  }
  const { groupName, teamName, isFromIdentityProvider } = source;
  const team = `team ${teamName}${isFromIdentityProvider ? '' : ' (not from the identity provider)'}`;
  return groupName === undefined ? [team] : [`group ${groupName}`, team];
}

function targetText(target: AccessTarget): string[] {
  switch (target.kind) {
    case 'basic-role':
      return [`basic role ${target.role}`];
    case 'role':
      return [`role ${target.roleName}`];
    case 'folder': {
      const below = target.subfolderCount > 0 ? ` and ${target.subfolderCount} below` : '';
      return [`${target.permission} on folder ${target.folderPath.join(' / ')}${below}`];
    }
    case 'datasource':
      return [`${target.permission} on data source ${target.dataSourceName}`];
    case 'membership':
      return [];
  }
}

const inWords = ({ source, target }: AccessPath): string => [...sourceText(source), ...targetText(target)].join(' → ');

const texts = (...args: Parameters<typeof explain>) => explain(...args).paths.map(inWords);

describe('explainAccess', () => {
  it.each<[string, Partial<ActualGrants>, string[]]>([
    [
      'a role through a group',
      { roleGrants: [{ kind: 'role', teamUid: 'sre', roleUid: 'writer' }] },
      ['group okta-sre → team SRE → role Dashboard writer'],
    ],
    [
      'a role that nobody lists',
      { roleGrants: [{ kind: 'role', teamUid: 'sre', roleUid: 'r9' }] },
      ['group okta-sre → team SRE → role r9'],
    ],
    [
      'a folder, and those below',
      {
        folderGrants: [
          aFolderGrant({ folderUid: 'top', teamUid: 'sre', permission: 'Edit' }),
          aFolderGrant({ folderUid: 'mid', teamUid: 'sre', permission: 'Edit', isInherited: true }),
          aFolderGrant({ folderUid: 'leaf', teamUid: 'sre', permission: 'Edit', isInherited: true }),
        ],
      },
      ['group okta-sre → team SRE → Edit on folder TOP and 2 below'],
    ],
    [
      'inherited from a folder that was not read',
      { folderGrants: [aFolderGrant({ folderUid: 'leaf', teamUid: 'sre', isInherited: true })] },
      ['group okta-sre → team SRE → View on folder TOP / MID / LEAF'],
    ],
    [
      'a team that was joined by hand',
      { folderGrants: [aFolderGrant({ folderUid: 'leaf', teamUid: 'ops', permission: 'Admin' })] },
      ['team OPS (not from the identity provider) → Admin on folder TOP / MID / LEAF'],
    ],
    [
      'a right of their own',
      { folderGrants: [aFolderGrant({ folderUid: 'mid', userUid: 'ann' })] },
      ['given directly → View on folder TOP / MID and 1 below'],
    ],
    [
      'the basic role',
      { folderGrants: [aFolderGrant({ folderUid: 'leaf', orgRole: 'Viewer' })] },
      ['basic role Viewer → View on folder TOP / MID / LEAF'],
    ],
    [
      'data sources through a group, a role, and of their own',
      {
        dataSourceGrants: [
          aDataSourceGrant({ dataSourceUid: 'loki', teamUid: 'sre', permission: 'Edit' }),
          aDataSourceGrant({ dataSourceUid: 'loki', orgRole: 'Viewer' }),
          aDataSourceGrant({ dataSourceUid: 'loki', orgRole: 'Editor' }),
          aDataSourceGrant({ dataSourceUid: 'unlisted', userUid: 'ann' }),
        ],
      },
      [
        'group okta-sre → team SRE → Edit on data source Loki',
        'basic role Viewer → Query on data source Loki',
        'given directly → Query on data source unlisted',
      ],
    ],
    [
      'nothing of others',
      {
        folderGrants: [
          aFolderGrant({ folderUid: 'top', userUid: 'ben' }),
          aFolderGrant({ folderUid: 'top', orgRole: 'Editor' }),
          aFolderGrant({ folderUid: 'top', teamUid: 'foreign' }),
        ],
        roleGrants: [{ kind: 'role', teamUid: 'foreign', roleUid: 'writer' }],
      },
      [],
    ],
  ])('%s', (_, actual, expected) => {
    const idle = ['group okta-sre → team SRE', 'team OPS (not from the identity provider)'];
    const given = texts(actual).filter((text) => !idle.includes(text));
    expect(given).toEqual(['given directly → basic role Viewer', ...expected]);
  });

  it('names teams that give nothing', () => {
    expect(texts()).toEqual([
      'given directly → basic role Viewer',
      'group okta-sre → team SRE',
      'team OPS (not from the identity provider)',
    ]);
  });

  it('says through which folder an inherited right comes', () => {
    const { paths } = explain({
      folderGrants: [aFolderGrant({ folderUid: 'leaf', teamUid: 'sre', isInherited: true })],
    });
    expect(paths[1]?.target).toEqual({
      kind: 'folder',
      folderUid: 'leaf',
      folderPath: ['TOP', 'MID', 'LEAF'],
      permission: 'View',
      subfolderCount: 0,
      inheritedFrom: 'mid',
    });
  });

  it('names what could not be read', () => {
    const fault = { kind: 'forbidden' as const, operation: 'x', detail: 'no' };
    const { unknowns } = explain({
      rolesReadOf: ['ops'],
      unread: [
        { kind: 'folder', folderUid: 'mid', fault },
        { kind: 'datasource', dataSourceUid: 'loki', fault },
        { kind: 'team-roles', teamUids: ['sre'], fault },
      ],
    });
    expect(unknowns).toEqual([
      'The permissions of folder TOP / MID could not be read.',
      'The permissions of data source Loki could not be read.',
      'The roles of team SRE could not be read.',
      'Roles given to the person directly are not read.',
    ]);
  });

  it('knows that there are no roles on OSS', () => {
    expect(explain({ hasRoles: false, rolesReadOf: [] }).unknowns).toEqual([]);
  });
});
