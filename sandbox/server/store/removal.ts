import type { Store } from './createStore';
import { removeHolder, removeScope } from './grants';
import { teamScope } from './memberships';

type WithStore = { store: Store };

/** Out of the organisation: membership of teams and every right go, the account stays. */
export function leaveOrganisation({ store }: WithStore, userId: number): void {
  store.members.of('user', userId).forEach(({ id }) => store.members.delete(id));
  removeHolder({ store }, { kind: 'user', id: userId });
  store.users.update(userId, { orgRole: undefined });
}

/** Deletes a person with everything that hangs on the person. */
export function removeUser({ store }: WithStore, userId: number): void {
  leaveOrganisation({ store }, userId);
  endSessions({ store }, userId);
  store.preferences.delete(`user:${userId}`);
  store.users.delete(userId);
}

export function endSessions({ store }: WithStore, userId: number): void {
  store.sessions
    .all()
    .filter((session) => session.userId === userId)
    .forEach(({ id }) => store.sessions.delete(id));
}

/** Deletes a team with its members, their rights on it, and what the team held. */
export function removeTeam({ store }: WithStore, teamId: number): void {
  store.members.of('team', teamId).forEach(({ id }) => store.members.delete(id));
  store.teamGroups.of('team', teamId).forEach(({ id }) => store.teamGroups.delete(id));
  removeScope({ store }, teamScope(teamId));
  removeHolder({ store }, { kind: 'team', id: teamId });
  store.preferences.delete(`team:${teamId}`);
  store.teams.delete(teamId);
}

export const serviceAccountScope = (id: number): string => `serviceaccounts:id:${id}`;

/** Deletes a service account with its tokens and rights. */
export function removeServiceAccount({ store }: WithStore, id: number): void {
  store.tokens.of('serviceAccount', id).forEach((token) => store.tokens.delete(token.id));
  removeScope({ store }, serviceAccountScope(id));
  removeHolder({ store }, { kind: 'user', id });
  store.serviceAccounts.delete(id);
}
