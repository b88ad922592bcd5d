import { folderTree, type FolderTree } from '../organisation/folderTree';
import type {
  ActualGrants,
  DataSourcePermission,
  FolderGrant,
  FolderPermission,
  Organisation,
  OrgRole,
  Person,
  Role,
} from '../organisation/organisation';

/** Where a person's access comes from. */
export type AccessSource =
  | {
      kind: 'team';
      teamUid: string;
      teamName: string;
      /** The SCIM group behind the team; absent: none. */
      groupId?: string;
      groupName?: string;
      /** False: the membership was made by hand, not by the identity provider. */
      isFromIdentityProvider: boolean;
    }
  | { kind: 'basic-role'; role: OrgRole }
  | { kind: 'direct' };

/** What the person holds. */
export type AccessTarget =
  | { kind: 'basic-role'; role: OrgRole }
  | { kind: 'role'; roleUid: string; roleName: string }
  | {
      kind: 'folder';
      folderUid: string;
      /** Titles from the top. */
      folderPath: readonly string[];
      permission: FolderPermission;
      /** Folders below that inherit it. */
      subfolderCount: number;
      /** The folder above through which the right comes; absent: it was given here. */
      inheritedFrom?: string;
    }
  | { kind: 'datasource'; dataSourceUid: string; dataSourceName: string; permission: DataSourcePermission }
  | { kind: 'membership' };

/** One way to one right. */
export interface AccessPath {
  source: AccessSource;
  target: AccessTarget;
}

export interface AccessExplanation {
  paths: readonly AccessPath[];
  /** What could not be read and so may hide further access. */
  unknowns: readonly string[];
}

export type ExplainInput = Omit<Organisation, 'people'>;

interface Context {
  person: Person;
  sources: ReadonlyMap<string, Extract<AccessSource, { kind: 'team' }>>;
  tree: FolderTree;
  dataSourceNames: ReadonlyMap<string, string>;
}

function teamSources(person: Person, { teams, memberships, groups }: ExplainInput): Context['sources'] {
  const names = new Map(teams.map(({ uid, name }) => [uid, name]));
  const byTeam = new Map(groups.map((group) => [group.teamUid, group]));
  const own = memberships.filter(({ userUid }) => userUid === person.uid);
  return new Map(
    own.map(({ teamUid, isExternal }) => {
      const group = byTeam.get(teamUid);
      return [
        teamUid,
        {
          kind: 'team',
          teamUid,
          teamName: names.get(teamUid) ?? teamUid,
          ...(group && { groupId: group.id, groupName: group.displayName }),
          isFromIdentityProvider: isExternal,
        },
      ];
    })
  );
}

/** Through what a grant reaches the person; undefined: not at all. */
function sourceOf(
  { teamUid, userUid, orgRole }: Pick<FolderGrant, 'teamUid' | 'userUid' | 'orgRole'>,
  { person, sources }: Context
): AccessSource | undefined {
  if (teamUid !== undefined) {
    return sources.get(teamUid);
  }
  if (userUid !== undefined) {
    return userUid === person.uid ? { kind: 'direct' } : undefined;
  }
  return orgRole !== undefined && orgRole === person.role ? { kind: 'basic-role', role: orgRole } : undefined;
}

const holder = ({ teamUid, userUid, orgRole, permission }: FolderGrant): string =>
  [teamUid, userUid, orgRole, permission].join('/');

