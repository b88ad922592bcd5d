import * as v from 'valibot';
import type { OrgRole } from '../../domain/organisation/organisation';
import { orgRole } from './fields';

/** A line of `GET /api/access-control/:resource/:id`, whatever the resource. */
export const grantRow = v.object({
  isManaged: v.boolean(),
  isInherited: v.boolean(),
  teamUid: v.optional(v.string()),
  userUid: v.optional(v.string()),
  builtInRole: v.optional(v.string()),
  /** Empty when the actions of a role add up to none of the levels. */
  permission: v.string(),
});

type Holder = { teamUid: string } | { userUid: string } | { orgRole: OrgRole };

/** Who holds the right; undefined: nobody that we know, as a server administrator. */
export function holderOf({
  teamUid,
  userUid,
  builtInRole,
}: Pick<v.InferOutput<typeof grantRow>, 'teamUid' | 'userUid' | 'builtInRole'>): Holder | undefined {
  if (teamUid) {
    return { teamUid };
  }
  if (userUid) {
    return { userUid };
  }
  return v.is(orgRole, builtInRole) ? { orgRole: builtInRole } : undefined;
}

const ADMINISTRATORS = { orgRole: 'Admin', permission: 'Admin', isManaged: false } as const;

/**
 * The same with the organisation's administrators, who may do everything: OSS names them in a line of their own, and
 * where a licence enforces access control the line is missing (pkg/services/accesscontrol/resourcepermissions/api.go).
 */
export const withAdministrators = <T extends { orgRole?: OrgRole; permission: string }>(
  grants: readonly T[]
): Array<T | typeof ADMINISTRATORS> =>
  grants.some(({ orgRole, permission }) => orgRole === 'Admin' && permission === 'Admin')
    ? [...grants]
    : [...grants, ADMINISTRATORS];
