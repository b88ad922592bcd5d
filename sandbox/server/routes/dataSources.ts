import { typeOf } from '../dataSources/corePlugins';
import { DATA_SOURCE_LEVELS, dataSourceScope } from '../dataSources/dataSourceActions';
import { validateUid } from '../folders/validateUid';
import { isLicensed } from '../Instance';
import { permission } from '../rbac/evaluate';
import { failure, message, ok } from '../reply';
import { bind, flag, requiredText, text } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';
import { putGrant, removeScope } from '../store/grants';
import type { DataSourceRow, Holder } from '../store/rows';

const scopeInPath = ({ params }: RouteContext): string => dataSourceScope(params['uid'] ?? '');

export const dataSourceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/datasources',
    access: permission('datasources:read'),
    handler: (context) => ok(context.store.dataSources.filter('name', isListed(context)).map(listItem)),
  },
  {
    method: 'POST',
    path: '/api/datasources',
    access: permission('datasources:create'),
    handler(context) {
      const body = bind(context, FORM);
      return body ? create(context, body) : message(400, 'bad request data');
    },
  },
  {
    method: 'GET',
    path: '/api/datasources/uid/:uid',
    access: (context) => permission('datasources:read', scopeInPath(context)),
    handler({ store, params }) {
      const known = store.dataSources.by('uid', params['uid'] ?? '');
      return known ? ok(dto(known)) : message(404, 'Data source not found');
    },
  },
  {
    method: 'DELETE',
    path: '/api/datasources/uid/:uid',
    access: (context) => permission('datasources:delete', scopeInPath(context)),
    handler(context) {
      const { store, params } = context;
      const known = store.dataSources.by('uid', params['uid'] ?? '');
      if (!known) {
        return message(404, 'Data source not found');
      }
      store.dataSources.delete(known.id);
      removeScope(context, scopeInPath(context));
      return ok({ message: 'Data source deleted', id: known.id });
    },
  },
];

/** Without a licence nothing is left out (pkg/services/datasources/guardian). */
const isListed =
  ({ sandbox, can }: RouteContext) =>
  ({ uid }: DataSourceRow): boolean =>
    !isLicensed(sandbox) || can(permission('datasources:read', dataSourceScope(uid)));

const object = (value: unknown): object => (typeof value === 'object' && value !== null ? { ...value } : {});

const FORM = {
  uid: text,
  name: text,
  type: requiredText,
  access: requiredText,
  url: text,
  user: text,
  database: text,
  basicAuth: flag,
  basicAuthUser: text,
  withCredentials: flag,
  isDefault: flag,
  jsonData: object,
  secureJsonData: object,
};

type NewDataSource = Omit<DataSourceRow, 'id' | 'secrets'> & { secureJsonData: object };

function create(context: RouteContext, { secureJsonData, ...wanted }: NewDataSource): Response {
  const { store, sandbox } = context;
  const uid = wanted.uid || sandbox.ids.uid();
  const name = wanted.name || freeName(context, wanted.type);
  const refused = validate(name, uid) ?? (store.dataSources.by('name', name) ? taken('name') : undefined);
  if (refused ?? store.dataSources.by('uid', uid)) {
    return refused ?? taken('uid');
  }
  const isDefault = wanted.isDefault || store.dataSources.size === 0;
  if (isDefault) {
    store.dataSources.all().forEach(({ id }) => store.dataSources.update(id, { isDefault: false }));
  }
  const secrets = Object.entries(secureJsonData).flatMap(([key, value]) => (value === '' ? [] : key));
  const made = store.dataSources.insert({ ...wanted, uid, name, isDefault, secrets });
  grantDefaults(context, made);
  return ok({ message: 'Datasource added', id: made.id, name: made.name, datasource: dto(made) });
}

/** The first one is every page's default; one without a name gets that of its type. */
function freeName({ store }: RouteContext, type: string): string {
  const names = new Set(store.dataSources.all().map(({ name }) => name.toLowerCase()));
  let name = type;
  for (let digit = 1; names.has(name.toLowerCase()); digit += 1) {
    name = `${type}-${digit}`;
  }
  return name;
}

const taken = (what: string): Response => message(409, `data source with the same ${what} already exists`);

const MAX_NAME_BYTES = 190;

function validate(name: string, uid: string): Response | undefined {
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) {
    return failure(400, 'datasource.nameInvalid', 'Invalid datasource name.');
  }
  return validateUid(uid) && failure(400, 'datasource.uidInvalid', 'Invalid datasource UID.');
}

/** Everybody may query a new data source; whoever made it may do everything. OSS keeps the first two only. */
function grantDefaults(context: RouteContext, { uid }: DataSourceRow): void {
  const give = (holder: Holder, level: keyof typeof DATA_SOURCE_LEVELS) =>
    putGrant(context, { holder, scope: dataSourceScope(uid), level, actions: DATA_SOURCE_LEVELS[level] });
  give({ kind: 'builtInRole', role: 'Viewer' }, 'Query');
  give({ kind: 'builtInRole', role: 'Editor' }, 'Query');
  if (context.sandbox.edition === 'enterprise' && context.principal.kind !== 'anonymous') {
    give({ kind: 'user', id: context.principal.id }, 'Admin');
  }
}

const common = ({ id, uid, name, access, url, user, database, basicAuth, isDefault, jsonData }: DataSourceRow) => ({
  id,
  uid,
  orgId: 1,
  name,
  access,
  url,
  user,
  database,
  basicAuth,
  isDefault,
  jsonData,
  readOnly: false,
});

const listItem = (row: DataSourceRow) => ({ ...common(row), ...typeOf(row.type) });

function dto(row: DataSourceRow): object {
  const { type, typeLogoUrl } = typeOf(row.type);
  const { basicAuthUser, withCredentials, secrets } = row;
  const secureJsonFields = Object.fromEntries(secrets.map((name) => [name, true]));
  return {
    ...common(row),
    type,
    typeLogoUrl,
    basicAuthUser,
    withCredentials,
    secureJsonFields,
    version: 1,
    apiVersion: '',
  };
}
