import { getSsoSettings, type SsoSettings } from '../grafana/getSsoSettings';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export type { SsoSettings } from '../grafana/getSsoSettings';

/** The SAML settings in force, without secrets. On OSS a fault: there are none, whoever asks. */
export const ssoSettingsQuery = resource<SsoSettings>(KEYS.ssoSettings, ({ signal }) =>
  send(getSsoSettings, undefined, { signal })
);
