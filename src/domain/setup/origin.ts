import type { Person } from '../organisation/organisation';
import { hasExternalIdFlaw } from './grafanaVersion';

/** Whether SCIM made a person, or took over one who was there. */
export type Origin = 'created' | 'linked' | 'unknown';

/**
 * Told by the uid: since the fix of CVE-2025-41115 (grafana/grafana#113500) that of a person whom SCIM made begins with
 * `scim-`. Before, it does not tell.
 */
export function originOf({ uid }: Pick<Person, 'uid'>, version: string): Origin {
  if (uid.startsWith('scim-')) {
    return 'created';
  }
  return hasExternalIdFlaw(version) === false ? 'linked' : 'unknown';
}

export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  created: 'was created by SCIM.',
  linked: 'had an account before, which SCIM took over.',
  unknown: 'is managed by SCIM. Whether the account was there before, Grafana does not tell.',
};
