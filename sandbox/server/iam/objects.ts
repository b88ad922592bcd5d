import type { Sandbox } from '../Sandbox';
import type { MemberRow, ServiceAccountRow, TeamRow, UserRow } from '../store/rows';

export const GROUP = 'iam.grafana.app';
export const API_VERSION = `${GROUP}/v0alpha1`;

type At = Pick<Sandbox, 'namespace' | 'store'>;

const millis = (time: string): string => String(Date.parse(time));

interface Stamped {
  id: number;
  uid: string;
  createdAt: string;
  updatedAt: string;
}

const metadata = ({ namespace }: At, row: Stamped): object => ({
  name: row.uid,
  namespace,
  resourceVersion: millis(row.updatedAt),
  creationTimestamp: row.createdAt,
});

const numbered = (at: At, row: Stamped): object => ({
  ...metadata(at, row),
  labels: { 'grafana.app/deprecatedInternalID': String(row.id) },
  annotations: { 'grafana.app/updatedTimestamp': row.updatedAt },
});

export const userObject = (at: At, user: UserRow): object => ({
  metadata: numbered(at, user),
  spec: {
    disabled: user.isDisabled,
    email: user.email,
    emailVerified: user.emailVerified,
    grafanaAdmin: user.isGrafanaAdmin,
    login: user.login,
    title: user.name,
    provisioned: user.isProvisioned,
    role: user.orgRole,
  },
  status: { lastSeenAt: Date.parse(user.lastSeenAt) / 1000 },
});

export const teamObject = (at: At, team: TeamRow): object => ({
  metadata: numbered(at, team),
  spec: { title: team.name, email: team.email, provisioned: team.isProvisioned, externalUID: team.externalUid },
});

export const serviceAccountObject = (at: At, account: ServiceAccountRow): object => ({
  metadata: numbered(at, account),
  spec: { disabled: account.isDisabled, plugin: '', role: account.role, title: account.name },
});

export const bindingObject = (at: At, member: MemberRow): object => ({
  metadata: metadata(at, member),
  spec: {
    subject: { name: at.store.users.get(member.userId)?.uid ?? at.store.serviceAccounts.get(member.userId)?.uid ?? '' },
    teamRef: { name: at.store.teams.get(member.teamId)?.uid ?? '' },
    permission: member.permission === 4 ? 'admin' : 'member',
    external: member.isExternal,
  },
});

/** A list; `continue` and `resourceVersion` are left out when there is none. */
export const listObject = (
  kind: string,
  items: readonly object[],
  { next, resourceVersion }: { next?: number | undefined; resourceVersion?: string | undefined }
): object => ({
  kind: `${kind}List`,
  apiVersion: API_VERSION,
  metadata: {
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(next === undefined ? {} : { continue: String(next) }),
  },
  items,
});

export const namedObject = (kind: string, object: object): object => ({ kind, apiVersion: API_VERSION, ...object });
