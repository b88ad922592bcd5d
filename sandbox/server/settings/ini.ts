import type { Edition } from '../Edition';
import type { Ini, Store } from '../store/createStore';

const OAUTH: Readonly<Record<string, string>> = {
  enabled: 'false',
  allow_sign_up: 'true',
  auto_login: 'false',
  client_id: 'some_id',
  client_secret: '',
  allowed_domains: '',
  allowed_groups: '',
  role_attribute_path: '',
  role_attribute_strict: 'false',
  org_mapping: '',
  allow_assign_grafana_admin: 'false',
  skip_org_role_sync: 'false',
  signout_redirect_url: '',
  tls_client_cert: '',
  tls_client_key: '',
  tls_client_ca: '',
  tls_skip_verify_insecure: 'false',
  use_pkce: 'false',
  use_refresh_token: 'false',
};

const oauth = (name: string, icon: string, scopes: string, fields: Record<string, string> = {}) => ({
  ...OAUTH,
  name,
  icon,
  scopes,
  auth_url: '',
  token_url: '',
  api_url: '',
  ...fields,
});

/** The part of Grafana's `defaults.ini` that concerns who signs in and how. */
const DEFAULTS: Ini = {
  auth: { disable_login_form: 'false', oauth_auto_login: 'false', signout_redirect_url: '' },
  'auth.anonymous': { enabled: 'false', org_name: 'Main Org.', org_role: 'Viewer' },
  'auth.basic': { enabled: 'true' },
  'auth.github': oauth('GitHub', 'github', 'user:email,read:org', {
    auth_url: 'https://github.com/login/oauth/authorize',
    token_url: 'https://github.com/login/oauth/access_token',
    api_url: 'https://api.github.com/user',
  }),
  'auth.gitlab': oauth('GitLab', 'gitlab', 'openid email profile', {
    auth_url: 'https://gitlab.com/oauth/authorize',
    token_url: 'https://gitlab.com/oauth/token',
    api_url: 'https://gitlab.com/api/v4',
    use_pkce: 'true',
    use_refresh_token: 'true',
  }),
  'auth.google': oauth('Google', 'google', 'openid email profile', {
    client_id: 'some_client_id',
    auth_url: 'https://accounts.google.com/o/oauth2/v2/auth',
    token_url: 'https://oauth2.googleapis.com/token',
    api_url: 'https://openidconnect.googleapis.com/v1/userinfo',
    skip_org_role_sync: 'true',
    use_pkce: 'true',
    use_refresh_token: 'true',
  }),
  'auth.generic_oauth': oauth('OAuth', 'signin', 'user:email'),
  'auth.azuread': oauth('Microsoft', 'microsoft', 'openid email profile', {
    client_id: 'some_client_id',
    auth_url: 'https://login.microsoftonline.com/<tenant-id>/oauth2/v2.0/authorize',
    token_url: 'https://login.microsoftonline.com/<tenant-id>/oauth2/v2.0/token',
    use_pkce: 'true',
    use_refresh_token: 'true',
  }),
  'auth.okta': oauth('Okta', 'okta', 'openid profile email groups', {
    auth_url: 'https://<tenant-id>.okta.com/oauth2/v1/authorize',
    token_url: 'https://<tenant-id>.okta.com/oauth2/v1/token',
    api_url: 'https://<tenant-id>.okta.com/oauth2/v1/userinfo',
    use_pkce: 'true',
  }),
  'auth.ldap': { enabled: 'false', config_file: '/etc/grafana/ldap.toml', allow_sign_up: 'true' },
  'auth.saml': { enabled: 'false', role_values_grafana_admin: '', skip_org_role_sync: 'false' },
  'auth.scim': { user_sync_enabled: 'false', group_sync_enabled: 'false', reject_non_provisioned_users: 'false' },
  enterprise: { license_path: '/var/lib/grafana/license.jwt' },
  rbac: { permission_cache: 'true', permission_validation_enabled: 'true' },
  security: { admin_user: 'admin', admin_password: 'admin', secret_key: 'SW2YcwTIb9zpOOhoPsMm' },
  users: { allow_sign_up: 'false', auto_assign_org: 'true', auto_assign_org_id: '1', auto_assign_org_role: 'Viewer' },
};

/** What Enterprise knows of SAML beside it. */
const SAML: Readonly<Record<string, string>> = {
  allow_idp_initiated: 'false',
  allow_sign_up: 'true',
  allowed_organizations: '',
  assertion_attribute_email: 'mail',
  assertion_attribute_external_uid: 'userUID',
  assertion_attribute_groups: '',
  assertion_attribute_login: 'mail',
  assertion_attribute_name: 'displayName',
  assertion_attribute_org: '',
  assertion_attribute_role: '',
  auto_login: 'false',
  certificate: '',
  certificate_path: '',
  entity_id: '',
  idp_metadata: '',
  idp_metadata_path: '',
  idp_metadata_url: '',
  name: 'SAML',
  org_mapping: '',
  private_key: '',
  private_key_path: '',
  relay_state: '',
  role_values_admin: '',
  role_values_editor: '',
  role_values_none: '',
  role_values_viewer: '',
  signature_algorithm: '',
  single_logout: 'false',
};

/** The settings in force: Grafana's defaults below what the ini file sets. */
export function effectiveIni({ ini }: Pick<Store, 'ini'>, edition: Edition): Ini {
  const saml = { ...DEFAULTS['auth.saml'], ...(edition === 'enterprise' ? SAML : {}) };
  const defaults: Ini = { ...DEFAULTS, 'auth.saml': saml };
  const sections = new Set([...Object.keys(defaults), ...Object.keys(ini)]);
  return Object.fromEntries([...sections].map((name) => [name, { ...defaults[name], ...ini[name] }]));
}