/** Grants that reach the person; an inherited one is left out where the folder that it comes from is among them. */
function folderPaths(grants: readonly FolderGrant[], context: Context): AccessPath[] {
  const { tree } = context;
  const reaching = grants.flatMap((grant) => {
    const source = sourceOf(grant, context);
    return source ? [{ grant, source }] : [];
  });
  const direct = new Set(
    reaching.filter(({ grant }) => !grant.isInherited).map(({ grant }) => `${grant.folderUid}/${holder(grant)}`)
  );
  return reaching
    .filter(
      ({ grant }) =>
        !(grant.isInherited && tree.above(grant.folderUid).some((uid) => direct.has(`${uid}/${holder(grant)}`)))
    )
    .map(({ grant: { folderUid, permission, isInherited }, source }) => {
      const [parent] = isInherited ? tree.above(folderUid) : [];
      const target: AccessTarget = {
        kind: 'folder',
        folderUid,
        folderPath: tree.has(folderUid) ? tree.path(folderUid) : [folderUid],
        permission,
        subfolderCount: tree.countBelow(folderUid),
        ...(parent !== undefined && { inheritedFrom: parent }),
      };
      return { source, target };
    });
}

function dataSourcePaths({ dataSourceGrants }: ActualGrants, context: Context): AccessPath[] {
  return dataSourceGrants.flatMap((grant): AccessPath[] => {
    const { dataSourceUid, permission } = grant;
    const source = sourceOf(grant, context);
    const dataSourceName = context.dataSourceNames.get(dataSourceUid) ?? dataSourceUid;
    return source ? [{ source, target: { kind: 'datasource', dataSourceUid, dataSourceName, permission } }] : [];
  });
}

function rolePaths({ roleGrants }: ActualGrants, roles: readonly Role[], { sources }: Context): AccessPath[] {
  const names = new Map(roles.map(({ uid, name, displayName }) => [uid, displayName || name]));
  return roleGrants.flatMap(({ teamUid, roleUid }) => {
    const source = sources.get(teamUid);
    return source ? [{ source, target: { kind: 'role', roleUid, roleName: names.get(roleUid) ?? roleUid } }] : [];
  });
}

function unknownsOf(
  { unread, hasRoles, rolesReadOf }: ActualGrants,
  { sources, tree, dataSourceNames }: Context
): string[] {
  const folders = unread.flatMap((gap) =>
    gap.kind === 'folder' ? tree.path(gap.folderUid).join(' / ') || gap.folderUid : []
  );
  const dataSources = unread.flatMap((gap) =>
    gap.kind === 'datasource' ? (dataSourceNames.get(gap.dataSourceUid) ?? gap.dataSourceUid) : []
  );
  const read = rolesReadOf === 'all' ? undefined : new Set(rolesReadOf);
  const teams = hasRoles && read ? [...sources.values()].filter(({ teamUid }) => !read.has(teamUid)) : [];
  return [
    ...folders.map((name) => `The permissions of folder ${name} could not be read.`),
    ...dataSources.map((name) => `The permissions of data source ${name} could not be read.`),
    ...teams.map(({ teamName }) => `The roles of team ${teamName} could not be read.`),
    ...(hasRoles ? ['Roles given to the person directly are not read.'] : []),
  ];
}

/** All ways by which a person has something: basic role, teams with their roles, folders and data sources,
 * rights of their own. */
export function explainAccess(person: Person, organisation: ExplainInput, actual: ActualGrants): AccessExplanation {
  const sources = teamSources(person, organisation);
  const context: Context = {
    person,
    sources,
    tree: folderTree(organisation.folders),
    dataSourceNames: new Map(organisation.dataSources?.map(({ uid, name }) => [uid, name])),
  };
  const given = [
    ...rolePaths(actual, organisation.roles ?? [], context),
    ...folderPaths(actual.folderGrants, context),
    ...dataSourcePaths(actual, context),
  ];
  const giving = new Set(given.flatMap(({ source }) => (source.kind === 'team' ? source.teamUid : [])));
  const idle = [...sources.values()].filter(({ teamUid }) => !giving.has(teamUid));
  return {
    paths: [
      { source: { kind: 'direct' }, target: { kind: 'basic-role', role: person.role } },
      ...given,
      ...idle.map((source): AccessPath => ({ source, target: { kind: 'membership' } })),
    ],
    unknowns: unknownsOf(actual, context),
  };
}
