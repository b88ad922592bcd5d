import type { Clock } from '../clock';
import { ageOf } from '../age';
import { avatarUrl } from '../avatar';
import { isExternal, isExternallySynced } from '../externalSync';
import type { Metadata } from '../rbac/metadata';
import { message } from '../reply';
import { toInteger } from '../router/query';
import type { RouteContext } from '../router/Route';
import type { Store } from '../store/createStore';
import type { UserRow } from '../store/rows';

/** Keys that `sort` takes in lists of people. */
export const PEOPLE_SORTS = {
  login: (user: UserRow) => user.login,
  email: (user: UserRow) => user.email,
  name: (user: UserRow) => user.name,
  lastSeenAtAge: (user: UserRow) => user.lastSeenAt,
};

/** The id behind an id or uid in a path; undefined when nobody has the uid. */
export const userIdOf = ({ store }: RouteContext, idOrUid: string): number | undefined =>
  toInteger(idOrUid) ?? store.users.by('uid', idOrUid)?.id ?? store.serviceAccounts.by('uid', idOrUid)?.id;

export const userNotFound = (): Response => message(404, 'user not found');

/** As `/api/user` and `/api/users/:id` show a person. */
export const profileOf = (context: RouteContext, user: UserRow, accessControl?: Metadata): object => ({
  id: user.id,
  uid: user.uid,
  email: user.email,
  name: user.name,
  login: user.login,
  theme: user.theme,
  ...(user.orgRole === undefined ? {} : { orgId: context.store.org.id }),
  isGrafanaAdmin: user.isGrafanaAdmin,
  isDisabled: user.isDisabled,
  isExternal: isExternal(user),
  isExternallySynced: isExternallySynced(context, user),
  isGrafanaAdminExternallySynced: false,
  authLabels: user.authLabels,
  updatedAt: user.updatedAt,
  createdAt: user.createdAt,
  avatarUrl: avatarUrl(user.email),
  ...(accessControl ? { accessControl } : {}),
  isProvisioned: user.isProvisioned,
});

/** As lists of the organisation show a person. */
export const orgUserOf = (context: RouteContext, user: UserRow, accessControl?: Metadata): object => ({
  orgId: context.store.org.id,
  userId: user.id,
  uid: user.uid,
  email: user.email,
  name: user.name,
  avatarUrl: avatarUrl(user.email),
  login: user.login,
  role: user.orgRole,
  lastSeenAt: user.lastSeenAt,
  created: user.createdAt,
  lastSeenAtAge: ageOf(user.lastSeenAt, context.sandbox.clock),
  ...(accessControl ? { accessControl } : {}),
  isDisabled: user.isDisabled,
  authLabels: isExternal(user) ? user.authLabels : null,
  isExternallySynced: isExternallySynced(context, user),
  isProvisioned: user.isProvisioned,
});

/** As lists of the whole server show a person. */
export const searchHitOf = (user: UserRow, clock: Clock): object => ({
  id: user.id,
  uid: user.uid,
  name: user.name,
  login: user.login,
  email: user.email,
  avatarUrl: avatarUrl(user.email),
  isAdmin: user.isGrafanaAdmin,
  isDisabled: user.isDisabled,
  isProvisioned: user.isProvisioned,
  lastSeenAt: user.lastSeenAt,
  lastSeenAtAge: ageOf(user.lastSeenAt, clock),
  authLabels: user.authLabels,
  created: user.createdAt,
});

interface Selection {
  /** Left out: everybody. */
  matches?: ((user: UserRow) => boolean) | undefined;
  sort?: ((a: UserRow, b: UserRow) => number) | undefined;
  offset: number;
  limit: number;
  /** Members of the organisation only. */
  isOrganisation: boolean;
}

/** One page of people and how many there are; by login unless sorted otherwise. */
export function selectPeople(
  store: Store,
  { matches, sort, offset, limit, isOrganisation }: Selection
): { rows: UserRow[]; total: number } {
  const total = isOrganisation ? store.users.countOf('organisation', 'member') : store.users.size;
  if (!matches && !sort && total === store.users.size) {
    return { rows: store.users.slice('login', offset, limit), total };
  }
  const found = store.users.filter(
    'login',
    (user) => (!isOrganisation || user.orgRole !== undefined) && (matches?.(user) ?? true)
  );
  const sorted = sort ? found.sort(sort) : found;
  return { rows: sorted.slice(offset, offset + limit), total: found.length };
}
