import type { Grant } from '../organisation/organisation';
import { grantId, targetUid } from '../organisation/grantId';

export const DIFFERENCE_KINDS = [
  'grant-removed',
  'grant-changed',
  'grant-added-on-managed-target',
  'team-missing',
  'team-renamed',
  'team-not-provisioned',
  'member-added-by-hand',
  'folder-missing',
  'role-missing',
  'data-source-missing',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What a difference is about. The level of a grant does not matter here. */
export type DriftTarget =
  | { kind: 'grant'; grant: Grant }
  | { kind: 'team'; teamUid: string }
  | { kind: 'member'; teamUid: string; userUid: string }
  | { kind: 'folder'; folderUid: string }
  | { kind: 'role'; roleUid: string }
  | { kind: 'datasource'; dataSourceUid: string };

/**
 * Who made a difference, as far as the data says it. `by-hand`: somebody, and not the identity provider.
 * Grafana keeps no author of a grant, so for grants it is unknown.
 */
export type Author = 'unknown' | 'by-hand' | 'identity-provider';

/** One thing that is no longer as the last apply left it. */
export interface Difference {
  /** Stable as long as the same thing differs in the same way. */
  id: string;
  kind: DifferenceKind;
  target: DriftTarget;
  /** A level, a name or a state; absent: nothing. */
  expected?: string;
  actual?: string;
  who: Author;
  /** Rules behind the grants concerned. */
  ruleNames: readonly string[];
  /** Grants of the ledger that are concerned. */
  grants: readonly Grant[];
}

function targetId(target: DriftTarget): string {
  switch (target.kind) {
    case 'grant':
      return grantId(target.grant);
    case 'team':
      return target.teamUid;
    case 'member':
      return `${target.teamUid}/${target.userUid}`;
    case 'folder':
    case 'role':
    case 'datasource':
      return targetUid(target);
  }
}

/** A difference with its id. */
export function difference(parts: Omit<Difference, 'id'>): Difference {
  const { kind, target, expected = '', actual = '' } = parts;
  return { id: JSON.stringify([kind, targetId(target), expected, actual]), ...parts };
}
