import type { RouteContext } from '../router/Route';
import type { Holder } from '../store/rows';

/** A kind of resource whose permissions `/api/access-control/<resource>/…` manages. */
export interface ManagedResource {
  resource: string;
  attribute: 'id' | 'uid';
  /** Actions by level, strongest level first. */
  levels: Readonly<Record<string, readonly string[]>>;
  assignments: { users: boolean; serviceAccounts: boolean; teams: boolean; builtInRoles: boolean };
  /** The id in scopes for what stands in the path; undefined: 404. Left out: the path has it. */
  resolve?(context: RouteContext, pathId: string): string | undefined;
  /** Refuses a write to a resource that is not there. */
  validate(context: RouteContext, id: string): Response | undefined;
  /** Where rights come from besides the resource itself; a Response when that cannot be told. */
  inheritedScopes?(context: RouteContext, id: string): readonly string[] | Response;
  /** Folders and dashboards keep a level that nobody knows. */
  takesUnknownLevels?: true;
  /** What a level grants, when that is more than what it is recognised by. */
  grants?: Readonly<Record<string, readonly string[]>>;
  /** Only what was granted here is listed, not what roles hold. */
  onlyManaged?: true;
  /** `id` of the row of the basic role Admin, as Grafana's seeder numbers it. */
  adminRowId?: number;
  /** Refuses writes to a person's permission before anything is read. */
  guardUser?(context: RouteContext, id: string): Response | undefined;
  /** Follows a change of a person's permission; may refuse it. */
  onSetUser?(context: RouteContext, userId: number, id: string, level: string): Response | undefined;
}

/** A line of the list of permissions, before it is named by a level. */
export interface Listed {
  id: number;
  roleName: string;
  isManaged: boolean;
  isInherited: boolean;
  actions: readonly string[];
  holder: Holder;
}
