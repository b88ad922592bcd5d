import type {
  ActualGrants,
  DataSource,
  DataSourceGrant,
  Folder,
  FolderGrant,
  Grant,
  Group,
  Membership,
  Organisation,
  Person,
  Role,
  Team,
} from '../organisation/organisation';
import { EMPTY_LEDGER, type LedgerGrant } from '../mapping/ledger';
import type { Plan } from '../mapping/plan';
import type { Rule } from '../mapping/rule';
import type { Step } from '../mapping/step';
import { grantId } from '../organisation/grantId';

export const aPerson = (uid: string, partial: Partial<Person> = {}): Person => ({
  uid,
  id: 1,
  login: uid,
  email: `${uid}@example.com`,
  name: uid,
  role: 'Viewer',
  isDisabled: false,
  isProvisioned: true,
  authLabels: ['SAML'],
  ...partial,
});

export const aTeam = (uid: string, partial: Partial<Team> = {}): Team => ({
  uid,
  id: 1,
  name: uid.toUpperCase(),
  email: '',
  isProvisioned: true,
  ...partial,
});

export const aGroup = (id: string, partial: Partial<Group> = {}): Group => ({
  id,
  displayName: id,
  teamUid: id,
  ...partial,
});

export const aMembership = (userUid: string, teamUid: string, partial: Partial<Membership> = {}): Membership => ({
  userUid,
  teamUid,
  permission: 'member',
  isExternal: true,
  ...partial,
});

export const aFolder = (uid: string, partial: Partial<Folder> = {}): Folder => ({
  uid,
  title: uid.toUpperCase(),
  ...partial,
});

export const aRole = (uid: string, partial: Partial<Role> = {}): Role => ({
  uid,
  name: `custom:${uid}`,
  displayName: uid,
  description: '',
  group: '',
  isDelegatable: true,
  ...partial,
});

export const aFolderGrant = (partial: Partial<FolderGrant>): FolderGrant => ({
  folderUid: 'f',
  permission: 'View',
  isInherited: false,
  isManaged: true,
  ...partial,
});

export const aDataSource = (uid: string, partial: Partial<DataSource> = {}): DataSource => ({
  uid,
  name: uid.toUpperCase(),
  type: 'prometheus',
  ...partial,
});

export const aDataSourceGrant = (partial: Partial<DataSourceGrant>): DataSourceGrant => ({
  dataSourceUid: 'd',
  permission: 'Query',
  isManaged: true,
  ...partial,
});

export const aRule = (partial: Partial<Rule> = {}): Rule => ({
  name: 'rule',
  match: { group: 'sre' },
  roles: [],
  folders: [],
  datasources: [],
  priority: 0,
  paused: false,
  ...partial,
});

export const anOrganisation = (partial: Partial<Organisation> = {}): Organisation => ({
  people: [],
  teams: [],
  memberships: [],
  groups: [],
  folders: [],
  roles: [],
  dataSources: [],
  ...partial,
});

/** Everything about these folders and data sources was read. */
export const actualGrants = (partial: Partial<ActualGrants> = {}): ActualGrants => ({
  roleGrants: [],
  folderGrants: [],
  rolesReadOf: 'all',
  foldersRead: [],
  dataSourceGrants: [],
  dataSourcesRead: [],
  unread: [],
  hasRoles: true,
  ...partial,
});

export const anEntry = (grant: Grant, partial: Partial<LedgerGrant> = {}): LedgerGrant => ({
  grant,
  origin: 'applied',
  ruleNames: ['rule'],
  appliedAt: '2026-03-01T00:00:00.000Z',
  applyId: 'earlier',
  ...partial,
});

export const aStep = (kind: Step['kind'], grant: Grant, partial: Partial<Step> = {}): Step => ({
  id: grantId(grant),
  kind,
  grant,
  ruleNames: [],
  groupIds: [],
  why: '',
  ...partial,
});

/** A plan of these steps and nothing else, on an empty ledger. */
export const planOf = (...steps: Step[]): Plan => ({
  steps,
  forgotten: [],
  unmanaged: [],
  findings: [],
  unknowns: [],
  ledger: EMPTY_LEDGER,
  basedOn: '',
  fingerprint: '',
});
