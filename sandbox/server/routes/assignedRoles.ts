import { timestamp } from '../clock';
import { delegating, refuseEscalation } from '../rbac/delegation';
import { permission, type Evaluator } from '../rbac/evaluate';
import { reaches } from '../rbac/metadata';
import { assignableRoles, findRole, roleDto, type CatalogueRole } from '../rbac/roleCatalogue';
import { message, ok } from '../reply';
import { bind, flag, integers, text, texts } from '../router/bind';
import { queryFlag } from '../router/query';
import type { Route, RouteContext } from '../router/Route';
import { holderKey } from '../store/createStore';
import type { RoleAssignmentRow } from '../store/rows';

/** Somebody who can be given roles one by one: a team, or a person or service account. */
export interface RoleHolder {
  kind: 'team' | 'user';
  /** Name of the path parameter, e.g. `teamId`. */
  param: string;
  /** Ids in the body of a search, e.g. `teamIds`. */
  searchField: 'teamIds' | 'userIds';
  /** The id in the path; a Response when there is nobody. */
  idOf(context: RouteContext): number | Response;
  words: { added: string; removed: string; set: string; alreadyAdded: string; notAssigned: string };
}

type OnHolder = (context: RouteContext, id: number) => Response;

const assignmentsOf = ({ store }: RouteContext, { kind }: RoleHolder, id: number): RoleAssignmentRow[] =>
  store.roleAssignments.of('holder', holderKey({ kind, id }));

function rolesOf(context: RouteContext, holder: RoleHolder, id: number, includeHidden: boolean): CatalogueRole[] {
  const given = new Set(assignmentsOf(context, holder, id).map(({ roleUid }) => roleUid));
  return given.size === 0
    ? []
    : assignableRoles(context.sandbox).filter(({ uid, hidden }) => given.has(uid) && (includeHidden || !hidden));
}

const give = ({ store, sandbox }: RouteContext, { kind }: RoleHolder, id: number, roleUid: string): void => {
  store.roleAssignments.insert({ roleUid, holder: { kind, id }, createdAt: timestamp(sandbox.clock) });
};

const add =
  (holder: RoleHolder): OnHolder =>
  (context, id) => {
    const body = bind(context, { roleUid: text });
    if (!body || body.roleUid === '') {
      return message(400, 'bad request data');
    }
    const role = findRole(context.sandbox, body.roleUid);
    if (!role) {
      return message(404, 'role not found');
    }
    const refused = refuseEscalation(context, role.permissions);
    if (refused) {
      return refused;
    }
    if (assignmentsOf(context, holder, id).some(({ roleUid }) => roleUid === role.uid)) {
      return message(400, holder.words.alreadyAdded);
    }
    give(context, holder, id, role.uid);
    return message(200, holder.words.added);
  };

const remove =
  (holder: RoleHolder): OnHolder =>
  (context, id) => {
    const role = findRole(context.sandbox, context.params['roleUid'] ?? '');
    const assignment = assignmentsOf(context, holder, id).find(({ roleUid }) => roleUid === role?.uid);
    if (!role || !assignment) {
      return message(404, role ? holder.words.notAssigned : 'role not found');
    }
    const refused = refuseEscalation(context, role.permissions);
    if (refused) {
      return refused;
    }
    context.store.roleAssignments.delete(assignment.id);
    return message(200, holder.words.removed);
  };

/** Replaces the whole set; hidden roles stay unless they are asked for. */
const set =
  (holder: RoleHolder): OnHolder =>
  (context, id) => {
    const body = bind(context, { roleUids: texts, includeHidden: flag });
    if (!body) {
      return message(400, 'bad request data');
    }
    const wanted = body.roleUids.map((uid) => findRole(context.sandbox, uid));
    const known = wanted.filter((role) => role !== undefined);
    if (known.length < wanted.length) {
      return message(404, 'role not found');
    }
    const current = rolesOf(context, holder, id, body.includeHidden);
    const gone = current.filter(({ uid }) => !body.roleUids.includes(uid));
    const added = known.filter(({ uid }) => !current.some((role) => role.uid === uid));
    const refused = refuseEscalation(
      context,
      [...gone, ...added].flatMap(({ permissions }) => permissions)
    );
    if (refused) {
      return refused;
    }
    assignmentsOf(context, holder, id)
      .filter(({ roleUid }) => gone.some(({ uid }) => uid === roleUid))
      .forEach((assignment) => context.store.roleAssignments.delete(assignment.id));
    new Set(added.map(({ uid }) => uid)).forEach((uid) => give(context, holder, id, uid));
    return message(200, holder.words.set);
  };

/** The roles of many at once, by id; who has none is left out, and so is whom the caller may not see. */
const search =
  (holder: RoleHolder) =>
  (context: RouteContext): Response => {
    const body = bind(context, { teamIds: integers, userIds: integers, includeHidden: flag });
    if (!body) {
      return message(400, 'bad request data');
    }
    const isSeen = reaches(
      context.sandbox.rbac.permissions(context.principal),
      `${holder.kind}s.roles:read`,
      `${holder.kind}s:id:`
    );
    const found = body[holder.searchField]
      .filter(isSeen)
      .map((id) => [id, rolesOf(context, holder, id, body.includeHidden).map(roleDto)] as const)
      .filter(([, roles]) => roles.length > 0);
    return ok(Object.fromEntries(found));
  };

/** Roles given directly: list, add, remove, replace, and the search over many. */
export function assignedRoleRoutes(holder: RoleHolder): Route[] {
  const noun = `${holder.kind}s`;
  const path = `/api/access-control/${noun}/:${holder.param}/roles`;
  const on =
    (handler: OnHolder) =>
    (context: RouteContext): Response => {
      const id = holder.idOf(context);
      return id instanceof Response ? id : handler(context, id);
    };
  const reading = (context: RouteContext): Evaluator | Response => {
    const id = holder.idOf(context);
    return id instanceof Response ? id : permission(`${noun}.roles:read`, `${noun}:id:${id}`);
  };
  return [
    {
      method: 'GET',
      path,
      needs: 'licence',
      access: reading,
      handler: on((context, id) => ok(rolesOf(context, holder, id, queryFlag(context, 'includeHidden')).map(roleDto))),
    },
    { method: 'POST', path, needs: 'licence', access: delegating(`${noun}.roles:add`), handler: on(add(holder)) },
    {
      method: 'PUT',
      path,
      needs: 'licence',
      access: delegating(`${noun}.roles:add`, `${noun}.roles:remove`),
      handler: on(set(holder)),
    },
    {
      method: 'DELETE',
      path: `${path}/:roleUid`,
      needs: 'licence',
      access: delegating(`${noun}.roles:remove`),
      handler: on(remove(holder)),
    },
    {
      method: 'POST',
      path: `/api/access-control/${noun}/roles/search`,
      needs: 'licence',
      access: permission(`${noun}.roles:read`),
      handler: search(holder),
    },
  ];
}
