import { DATA_SOURCE_LEVELS, dataSourceScope } from '../dataSources/dataSourceActions';
import { validateUid } from '../folders/validateUid';
import { permission } from '../rbac/evaluate';
import { message, ok } from '../reply';
import { bind, requiredText, text } from '../router/bind';
import type { Route, RouteContext } from '../router/Route';
import { putGrant, removeScope } from '../store/grants';
import type { DataSourceRow, Holder } from '../store/rows';

const scopeInPath = ({ params }: RouteContext): string => dataSourceScope(params['uid'] ?? '');

export const dataSourceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/datasources',
    access: permission('datasources:read'),
    handler: (context) =>
      ok(
        context.store.dataSources
          .filter('name', ({ uid }) => context.can(permission('datasources:read', dataSourceScope(uid))))
          .map(listItem)
      ),
  },
  {
    method: 'POST',
    path: '/api/datasources',
    access: permission('datasources:create'),
    handler(context) {
      const body = bind(context, { uid: text, name: requiredText, type: requiredText, url: text });
      return body ? create(context, body) : message(400, 'bad request data');
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

type NewDataSource = Pick<DataSourceRow, 'uid' | 'name' | 'type' | 'url'>;

function create(context: RouteContext, wanted: NewDataSource): Response {
  const { store, sandbox } = context;
  const uid = wanted.uid || sandbox.ids.uid();
  const taken = ['name', 'uid'].find((key) =>
    key === 'name' ? store.dataSources.by('name', wanted.name) : store.dataSources.by('uid', uid)
  );
  const refused =
    validateUid(uid) ??
    (taken === undefined ? undefined : message(409, `data source with the same ${taken} already exists`));
  if (refused) {
    return refused;
  }
  const made = store.dataSources.insert({ ...wanted, uid });
  grantDefaults(context, made);
  return ok({ message: 'Datasource added', id: made.id, name: made.name, datasource: listItem(made) });
}

/** Everybody may query a new data source; whoever made it may do everything. OSS keeps the first two only. */
function grantDefaults(context: RouteContext, { uid }: DataSourceRow): void {
  const give = (holder: Holder, level: keyof typeof DATA_SOURCE_LEVELS) =>
    putGrant(context, { holder, scope: dataSourceScope(uid), level, actions: DATA_SOURCE_LEVELS[level] });
  give({ kind: 'builtInRole', role: 'Viewer' }, 'Query');
  give({ kind: 'builtInRole', role: 'Editor' }, 'Query');
  if (context.sandbox.edition === 'enterprise' && context.principal.kind === 'user') {
    give({ kind: 'user', id: context.principal.id }, 'Admin');
  }
}

const listItem = ({ id, uid, name, type, url }: DataSourceRow) => ({
  id,
  uid,
  orgId: 1,
  name,
  type,
  typeName: type,
  typeLogoUrl: 'public/img/icn-datasource.svg',
  access: 'proxy',
  url,
  user: '',
  database: '',
  basicAuth: false,
  isDefault: false,
  jsonData: {},
  readOnly: false,
});
