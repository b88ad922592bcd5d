import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { comparePermissions, PROVIDER_FEATURES, type Feature } from '../../domain/tokens/permissions';
import type { StepEnd } from '../connect/steps';
import { createRole } from '../grafana/createRole';
import { findRole } from '../grafana/getRole';
import { findRoles } from '../grafana/listRoles';
import { send } from '../transport/send';

export interface ProviderScope {
  users: boolean;
  groups: boolean;
}

/** A role that the account shall hold. */
export interface WantedRole {
  uid: string;
  name: string;
  /** `fixed`: Grafana's own, which carries more than is needed. */
  kind: 'custom' | 'fixed';
}

interface RolePlan {
  feature: Feature;
  name: string;
  displayName: string;
  description: string;
  /** Grafana's own role that carries the same and more. */
  fixedName: string;
}

const USERS: RolePlan = {
  feature: PROVIDER_FEATURES.userSync,
  name: 'custom:scim-manager.users',
  displayName: 'SCIM provisioning of users',
  description: 'What an identity provider needs to provision users over SCIM',
  fixedName: 'fixed:org.users:writer',
};
const GROUPS: RolePlan = {
  feature: PROVIDER_FEATURES.groupSync,
  name: 'custom:scim-manager.groups',
  displayName: 'SCIM provisioning of groups',
  description: 'What an identity provider needs to provision groups over SCIM',
  fixedName: 'fixed:teams:writer',
};

type KnownRoles = ReadonlyArray<{ uid: string; name: string }>;

/**
 * Finds by name, or makes, one custom role with exactly the permissions that are documented for each part of
 * provisioning. A person who may not make roles gets Grafana's own, wider ones. `undefined`: this Grafana has no roles
 * beyond the basic ones.
 */
export async function ensureRoles(
  scope: ProviderScope,
  isEnterprise: boolean
): Promise<Result<StepEnd<WantedRole[] | undefined>>> {
  const known = isEnterprise ? await send(findRoles, {}) : undefined;
  if (!known || (!known.ok && known.fault.kind === 'not-found')) {
    return ok({ value: undefined, state: 'skipped', detail: 'This Grafana has no roles beyond the basic ones.' });
  }
  if (!known.ok) {
    return known;
  }
  const ends = await ensureEach([...(scope.users ? [USERS] : []), ...(scope.groups ? [GROUPS] : [])], known.value);
  return ends.ok ? ok(together(ends.value)) : ends;
}

async function ensureEach(plans: readonly RolePlan[], known: KnownRoles): Promise<Result<Array<StepEnd<WantedRole>>>> {
  const ends: Array<StepEnd<WantedRole>> = [];
  for (const plan of plans) {
    const ensured = await ensureRole(plan, known);
    if (!ensured.ok) {
      return ensured;
    }
    ends.push(ensured.value);
  }
  return ok(ends);
}

const together = (ends: ReadonlyArray<StepEnd<WantedRole>>): StepEnd<WantedRole[]> => ({
  value: ends.map(({ value }) => value),
  state: ends.every(({ state }) => state === 'skipped') ? 'skipped' : 'done',
  detail: ends.flatMap(({ detail }) => detail ?? []).join(' '),
});

async function ensureRole(plan: RolePlan, known: KnownRoles): Promise<Result<StepEnd<WantedRole>>> {
  const found = known.find(({ name }) => name === plan.name);
  if (found) {
    return checkRole(plan, found.uid);
  }
  const { name, displayName, description, feature } = plan;
  const made = await send(createRole, { name, displayName, description, group: 'SCIM', permissions: feature.needs });
  if (made.ok) {
    return ok({ value: { uid: made.value.uid, name, kind: 'custom' }, detail: `Made ${name}.` });
  }
  const fixed = made.fault.kind === 'forbidden' ? known.find((role) => role.name === plan.fixedName) : undefined;
  return fixed
    ? ok({
        value: { uid: fixed.uid, name: fixed.name, kind: 'fixed' },
        state: 'skipped',
        detail: `You may not make roles, so the wider ${fixed.name} is used.`,
      })
    : made;
}

/** A role of this name that somebody changed: it has to carry what is needed, and what it carries beyond is said. */
async function checkRole({ name, feature }: RolePlan, uid: string): Promise<Result<StepEnd<WantedRole>>> {
  const role = await send(findRole, { roleUid: uid });
  if (!role.ok) {
    return role;
  }
  const { missing, superfluous } = comparePermissions(role.value.permissions, [feature]);
  if (missing.length > 0) {
    return failed(incomplete(name, missing));
  }
  const more = superfluous.length > 0 ? `, which carries more than is needed: ${superfluous.join(', ')}` : '';
  return ok({ value: { uid, name, kind: 'custom' }, state: 'skipped', detail: `Found ${name}${more}.` });
}

const incomplete = (name: string, missing: ReadonlyArray<{ action: string }>): Fault => ({
  kind: 'conflict',
  operation: findRole.id,
  detail: `The role ${name} lacks ${missing.map(({ action }) => action).join(', ')}. Correct it, or delete it so that it is made again.`,
});
