import * as v from 'valibot';
import type { NeededPermission } from '../../domain/tokens/permissions';
import { operation } from '../transport/Operation';

interface NewRole {
  /** Unique; `custom:` is how Grafana's own pages name such roles. */
  name: string;
  displayName: string;
  description: string;
  group: string;
  permissions: readonly NeededPermission[];
}

/** Makes a custom role in this organisation (Enterprise); takes a person who holds what the role carries. */
export const createRole = operation({
  id: 'grafana.createRole',
  method: 'POST',
  via: 'session',
  path: '/api/access-control/roles',
  action: 'write',
  request: (role: NewRole) => ({ body: { ...role, version: 1, global: false } }),
  schema: v.object({ uid: v.string() }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/access_control/#create-a-new-custom-role',
  openApi: { path: '/access-control/roles' },
});
