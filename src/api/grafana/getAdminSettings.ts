import * as v from 'valibot';
import { operation } from '../transport/Operation';

const text = v.optional(v.string());
const ini = v.optional(v.picklist(['true', 'false']));

const scimSection = v.object({
  user_sync_enabled: ini,
  group_sync_enabled: ini,
  reject_non_provisioned_users: ini,
});

const samlSection = v.object({
  enabled: text,
  allow_sign_up: text,
  auto_login: text,
  assertion_attribute_external_uid: text,
  assertion_attribute_login: text,
  assertion_attribute_email: text,
  assertion_attribute_name: text,
});

const adminSettings = v.object({
  'auth.scim': v.optional(scimSection),
  'auth.saml': v.optional(samlSection),
  auth: v.optional(v.object({ disable_login_form: text, oauth_auto_login: text })),
  'auth.basic': v.optional(v.object({ enabled: text })),
  server: v.optional(v.object({ root_url: text, domain: text, protocol: text })),
  feature_toggles: v.optional(v.object({ enable: text, enableSCIM: text })),
});

/** The part of the ini file that concerns provisioning; never a secret. What may not be read is missing. */
export type AdminSettings = v.InferOutput<typeof adminSettings>;

/**
 * What the ini file says, by section and key, as far as the token may read it (`settings:read`, scoped): a section or
 * key that is missing is unknown, not empty.
 */
export const getAdminSettings = operation({
  id: 'grafana.getAdminSettings',
  method: 'GET',
  via: 'proxy',
  path: '/api/admin/settings',
  action: 'read',
  request: () => ({}),
  schema: adminSettings,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/admin/#fetch-settings',
  openApi: { path: '/admin/settings' },
});
