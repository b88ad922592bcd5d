import { ok, type Result } from '../../domain/fault/Fault';
import type { OrgRole } from '../../domain/organisation/organisation';
import { runStep, type OnStep, type StepEnd } from '../connect/steps';
import { addAccountRole } from '../grafana/addAccountRole';
import { createServiceAccount } from '../grafana/createServiceAccount';
import { findAccountRoles } from '../grafana/listAccountRoles';
import { findServiceAccounts, type ServiceAccountRow } from '../grafana/searchServiceAccounts';
import { updateServiceAccount } from '../grafana/updateServiceAccount';
import { send } from '../transport/send';
import { ensureRoles, type ProviderScope, type WantedRole } from './ensureRoles';
import type { ProviderStepId } from './providerSteps';

export interface ProviderAccountInput {
  /** Of the service account; an account of this name is used again. */
  name: string;
  /** What the identity provider shall push. */
  scope: ProviderScope;
  isEnterprise: boolean;
  onStep?: OnStep<ProviderStepId>;
}

export interface ProviderAccount {
  id: number;
  login: string;
  basicRole: OrgRole;
  /** The RBAC roles that it holds for provisioning; undefined: this Grafana has none, the basic role has to do. */
  roles?: readonly WantedRole[];
  /** It holds a basic role that provisioning does not need. It is left alone: something else may need it. */
  isBasicRoleSuperfluous: boolean;
}

/** On OSS a service account can hold nothing finer, and nothing smaller may manage people. */
const BASIC_ROLE_ALONE = 'Admin';

/**
 * Finds or makes the identity provider's service account, as the signed-in person, with no more than it needs. Each
 * step looks at what is there before it acts: it may be run again, also to add the other part of provisioning.
 */
export async function ensureProviderAccount({
  name,
  scope,
  isEnterprise,
  onStep = () => undefined,
}: ProviderAccountInput): Promise<Result<ProviderAccount>> {
  const roles = await runStep('roles', onStep, () => ensureRoles(scope, isEnterprise));
  if (!roles.ok) {
    return roles;
  }
  const neededRole = roles.value ? 'None' : BASIC_ROLE_ALONE;
  const account = await runStep('account', onStep, () => ensureAccount(name, neededRole));
  if (!account.ok) {
    return account;
  }
  const { id, login, role: basicRole } = account.value;
  const access = await runStep('access', onStep, () => giveRoles(id, roles.value));
  return access.ok
    ? ok({
        id,
        login,
        basicRole,
        ...(roles.value ? { roles: roles.value } : {}),
        isBasicRoleSuperfluous: roles.value !== undefined && basicRole !== 'None',
      })
    : access;
}

type Account = Pick<ServiceAccountRow, 'id' | 'login' | 'role'>;

async function ensureAccount(name: string, neededRole: 'None' | 'Admin'): Promise<Result<StepEnd<Account>>> {
  const found = await send(findServiceAccounts, { page: 1, perPage: 1000, query: name });
  if (!found.ok) {
    return found;
  }
  const own = found.value.items.find((account) => account.name === name);
  if (own) {
    return restore(own, neededRole);
  }
  const made = await send(createServiceAccount, { name, role: neededRole, isDisabled: false });
  return made.ok
    ? ok({ value: { ...made.value, role: neededRole }, detail: `${made.value.login}, basic role ${neededRole}` })
    : made;
}

/** A disabled account is enabled; a basic role is raised where nothing else carries the rights, and never lowered. */
async function restore(account: ServiceAccountRow, neededRole: 'None' | 'Admin'): Promise<Result<StepEnd<Account>>> {
  const role = neededRole === 'None' ? account.role : neededRole;
  const value = { id: account.id, login: account.login, role };
  const detail = `${account.login}, basic role ${role}${role === neededRole ? '' : ', which provisioning does not need'}`;
  if (role === account.role && !account.isDisabled) {
    return ok({ value, state: 'skipped', detail });
  }
  const updated = await send(updateServiceAccount, { accountId: account.id, role, isDisabled: false });
  return updated.ok ? ok({ value, detail }) : updated;
}

async function giveRoles(accountId: number, roles: readonly WantedRole[] | undefined): Promise<Result<StepEnd<void>>> {
  if (!roles) {
    return ok({ value: undefined, state: 'skipped', detail: `The basic role ${BASIC_ROLE_ALONE} has to do.` });
  }
  const held = await send(findAccountRoles, { accountId });
  if (!held.ok) {
    return held;
  }
  const heldUids = new Set(held.value.map(({ uid }) => uid));
  const lacking = roles.filter(({ uid }) => !heldUids.has(uid));
  for (const { uid: roleUid } of lacking) {
    const added = await send(addAccountRole, { accountId, roleUid });
    if (!added.ok) {
      return added;
    }
  }
  return ok({
    value: undefined,
    state: lacking.length > 0 ? 'done' : 'skipped',
    detail: roles.map(({ name }) => name).join(', '),
  });
}
