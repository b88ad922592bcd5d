import * as v from 'valibot';
import { operation } from '../transport/Operation';

const ini = v.optional(v.picklist(['true', 'false']));
const scimSection = v.object({
  user_sync_enabled: ini,
  group_sync_enabled: ini,
  reject_non_provisioned_users: ini,
});
export type ScimSection = v.InferOutput<typeof scimSection>;

/** What the ini file says about SCIM; a server without the section has none of the three. */
export const getAdminSettings = operation({
  id: 'grafana.getAdminSettings',
  method: 'GET',
  via: 'proxy',
  path: '/api/admin/settings',
  action: 'read',
  request: () => ({}),
  schema: v.object({ 'auth.scim': v.optional(scimSection) }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/admin/#fetch-settings',
  openApi: { path: '/admin/settings' },
});
