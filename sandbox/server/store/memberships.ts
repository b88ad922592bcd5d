import { timestamp } from '../clock';
import type { Sandbox } from '../Sandbox';
import { putGrant, removeGrant } from './grants';
import type { MemberRow } from './rows';

export const TEAM_LEVELS = {
  Admin: ['teams:read', 'teams:delete', 'teams:write', 'teams.permissions:read', 'teams.permissions:write'],
  Member: ['teams:read'],
} as const;

export const teamScope = (teamId: number): string => `teams:id:${teamId}`;

interface Membership {
  teamId: number;
  userId: number;
  permission: MemberRow['permission'];
  isExternal?: boolean;
}

/** Adds a member or changes what the member may do, with the right that goes with it. */
export function putMember(
  { store, clock, ids }: Pick<Sandbox, 'store' | 'clock' | 'ids'>,
  { teamId, userId, permission, isExternal = false }: Membership
): void {
  const now = timestamp(clock);
  const known = store.members.by('pair', `${teamId}/${userId}`);
  if (known) {
    store.members.update(known.id, { permission });
  } else {
    store.members.insert({ uid: ids.uid(), teamId, userId, permission, isExternal, createdAt: now, updatedAt: now });
  }
  const level = permission === 4 ? 'Admin' : 'Member';
  putGrant(
    { store },
    { holder: { kind: 'user', id: userId }, scope: teamScope(teamId), level, actions: TEAM_LEVELS[level] }
  );
}

/** Takes a member out, with the right that goes with it; false when there was none. */
export function removeMember({ store }: Pick<Sandbox, 'store'>, teamId: number, userId: number): boolean {
  removeGrant({ store }, { kind: 'user', id: userId }, teamScope(teamId));
  const member = store.members.by('pair', `${teamId}/${userId}`);
  return member !== undefined && store.members.delete(member.id);
}
