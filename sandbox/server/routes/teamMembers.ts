import { avatarUrl } from '../avatar';
import { reaches } from '../rbac/metadata';
import { message, ok } from '../reply';
import { bind, integer, requiredInteger, texts } from '../router/bind';
import { toInteger } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { putMember, removeMember } from '../store/memberships';
import type { MemberRow, TeamRow, UserRow } from '../store/rows';
import { isGuarded, onTeam, teamIdOf, withTeam } from './teams';

const GUARDED = 'Team memberships cannot be updated for provisioned teams';

interface Listed {
  member: MemberRow;
  user: UserRow;
}

/** Members that the reader may see, by login. Service accounts are never listed. */
function membersOf({ store, sandbox, principal }: RouteContext, teamId: number): Listed[] {
  const isSeen = reaches(sandbox.rbac.permissions(principal), 'org.users:read', 'users:id:');
  return store.members
    .of('team', teamId)
    .flatMap((member) => {
      const user = store.users.get(member.userId);
      return user && isSeen(user.id) ? [{ member, user }] : [];
    })
    .sort((a, b) => (a.user.login < b.user.login ? -1 : 1));
}

const dto = ({ store, sandbox }: RouteContext, team: TeamRow | undefined, { member, user }: Listed): object => ({
  uid: member.uid,
  orgId: store.org.id,
  teamId: member.teamId,
  teamUID: team?.uid ?? '',
  userId: user.id,
  userUID: user.uid,
  auth_module: user.authLabels[0] ?? '',
  email: user.email,
  name: user.name,
  login: user.login,
  avatarUrl: avatarUrl(user.email),
  labels: sandbox.edition === 'enterprise' && member.isExternal ? [user.authLabels[0] ?? ''] : [],
  permission: member.permission,
});

/** An unknown team has no members. */
function list(context: RouteContext): Response {
  const teamId = teamIdOf(context, context.params['teamId'] ?? '') ?? 0;
  const team = context.store.teams.get(teamId);
  return ok(team ? membersOf(context, teamId).map((listed) => dto(context, team, listed)) : []);
}

/** A person or service account that may become a member. */
const isKnown = ({ store }: RouteContext, userId: number): boolean =>
  (store.users.get(userId) ?? store.serviceAccounts.get(userId)) !== undefined;

const memberOf = ({ store }: RouteContext, team: TeamRow, userId: number): MemberRow | undefined =>
  store.members.by('pair', `${team.id}/${userId}`);

/** Reads a command before the team is looked at, as Grafana does. */
const reading =
  <C>(
    read: (context: RouteContext) => C | Response,
    act: (context: RouteContext, team: TeamRow, command: C) => Response
  ) =>
  (context: RouteContext): Response => {
    const command = read(context);
    if (command instanceof Response) {
      return command;
    }
    return withTeam((_context, team) =>
      isGuarded(context, team) ? message(400, GUARDED) : act(context, team, command)
    )(context);
  };

const badRequest = (): Response => message(400, 'bad request data');

const add = reading(
  (context) => bind(context, { userId: requiredInteger }) ?? badRequest(),
  (context, team, { userId }) => {
    if (memberOf(context, team, userId)) {
      return message(400, 'User is already added to this team');
    }
    if (!isKnown(context, userId)) {
      return message(500, 'Failed to add Member to Team');
    }
    putMember(context.sandbox, { teamId: team.id, userId, permission: 0 });
    return message(200, 'Member added to Team');
  }
);

const userIdOf = ({ params }: RouteContext): number | Response =>
  toInteger(params['userId']) ?? message(400, 'userId is invalid');

const change = reading(
  (context) => {
    const body = bind(context, { permission: integer });
    const userId = userIdOf(context);
    return body && !(userId instanceof Response) ? { ...body, userId } : body ? (userId as Response) : badRequest();
  },
  (context, team, { userId, permission }) => {
    if (!memberOf(context, team, userId)) {
      return message(404, 'Team member not found.');
    }
    putMember(context.sandbox, { teamId: team.id, userId, permission: permission === 4 ? 4 : 0 });
    return message(200, 'Team member updated');
  }
);

interface Wanted {
  members: readonly string[];
  admins: readonly string[];
}

/** Addresses whose rights have to be written: admins first, so that who stands in both lists becomes a member. */
function changesFor(current: readonly Listed[], { members, admins }: Wanted): Array<[email: string, 0 | 4]> {
  const isSettled = (email: string, permission: 0 | 4): boolean =>
    current.some(({ member, user }) => user.email === email && member.permission === permission);
  return [
    ...[...new Set(admins)].filter((email) => !isSettled(email, 4)).map((email): [string, 4] => [email, 4]),
    ...[...new Set(members)]
      .filter((email) => admins.includes(email) || !isSettled(email, 0))
      .map((email): [string, 0] => [email, 0]),
  ];
}

/** Replaces all members, by address; nobody is changed when one is unknown. */
const replace = reading(
  (context) => bind(context, { members: texts, admins: texts }) ?? badRequest(),
  (context, team, wanted) => {
    const current = membersOf(context, team.id);
    const changes = changesFor(current, wanted).map(([email, permission]) => ({
      user: context.store.users.by('email', email.toLowerCase()),
      permission,
    }));
    if (changes.some(({ user }) => user === undefined)) {
      return message(404, 'user not found');
    }
    changes.forEach(({ user, permission }) => {
      putMember(context.sandbox, { teamId: team.id, userId: user?.id ?? 0, permission });
    });
    const kept = new Set([...wanted.admins, ...wanted.members]);
    current.filter(({ user }) => !kept.has(user.email)).forEach(({ user }) => removeMember(context, team.id, user.id));
    return message(200, 'Team memberships have been updated');
  }
);

const remove = reading(userIdOf, (context, team, userId) => {
  if (!isKnown(context, userId)) {
    return message(500, 'Failed to remove Member from Team');
  }
  return removeMember(context, team.id, userId)
    ? message(200, 'Team Member removed')
    : message(404, 'Team member not found');
});

const base = '/api/teams/:teamId/members';
const write = onTeam('teams.permissions:write');

export const teamMemberRoutes: Route[] = [
  { method: 'GET', path: base, access: onTeam('teams.permissions:read'), handler: list },
  { method: 'POST', path: base, access: write, handler: add },
  { method: 'PUT', path: base, access: write, handler: replace },
  { method: 'PUT', path: `${base}/:userId`, access: write, handler: change },
  { method: 'DELETE', path: `${base}/:userId`, access: write, handler: remove },
];
