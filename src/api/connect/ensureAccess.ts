import { ok, type Result } from '../../domain/fault/Fault';
import { addAccountRole } from '../grafana/addAccountRole';
import { findAccountRoles } from '../grafana/listAccountRoles';
import { findRoles } from '../grafana/listRoles';
import { send } from '../transport/send';
import type { StepEnd } from './steps';

/** Reads and writes `auth.scim` settings, which the basic role Admin may not. */
const SCIM_SETTINGS_ROLE = 'fixed:authentication.config:writer';

/**
 * Lets the plugin's service account change SCIM settings (Enterprise). A person who may not give that role is told so
 * and goes on: everything else works without it.
 */
export async function ensureAccess(accountId: number, isEnterprise: boolean): Promise<Result<StepEnd<void>>> {
  if (!isEnterprise) {
    return skipped('This Grafana has no roles beyond the basic ones.');
  }
  const roles = await send(findRoles, {});
  const role = roles.ok ? roles.value.find(({ name }) => name === SCIM_SETTINGS_ROLE) : undefined;
  if (!role) {
    return skipped(withoutRole);
  }
  const held = await send(findAccountRoles, { accountId });
  if (held.ok && held.value.some(({ uid }) => uid === role.uid)) {
    return skipped('It may change SCIM settings already.');
  }
  const added = await send(addAccountRole, { accountId, roleUid: role.uid });
  return added.ok ? ok({ value: undefined }) : skipped(withoutRole);
}

const withoutRole = `You may not assign ${SCIM_SETTINGS_ROLE}, so SCIM settings can only be read here where Grafana allows it.`;

const skipped = (detail: string) => ok<StepEnd<void>>({ value: undefined, state: 'skipped', detail });
