import { enabledToggles, isLicensed } from '../Instance';
import { versionOf } from '../proxy/pluginDto';
import { any, permission } from '../rbac/evaluate';
import { ok } from '../reply';
import type { Route, RouteContext } from '../router/Route';
import { effectiveIni } from '../settings/ini';
import { licenceExpiry, licenceState } from '../settings/licence';
import { ssoSettingsOf } from '../settings/ssoSettings';

/** Names that Grafana's open source asks for; which key stands for SCIM nobody has seen. */
const ENTERPRISE_FEATURES = [
  'accesscontrol',
  'accesscontrol.enforcement',
  'analytics',
  'caching',
  'dspermissions.enforcement',
  'enterprise.plugins',
  'groupsync',
  'ldapsync',
  'teamgroupsync',
  'teamsync',
] as const;

const MAY_SEE_LICENCE = any(permission('licensing:read'), permission('server.stats:read'));

function licenseUrl(isEnterprise: boolean, hasPage: boolean): string {
  if (isEnterprise) {
    return hasPage ? '/admin/licensing' : '';
  }
  return hasPage ? '/admin/upgrading' : 'https://grafana.com/oss/grafana?utm_source=grafana_footer';
}

/** What the browser gets at boot, as far as an app can ask for it. */
function settings(context: RouteContext): Response {
  const { sandbox, store, can } = context;
  const isEnterprise = sandbox.edition === 'enterprise';
  const edition = isEnterprise ? 'Enterprise' : 'Open Source';
  const { version, tokenExpirationDayLimit } = sandbox.instance;
  const ini = effectiveIni(store, sandbox.edition);
  return ok({
    appUrl: `${(store.ini['server']?.['root_url'] ?? sandbox.grafanaUrl).replace(/\/$/, '')}/`,
    appSubUrl: '',
    namespace: sandbox.namespace,
    apps: appsOf(context),
    datasources: {},
    defaultDatasource: '-- Grafana --',
    panels: {},
    featureToggles: enabledToggles(sandbox.instance),
    buildInfo: {
      hideVersion: false,
      version,
      versionString: `Grafana v${version} (sandbox)`,
      commit: 'sandbox',
      commitShort: 'sandbox',
      buildstamp: 0,
      edition,
      latestVersion: '',
      hasUpdate: false,
      env: 'production',
    },
    licenseInfo: {
      expiry: licenceExpiry(sandbox),
      stateInfo: licenceState(sandbox),
      licenseUrl: licenseUrl(isEnterprise, can(MAY_SEE_LICENCE)),
      edition,
      enabledFeatures: isLicensed(sandbox) ? Object.fromEntries(ENTERPRISE_FEATURES.map((name) => [name, true])) : {},
    },
    rbacEnabled: true,
    ...samlOf(context),
    tokenExpirationDayLimit,
    anonymousEnabled: false,
    anonymousDeviceLimit: 0,
    allowOrgCreate: false,
    authProxyEnabled: false,
    autoAssignOrg: true,
    disableLoginForm: ini['auth']?.['disable_login_form'] === 'true',
    disableUserSignUp: true,
    exploreEnabled: true,
    ldapEnabled: false,
    liveEnabled: false,
    minRefreshInterval: '5s',
    pluginAdminEnabled: true,
    pluginAdminExternalManageEnabled: false,
    rootFolderUID: 'general',
    sharedWithMeFolderUID: 'sharedwithme',
    viewersCanEdit: false,
  });
}

/** As it stands in the file, or in the stored settings, which win. */
function samlOf({ sandbox }: RouteContext): { samlEnabled: boolean; samlName: unknown } {
  const { enabled, name } = ssoSettingsOf(sandbox, 'saml');
  const samlEnabled = isLicensed(sandbox) && enabled === true;
  return { samlEnabled, samlName: samlEnabled ? name : '' };
}

function appsOf({ sandbox, store }: RouteContext): object {
  const { plugin } = sandbox;
  const isEnabled = plugin && store.pluginSettings.by('pluginId', plugin.id)?.enabled;
  if (!plugin || !isEnabled) {
    return {};
  }
  return {
    [plugin.id]: {
      id: plugin.id,
      path: `public/plugins/${plugin.id}/module.js`,
      version: versionOf(plugin),
      preload: false,
      angular: { detected: false, hideDeprecation: false },
      loadingStrategy: 'script',
      dependencies: plugin.dependencies ?? {},
      extensions: plugin.extensions ?? {},
    },
  };
}

export const frontendSettingRoutes: Route[] = [{ method: 'GET', path: '/api/frontend/settings', handler: settings }];
