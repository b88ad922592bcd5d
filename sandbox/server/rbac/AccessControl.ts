import type { OrgRole } from '../../../src/domain/organisation/organisation';
import type { Principal } from '../auth/Principal';
import type { Clock } from '../clock';
import { holderKey, type Store } from '../store/createStore';
import type { Holder, Permission } from '../store/rows';
import { basicRolePermissions, permissionsOfRole, pluginPermissions, type BasicRole, type RoleSources } from './roles';
import { evaluate, groupByAction, type Evaluator, type Permissions } from './evaluate';
import { resolveScopes } from './resolveScopes';

const SHARED_WITH_ME: Permission = { action: 'folders:read', scope: 'folders:uid:sharedwithme' };

interface Kept {
  value: readonly Permission[];
  until: number;
}

interface AccessControlOptions extends RoleSources {
  store: Store;
  clock: Clock;
  /** How long effective permissions are kept: 60 s in Grafana. */
  cacheTtlMs: number;
}

/** What everybody may do, worked out from basic roles, managed permissions and assigned roles. */
export class AccessControl {
  readonly #parts = new Map<string, Kept>();

  constructor(private readonly options: AccessControlOptions) {}

  can(principal: Principal, evaluator: Evaluator): boolean {
    return this.decider(principal)(evaluator);
  }

  /** The same for many questions at once: what the principal holds is worked out a single time. */
  decider(principal: Principal): (evaluator: Evaluator) => boolean {
    const permissions = this.permissions(principal);
    return (evaluator) =>
      evaluate(evaluator, permissions) || evaluate(resolveScopes(evaluator, this.options.store), permissions);
  }

  /** Scopes by action, as kept for up to a minute. */
  permissions(principal: Principal, { reload = false } = {}): Permissions {
    return groupByAction(this.list(principal, { reload }));
  }

  /** Every permission with its doubles: basic roles, teams, own. */
  list(principal: Principal, { reload = false } = {}): Permission[] {
    if (principal.kind === 'anonymous') {
      return [];
    }
    const roles = rolesOf(principal);
    const teamIds = principal.kind === 'user' ? principal.teamIds : [];
    return [
      ...roles.flatMap((role) => this.#kept(`role:${role}`, reload, () => this.#ofBasicRole(role))),
      ...roles.flatMap((role) => this.#ofPlugin(role)),
      ...teamIds.flatMap((id) => this.#kept(`team:${id}`, reload, () => this.ofHolder({ kind: 'team', id }))),
      ...(principal.orgRole === undefined ? [] : this.#direct(principal.id, reload)),
    ];
  }

  #direct(id: number, reload: boolean): readonly Permission[] {
    return this.#kept(directKey(id), reload, () => [...this.ofHolder({ kind: 'user', id }), SHARED_WITH_ME]);
  }

  /** A basic role with what folders, others and the plugin grant to it. Never kept. */
  ofBasicRole(role: BasicRole): Permission[] {
    return [...this.#ofBasicRole(role), ...this.#ofPlugin(role)];
  }

  /** What a person, a team or a service account holds directly. Never kept. */
  ofHolder(holder: Exclude<Holder, { kind: 'builtInRole' }>): Permission[] {
    const { store } = this.options;
    const assigned = store.roleAssignments
      .of('holder', holderKey(holder))
      .flatMap((assignment) => permissionsOfRole(assignment.roleUid, store, this.options));
    return [...this.#managed(holder), ...assigned];
  }

  /** Forgets what a person or service account holds directly, as Grafana does where it has just written it. */
  forget(id: number): void {
    this.#parts.delete(directKey(id));
  }

  /** One identity's answer to one search, which Grafana keeps as long as everything else. */
  keptSearch(key: string, work: () => readonly Permission[]): readonly Permission[] {
    return this.#kept(`search:${key}`, false, work);
  }

  #ofBasicRole(role: BasicRole): Permission[] {
    return [...basicRolePermissions(role, this.options), ...this.#managed({ kind: 'builtInRole', role })];
  }

  /** A plugin counts as installed once its settings were saved. */
  #ofPlugin(role: BasicRole): Permission[] {
    const { store, plugin } = this.options;
    const isInstalled = plugin !== undefined && store.pluginSettings.by('pluginId', plugin.id) !== undefined;
    return isInstalled ? pluginPermissions(role, plugin) : [];
  }

  #managed(holder: Holder): Permission[] {
    return this.options.store.managedPermissions
      .of('holder', holderKey(holder))
      .flatMap(({ actions, scope }) => actions.map((action) => ({ action, scope })));
  }

  #kept(key: string, reload: boolean, work: () => readonly Permission[]): readonly Permission[] {
    const now = this.options.clock.now();
    const known = this.#parts.get(key);
    if (known && !reload && known.until > now) {
      return known.value;
    }
    const value = work();
    this.#parts.set(key, { value, until: now + this.options.cacheTtlMs });
    return value;
  }
}

const directKey = (id: number): string => `user:${id}`;

/** The basic roles that count: the organisation's, and the server administrator's. */
export function rolesOf(who: { orgRole?: OrgRole | undefined; isGrafanaAdmin?: boolean }): BasicRole[] {
  const roles: BasicRole[] = who.orgRole === undefined ? [] : [who.orgRole];
  return who.isGrafanaAdmin ? [...roles, 'Grafana Admin'] : roles;
}
