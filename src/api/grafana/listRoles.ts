import * as v from 'valibot';
import type { Role } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { listOf } from './fields';

const role = v.object({
  uid: v.string(),
  name: v.string(),
  displayName: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  group: v.optional(v.string(), ''),
});

/** Fixed and custom roles (Enterprise); `delegatable`: only those that the asking token may assign. */
export const listRoles = operation({
  id: 'grafana.listRoles',
  method: 'GET',
  via: 'proxy',
  path: '/api/access-control/roles',
  action: 'read',
  request: ({ delegatable }: { delegatable?: true }) => ({ query: { delegatable } }),
  schema: listOf(role) satisfies v.GenericSchema<unknown, Role[]>,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#get-all-roles',
  openApi: { path: '/access-control/roles' },
});

/** The same as the signed-in person, for when no token is stored yet. */
export const findRoles = operation({ ...listRoles, id: 'grafana.findRoles', via: 'session' });
