export const COLLISION_KINDS = [
  'team-name-taken',
  'provisioned-and-synced',
  'no-group',
  'only-similar',
  'both-on',
  'members-missing',
  'members-by-hand',
  'members-not-provisioned',
  'members-unread',
  'left-out',
  'groups-of-one-team',
  'group-of-many-teams',
  'team-admins',
] as const;
export type CollisionKind = (typeof COLLISION_KINDS)[number];

/** Something that goes wrong, or that somebody would lose, when group sync takes the place of Team Sync. */
export interface Collision {
  kind: CollisionKind;
  severity: 'error' | 'warning' | 'info';
  teamUids: readonly string[];
  userUids: readonly string[];
  detail: string;
  /** What to do; empty when nothing is needed. */
  remedy: string;
}

type Parts = Omit<Collision, 'teamUids' | 'userUids'> & { teamUids?: readonly string[]; userUids?: readonly string[] };

export const collision = ({ teamUids = [], userUids = [], ...parts }: Parts): Collision => ({
  ...parts,
  teamUids,
  userUids,
});

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
