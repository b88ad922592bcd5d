import type { Clock } from './clock';

const UNITS: ReadonlyArray<[name: string, minutes: number]> = [
  ['year', 525_600],
  ['month', 43_800],
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
];

/** How long ago, as Grafana says it: `10 years`, `1 minute`, `< 1 minute`. */
export function ageOf(time: string, clock: Clock): string {
  const minutes = (clock.now() - Date.parse(time)) / 60_000;
  for (const [name, length] of UNITS) {
    const amount = Math.floor(minutes / length);
    if (amount > 0) {
      return `${amount} ${amount === 1 ? name : `${name}s`}`;
    }
  }
  return '< 1 minute';
}
