import { getAdminSettings, type AdminSettings } from '../grafana/getAdminSettings';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

/** What the ini file says about provisioning and signing in, as far as the stored token may read it. */
export const adminSettingsQuery = resource<AdminSettings>(KEYS.adminSettings, ({ signal }) =>
  send(getAdminSettings, undefined, { signal })
);
