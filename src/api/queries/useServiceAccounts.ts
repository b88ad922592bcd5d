import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { ServiceAccount } from '../../domain/tokens/serviceAccount';
import { listTokens } from '../grafana/listTokens';
import { searchServiceAccounts, type ServiceAccountRow } from '../grafana/searchServiceAccounts';
import { inParallel } from '../transport/inParallel';
import { allCounted } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, resource } from './query';
import { withProgress } from './useProgress';

export type { ServiceAccount } from '../../domain/tokens/serviceAccount';

const PAGE_SIZE = 1000;
const ACCOUNTS_AT_ONCE = 4;

export const serviceAccountsQuery = resource<readonly ServiceAccount[]>(KEYS.serviceAccounts, ({ signal }) =>
  withProgress('service-accounts', async (onPage) => {
    const rows = await allCounted(
      (offset, perPage) => send(searchServiceAccounts, { page: offset / perPage + 1, perPage }, { signal }),
      { size: PAGE_SIZE, keyOf: ({ id }) => id, signal }
    );
    if (!rows.ok) {
      return rows;
    }
    let done = 0;
    const withTokens = async (row: ServiceAccountRow) => {
      const account = await readTokens(row, signal);
      done += 1;
      onPage(done, rows.value.length);
      return account;
    };
    return ok(await inParallel(rows.value, ACCOUNTS_AT_ONCE, withTokens, signal));
  })
);

/** Service accounts with their tokens (progress: `useProgress('service-accounts')`). */
export function useServiceAccounts(): UseQueryResult<readonly ServiceAccount[], Fault> {
  return useQuery(serviceAccountsQuery);
}

async function readTokens({ tokens, ...account }: ServiceAccountRow, signal: AbortSignal): Promise<ServiceAccount> {
  if (tokens === 0) {
    return { ...account, tokens: [] };
  }
  const found = await send(listTokens, { accountId: account.id }, { signal });
  return found.ok ? { ...account, tokens: found.value } : { ...account, tokensFault: found.fault };
}
