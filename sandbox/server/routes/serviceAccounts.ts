import type { OrgRole } from '../../../src/domain/organisation/organisation';
import { avatarUrlByName } from '../avatar';
import { neverSeen, timestamp } from '../clock';
import { permission, type Evaluator } from '../rbac/evaluate';
import { metadataFor, visibleIds, type Metadata } from '../rbac/metadata';
import { failure, json, message, ok } from '../reply';
import { bind, maybeFlag, maybeRole, maybeText, requiredText } from '../router/bind';
import { like, pageOf, queryFlag, toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { putGrant } from '../store/grants';
import { removeServiceAccount, serviceAccountScope } from '../store/removal';
import type { ServiceAccountRow } from '../store/rows';
import { resourcePermissionRoutes } from './resourcePermissions';

const LEVELS = {
  Admin: [
    'serviceaccounts:read',
    'serviceaccounts:write',
    'serviceaccounts:delete',
    'serviceaccounts.permissions:read',
    'serviceaccounts.permissions:write',
  ],
  Edit: ['serviceaccounts:read', 'serviceaccounts:write'],
} as const;

const ROLES: readonly OrgRole[] = ['None', 'Viewer', 'Editor', 'Admin'];

const accountNotFound = (): Response => failure(404, 'serviceaccounts.ErrNotFound', 'service account not found');

const idOf = ({ store }: RouteContext, idOrUid: string): number | undefined =>
  toInteger(idOrUid) ?? store.serviceAccounts.by('uid', idOrUid)?.id;

/** `serviceaccounts:id:…` of the account in the path; a uid that none has is 404 before anything else. */
export const onAccount =
  (action: string) =>
  (context: RouteContext): Evaluator | Response => {
    const id = idOf(context, context.params['accountId'] ?? '');
    return id === undefined ? message(404, 'Not found') : permission(action, serviceAccountScope(id));
  };

/** The number of the account in the path, whether there is one or not. */
export const accountIdOf = (context: RouteContext): number => idOf(context, context.params['accountId'] ?? '') ?? 0;

/** Runs with the account in the path. */
export const withAccount =
  (handler: (context: RouteContext, account: ServiceAccountRow) => Response) =>
  (context: RouteContext): Response => {
    const account = context.store.serviceAccounts.get(accountIdOf(context));
    return account ? handler(context, account) : accountNotFound();
  };

/** As lists and creation show an account. */
const summaryOf = ({ store }: RouteContext, account: ServiceAccountRow, accessControl?: Metadata): object => ({
  id: account.id,
  uid: account.uid,
  name: account.name,
  login: account.login,
  orgId: store.org.id,
  isDisabled: account.isDisabled,
  role: account.role,
  tokens: store.tokens.countOf('serviceAccount', account.id),
  avatarUrl: avatarUrlByName('', account.name),
  ...(accessControl ? { accessControl } : {}),
});

/** As reading one account shows it; no number when there are no tokens. */
const profileOf = (context: RouteContext, account: ServiceAccountRow, hasTokens: boolean): object => {
  const tokens = hasTokens ? context.store.tokens.countOf('serviceAccount', account.id) : 0;
  const accessControl = metadataFor(context, 'serviceaccounts:id:')?.(account.id);
  return {
    id: account.id,
    uid: account.uid,
    name: account.name,
    login: account.login,
    orgId: context.store.org.id,
    isDisabled: account.isDisabled,
    createdAt: account.createdAt,
    updatedAt: account.updatedAt,
    avatarUrl: avatarUrlByName('', account.name),
    role: account.role,
    teams: null,
    ...(tokens > 0 ? { tokens } : {}),
    ...(accessControl ? { accessControl } : {}),
  };
};

/** `sa-1-my-name`, which is what makes names unique. */
const loginOf = (name: string): string => `sa--1-${name.toLowerCase()}`.replace('--', '-').replaceAll(' ', '-');

function tooHigh({ principal }: RouteContext, role: OrgRole | undefined): Response | undefined {
  const own = principal.kind === 'anonymous' ? 'None' : (principal.orgRole ?? 'None');
  return role !== undefined && ROLES.indexOf(role) > ROLES.indexOf(own)
    ? failure(403, 'serviceaccounts.ErrRoleForbidden', "can not assign a role higher than user's role")
    : undefined;
}

function create(context: RouteContext): Response {
  const { store, sandbox, principal } = context;
  const form = bind(context, { name: requiredText, role: maybeRole, isDisabled: maybeFlag });
  if (!form) {
    return message(400, 'Bad request data');
  }
  const refused = tooHigh(context, form.role);
  if (refused) {
    return refused;
  }
  const login = loginOf(form.name);
  if (store.serviceAccounts.by('login', login) ?? store.users.by('login', login)) {
    return failure(400, 'serviceaccounts.ErrAlreadyExists', 'service account already exists');
  }
  const now = timestamp(sandbox.clock);
  const account = store.serviceAccounts.insert({
    uid: sandbox.ids.uid(),
    name: form.name,
    login,
    role: form.role ?? 'Viewer',
    isDisabled: form.isDisabled ?? false,
    createdAt: now,
    updatedAt: now,
    lastSeenAt: neverSeen(sandbox.clock),
  });
  if (principal.kind === 'user') {
    const holder = { kind: 'user' as const, id: principal.id };
    putGrant(context, { holder, scope: serviceAccountScope(account.id), level: 'Admin', actions: LEVELS.Admin });
    sandbox.rbac.forget(principal.id);
  }
  return json(201, summaryOf(context, account));
}

function update(context: RouteContext): Response {
  const { store, sandbox } = context;
  const form = bind(context, { name: maybeText, role: maybeRole, isDisabled: maybeFlag });
  if (!form) {
    return message(400, 'Bad request data');
  }
  const refused = tooHigh(context, form.role);
  if (refused) {
    return refused;
  }
  const before = store.serviceAccounts.get(accountIdOf(context));
  if (!before) {
    return accountNotFound();
  }
  const account = store.serviceAccounts.update(before.id, {
    name: form.name ?? before.name,
    role: form.role ?? before.role,
    isDisabled: form.isDisabled ?? before.isDisabled,
    updatedAt: timestamp(sandbox.clock),
  });
  return account
    ? ok({
        message: 'Service account updated',
        id: account.id,
        name: account.name,
        serviceaccount: profileOf(context, account, false),
      })
    : accountNotFound();
}

function remove(context: RouteContext, account: ServiceAccountRow): Response {
  removeServiceAccount(context, account.id);
  return message(200, 'Service account deleted');
}

function search(context: RouteContext): Response {
  const { page, perPage, offset } = pageOf(context);
  const found = find(context);
  const metadata = metadataFor(context, 'serviceaccounts:id:');
  return ok({
    totalCount: found.length,
    serviceAccounts: found
      .slice(offset, offset + perPage)
      .map((account) => summaryOf(context, account, metadata?.(account.id))),
    page,
    perPage,
  });
}

function find(context: RouteContext): ServiceAccountRow[] {
  const { store, sandbox, principal, query } = context;
  const ids = visibleIds(sandbox.rbac.permissions(principal), 'serviceaccounts:read', 'serviceaccounts:id:');
  const matches = like(query.get('query') ?? '');
  const isWanted = filterOf(context);
  return store.serviceAccounts.filter(
    'login',
    (account) =>
      (ids === 'all' || ids.has(String(account.id))) &&
      (matches(account.name) || matches(account.login)) &&
      isWanted(account)
  );
}

/** `disabled` wins over `expiredTokens`. */
function filterOf(context: RouteContext): (account: ServiceAccountRow) => boolean {
  const { store, sandbox } = context;
  if (queryFlag(context, 'disabled')) {
    return (account) => account.isDisabled;
  }
  if (queryFlag(context, 'expiredTokens')) {
    const now = sandbox.clock.now();
    return ({ id }) =>
      store.tokens
        .of('serviceAccount', id)
        .some(({ expiresAt }) => expiresAt !== undefined && Date.parse(expiresAt) < now);
  }
  return () => true;
}

const base = '/api/serviceaccounts';

export const serviceAccountRoutes: Route[] = [
  { method: 'GET', path: `${base}/search`, access: permission('serviceaccounts:read'), handler: search },
  { method: 'POST', path: base, access: permission('serviceaccounts:create'), handler: create },
  {
    method: 'GET',
    path: `${base}/:accountId`,
    access: onAccount('serviceaccounts:read'),
    handler: withAccount((context, account) => ok(profileOf(context, account, true))),
  },
  { method: 'PATCH', path: `${base}/:accountId`, access: onAccount('serviceaccounts:write'), handler: update },
  {
    method: 'DELETE',
    path: `${base}/:accountId`,
    access: onAccount('serviceaccounts:delete'),
    handler: withAccount(remove),
  },
  ...resourcePermissionRoutes({
    resource: 'serviceaccounts',
    attribute: 'id',
    levels: LEVELS,
    assignments: { users: true, serviceAccounts: false, teams: true, builtInRoles: false },
    adminRowId: 240,
    resolve: (context, pathId) => idOf(context, pathId)?.toString(),
    validate: ({ store }, id) => (store.serviceAccounts.get(toInteger(id) ?? 0) ? undefined : accountNotFound()),
  }),
];
