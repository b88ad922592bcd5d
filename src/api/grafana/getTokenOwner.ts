import * as v from 'valibot';
import { operation } from '../transport/Operation';

/** Whose token the plugin proxy sends. */
export const getTokenOwner = operation({
  id: 'grafana.getTokenOwner',
  method: 'GET',
  via: 'proxy',
  path: '/api/user',
  action: 'read',
  request: () => ({}),
  schema: v.object({ login: v.string() }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/user/#actual-user',
  openApi: { path: '/user' },
});
