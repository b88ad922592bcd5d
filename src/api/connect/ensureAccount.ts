import { ok, type Result } from '../../domain/fault/Fault';
import { SERVICE_ACCOUNT_NAME } from '../../domain/connection/lifetime';
import { createServiceAccount } from '../grafana/createServiceAccount';
import { findServiceAccounts, type ServiceAccountRow } from '../grafana/searchServiceAccounts';
import { updateServiceAccount } from '../grafana/updateServiceAccount';
import { send } from '../transport/send';
import type { StepEnd } from './steps';

export interface OwnAccount {
  id: number;
  login: string;
}

/**
 * The smallest basic role that may read people, teams and tokens and manage permissions of folders. On OSS a service
 * account can hold nothing finer than a basic role.
 */
const ROLE = 'Admin';

/** Finds the plugin's service account by its name, or makes it; one that was disabled or lost its role is restored. */
export async function ensureAccount(): Promise<Result<StepEnd<OwnAccount>>> {
  const found = await send(findServiceAccounts, { page: 1, perPage: 100, query: SERVICE_ACCOUNT_NAME });
  if (!found.ok) {
    return found;
  }
  const own = found.value.items.find(({ name }) => name === SERVICE_ACCOUNT_NAME);
  return own ? restore(own) : create();
}

async function create(): Promise<Result<StepEnd<OwnAccount>>> {
  const made = await send(createServiceAccount, { name: SERVICE_ACCOUNT_NAME, role: ROLE, isDisabled: false });
  return made.ok ? ok({ value: made.value, detail: made.value.login }) : made;
}

async function restore({ id, login, role, isDisabled }: ServiceAccountRow): Promise<Result<StepEnd<OwnAccount>>> {
  const end: StepEnd<OwnAccount> = { value: { id, login }, detail: login };
  if (role === ROLE && !isDisabled) {
    return ok({ ...end, state: 'skipped' });
  }
  const updated = await send(updateServiceAccount, { accountId: id, role: ROLE, isDisabled: false });
  return updated.ok ? ok(end) : updated;
}
