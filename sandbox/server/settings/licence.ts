import type { Licence } from '../Instance';
import type { Sandbox } from '../Sandbox';

const DAY_S = 24 * 3600;

const DAYS_LEFT: Readonly<Record<Licence, number | undefined>> = {
  valid: 200,
  expiring: 10,
  expired: -10,
  none: undefined,
};

/** Grafana's open source knows `Licensed`, its users see `Free & unlicensed`; the third word is a guess. */
const STATES: Readonly<Record<Licence, string>> = {
  valid: 'Licensed',
  expiring: 'Licensed',
  expired: 'Expired',
  none: 'Free & unlicensed',
};

/** Seconds since 1970, so many days from now. */
export const secondsFromNow = ({ clock }: Sandbox, days: number): number =>
  Math.floor(clock.now() / 1000) + days * DAY_S;

/** When the licence ends, in seconds since 1970; 0 without a licence, as Grafana writes it. */
export function licenceExpiry(sandbox: Sandbox): number {
  const days = DAYS_LEFT[sandbox.instance.licence];
  return sandbox.edition === 'oss' || days === undefined ? 0 : secondsFromNow(sandbox, days);
}

/** What Grafana's footer says behind its edition. */
export const licenceState = ({ edition, instance }: Sandbox): string =>
  edition === 'oss' ? '' : STATES[instance.licence];

export const isInForce = ({ licence }: Sandbox['instance']): boolean => licence === 'valid' || licence === 'expiring';
