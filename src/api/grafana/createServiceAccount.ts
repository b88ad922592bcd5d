import * as v from 'valibot';
import type { OrgRole } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';

export const createServiceAccount = operation({
  id: 'grafana.createServiceAccount',
  method: 'POST',
  via: 'session',
  path: '/api/serviceaccounts',
  action: 'write',
  request: (body: { name: string; role: OrgRole; isDisabled: boolean }) => ({ body }),
  schema: v.object({ id: v.number(), login: v.string() }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/serviceaccount/#create-service-account',
  openApi: { path: '/serviceaccounts' },
});
