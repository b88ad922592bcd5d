import { config } from '@grafana/runtime';
import { READ_ACTION, WRITE_ACTION } from './pluginId';

/** What the page knows of this Grafana without asking. */
export interface Stack {
  version: string;
  /** SCIM and roles need Enterprise (or Cloud). */
  isEnterprise: boolean;
  namespace: string;
  /** Without a trailing slash, sub-path included. */
  appUrl: string;
  isSamlEnabled: boolean;
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
  const { buildInfo, licenseInfo, namespace, appUrl, samlEnabled, tokenExpirationDayLimit, bootData } = config;
  const { uid, login, name, isGrafanaAdmin, orgRole, permissions } = bootData.user;
  const isAdmin = isGrafanaAdmin || orgRole === 'Admin';
  return {
    version: buildInfo.version,
    isEnterprise: (licenseInfo?.edition ?? buildInfo.edition) !== 'Open Source',
    namespace,
    appUrl: appUrl.replace(/\/+$/, ''),
    isSamlEnabled: samlEnabled,
    ...(tokenExpirationDayLimit && tokenExpirationDayLimit > 0 ? { tokenExpirationDayLimit } : {}),
    user: { uid, login, name, isGrafanaAdmin, orgRole },
    can: {
      read: isAdmin || permissions?.[READ_ACTION] === true,
      write: isAdmin || permissions?.[WRITE_ACTION] === true,
    },
  };
}
