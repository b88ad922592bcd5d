export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Grafana writes whole seconds. */
export const timestamp = (clock: Clock, offsetMs = 0): string =>
  `${new Date(clock.now() + offsetMs).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}Z`;

const TEN_YEARS_MS = 10 * 365 * 24 * 3600 * 1000;

/** What Grafana writes for somebody it has never seen. */
export const neverSeen = (clock: Clock): string => timestamp(clock, -TEN_YEARS_MS);
