import type {
  AnnotationRow,
  DashboardRow,
  DashboardVersionRow,
  DataSourceRow,
  FolderRow,
  Holder,
  ManagedPermissionRow,
  MemberRow,
  PluginSettingRow,
  Preferences,
  RoleAssignmentRow,
  RoleRow,
  ScimConfig,
  ServiceAccountRow,
  SessionRow,
  TeamGroupRow,
  TeamRow,
  TokenRow,
  UserRow,
} from './rows';
import { Sequence, table } from './Table';

/** `section → key → value` of the ini file, as far as somebody set it. */
export type Ini = Record<string, Record<string, string>>;

export const holderKey = (holder: Holder): string =>
  holder.kind === 'builtInRole' ? `builtInRole:${holder.role}` : `${holder.kind}:${holder.id}`;

/** The state of one Grafana with one organisation (id 1). */
export function createStore(ini: Ini = {}) {
  // Grafana keeps people and service accounts in one table.
  const identities = new Sequence();
  return {
    ini,
    org: { id: 1, name: 'Main Org.' },
    users: table<UserRow>()({
      sequence: identities,
      unique: {
        uid: (user) => user.uid,
        login: (user) => user.login.toLowerCase(),
        email: (user) => user.email.toLowerCase(),
        externalId: (user) => user.externalId,
      },
      groups: { organisation: (user) => (user.orgRole === undefined ? 'outside' : 'member') },
      orders: { login: (user) => user.login },
    }),
    serviceAccounts: table<ServiceAccountRow>()({
      sequence: identities,
      unique: { uid: (account) => account.uid, login: (account) => account.login },
      orders: { login: (account) => account.login },
    }),
    /** Hashes of the sandbox's own keys that a story gave to an account: without it they open nothing. */
    ownedKeys: new Set<string>(),
    tokens: table<TokenRow>()({
      unique: { keyHash: (token) => token.keyHash, name: (token) => token.name },
      groups: { serviceAccount: (token) => token.serviceAccountId },
    }),
    teams: table<TeamRow>()({
      unique: { uid: (team) => team.uid, name: (team) => team.name, externalUid: (team) => team.externalUid },
      orders: { name: (team) => team.name },
    }),
    members: table<MemberRow>()({
      unique: { uid: (member) => member.uid, pair: (member) => `${member.teamId}/${member.userId}` },
      groups: { team: (member) => member.teamId, user: (member) => member.userId },
      orders: { team: (member) => member.teamId },
    }),
    folders: table<FolderRow>()({
      unique: { uid: (folder) => folder.uid },
      groups: { parent: (folder) => folder.parentUid },
      orders: { title: (folder) => folder.title.toLowerCase() },
    }),
    dataSources: table<DataSourceRow>()({
      unique: { uid: (dataSource) => dataSource.uid, name: (dataSource) => dataSource.name },
      orders: { name: (dataSource) => dataSource.name.toLowerCase() },
    }),
    dashboards: table<DashboardRow>()({
      unique: { uid: (dashboard) => dashboard.uid },
      groups: { folder: (dashboard) => dashboard.folderUid },
      orders: { title: (dashboard) => dashboard.title.toLowerCase() },
    }),
    dashboardVersions: table<DashboardVersionRow>()({
      unique: { version: (row) => `${row.dashboardUid}/${row.version}` },
      groups: { dashboard: (row) => row.dashboardUid },
    }),
    annotations: table<AnnotationRow>()({ orders: { time: (annotation) => annotation.time } }),
    pluginSettings: table<PluginSettingRow>()({ unique: { pluginId: (setting) => setting.pluginId } }),
    managedPermissions: table<ManagedPermissionRow>()({
      unique: { pair: (row) => `${holderKey(row.holder)}@${row.scope}` },
      groups: { holder: (row) => holderKey(row.holder), scope: (row) => row.scope },
    }),
    roles: table<RoleRow>()({ unique: { uid: (role) => role.uid, name: (role) => role.name } }),
    roleAssignments: table<RoleAssignmentRow>()({
      unique: { pair: (row) => `${row.roleUid}@${holderKey(row.holder)}` },
      groups: { holder: (row) => holderKey(row.holder), role: (row) => row.roleUid },
    }),
    teamGroups: table<TeamGroupRow>()({
      unique: { pair: (row) => `${row.teamId}/${row.groupId}` },
      groups: { team: (row) => row.teamId },
    }),
    sessions: table<SessionRow>()({ unique: { tokenHash: (session) => session.tokenHash } }),
    /** When somebody tried a wrong password, by login; milliseconds since 1970. */
    failedLogins: new Map<string, readonly number[]>(),
    /** Keys: `org`, `team:<id>`, `user:<id>`. */
    preferences: new Map<string, Preferences>(),
    /** Undefined until somebody writes it. */
    scimConfig: undefined as ScimConfig | undefined,
    /** Never starts again, so that no stale version fits by chance. */
    scimConfigVersions: new Sequence(),
    /** Settings by SSO provider, as far as somebody stored them. */
    ssoSettings: new Map<string, Readonly<Record<string, unknown>>>(),
  };
}

export type Store = ReturnType<typeof createStore>;
