import type { Edition } from './Edition';

export type Licence = 'valid' | 'expiring' | 'expired' | 'none';

/** What the server's operator decides outside of Grafana's API. It may change while the sandbox runs, as by a restart. */
export interface Instance {
  version: string;
  /** Of an Enterprise server; OSS has none. */
  licence: Licence;
  /** As in `[feature_toggles]`: on, off, or left to the version's default. */
  toggles: Readonly<Record<string, boolean>>;
  /** How many days a new token may live; -1: no limit. */
  tokenExpirationDayLimit: number;
}

export const DEFAULT_INSTANCE: Readonly<Instance> = {
  version: '12.4.0',
  licence: 'valid',
  toggles: {},
  tokenExpirationDayLimit: -1,
};

/** What a route may need: an Enterprise server, one with a licence, or one that serves SCIM. */
export type Need = 'enterprise' | 'licence' | 'scim';

interface Server {
  edition: Edition;
  instance: Instance;
}

/** Enterprise's own features; with an expired licence, too. */
export const isLicensed = ({ edition, instance }: Server): boolean =>
  edition === 'enterprise' && instance.licence !== 'none';

/** The toggles that are on. `enableSCIM` is on by default since it is generally available, which is 12.4. */
export function enabledToggles({ version, toggles }: Instance): Record<string, true> {
  const all = { topnav: true, enableSCIM: isAtLeast(version, 12, 4), ...toggles };
  return Object.fromEntries(Object.entries(all).flatMap(([name, isOn]) => (isOn ? [[name, true]] : [])));
}

const isAtLeast = (version: string, major: number, minor: number): boolean => {
  const [ours = 0, theirs = 0] = version.split('.').map(Number.parseFloat);
  return ours > major || (ours === major && theirs >= minor);
};

export function meets(server: Server, need: Need | undefined): boolean {
  switch (need) {
    case undefined:
      return true;
    case 'enterprise':
      return server.edition === 'enterprise';
    case 'licence':
      return isLicensed(server);
    case 'scim':
      return isLicensed(server) && 'enableSCIM' in enabledToggles(server.instance);
  }
}
