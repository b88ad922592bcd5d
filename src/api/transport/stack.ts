import { config } from '@grafana/runtime';
import { READ_ACTION, WRITE_ACTION } from './pluginId';

/** What the page knows of this Grafana without asking. */
export interface Stack {
  version: string;
  /** In Grafana's words, such as `Enterprise` or `Open Source`. */
  edition: string;
  /** SCIM and roles need Enterprise (or Cloud). */
  isEnterprise: boolean;
  isCloud: boolean;
  licence: {
    /** ISO 8601; absent: Grafana does not say, or there is none. */
    expiresAt?: string;
    /** What Grafana warns of, in its words. */
    stateInfo?: string;
  };
  /** Feature toggles that are on. Grafana leaves out those that are off, and those that it no longer has. */
  toggles: { enableSCIM?: boolean };
  namespace: string;
  /** Without a trailing slash, sub-path included. */
  appUrl: string;
  isSamlEnabled: boolean;
  /** Nobody can type a Grafana password. */
  isLoginFormDisabled: boolean;
  /** Longest life of a service account token in days; absent: no limit. */
  tokenExpirationDayLimit?: number;
  user: { uid: string; login: string; name: string; isGrafanaAdmin: boolean; orgRole: string };
  /**
   * The signed-in person's own permissions on this plugin, which its proxy enforces. Administrators hold them, but a
   * page that was opened before the plugin was enabled does not show it yet.
   */
  can: { read: boolean; write: boolean };
}

/** Synchronous facts about this Grafana and the signed-in person, from what Grafana gave the page at its start. */
export function stack(): Stack {
  const { buildInfo, licenseInfo, featureToggles, namespace, appUrl, tokenExpirationDayLimit, bootData } = config;
  const { uid, login, name, isGrafanaAdmin, orgRole, permissions } = bootData.user;
  const isAdmin = isGrafanaAdmin || orgRole === 'Admin';
  const edition = licenseInfo?.edition ?? buildInfo.edition;
  const enableSCIM = featureToggles?.enableSCIM;
  return {
    version: buildInfo.version,
    edition,
    isEnterprise: edition !== 'Open Source',
    isCloud: namespace.startsWith('stacks-'),
    licence: licenceOf(licenseInfo),
    toggles: enableSCIM === undefined ? {} : { enableSCIM },
    namespace,
    appUrl: appUrl.replace(/\/+$/, ''),
    isSamlEnabled: config.samlEnabled,
    isLoginFormDisabled: config.disableLoginForm,
    ...(tokenExpirationDayLimit && tokenExpirationDayLimit > 0 ? { tokenExpirationDayLimit } : {}),
    user: { uid, login, name, isGrafanaAdmin, orgRole },
    can: {
      read: isAdmin || permissions?.[READ_ACTION] === true,
      write: isAdmin || permissions?.[WRITE_ACTION] === true,
    },
  };
}

const MS_PER_SECOND = 1000;

/** `expiry` is in seconds; 0: there is none. */
function licenceOf(info: typeof config.licenseInfo | undefined): Stack['licence'] {
  const { expiry, stateInfo } = info ?? {};
  return {
    ...(expiry ? { expiresAt: new Date(expiry * MS_PER_SECOND).toISOString() } : {}),
    ...(stateInfo ? { stateInfo } : {}),
  };
}
