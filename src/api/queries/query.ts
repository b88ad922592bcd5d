import { queryOptions, type QueryFunctionContext } from '@tanstack/react-query';
import type { Fault, Result } from '../../domain/fault/Fault';

/** The resources, as keys of the query cache. */
export const KEYS = {
  connection: ['connection'],
  scimSettings: ['scim-settings'],
  people: ['people'],
  teams: ['teams'],
  memberships: ['memberships'],
  groups: ['groups'],
  folders: ['folders'],
  roles: ['roles'],
  grants: ['grants'],
  serviceAccounts: ['service-accounts'],
  mapping: ['mapping'],
  ledger: ['ledger'],
  reports: ['reports'],
} as const;

const FRESH_MS = 60_000;

/**
 * A query of ours: its error is a fault; the transport has tried again already, so the cache does not; bulk data
 * is replaced, not compared with what was there.
 */
export function resource<T>(
  key: readonly unknown[],
  read: (context: Pick<QueryFunctionContext, 'client' | 'signal'>) => Promise<Result<T>>,
  staleMs = FRESH_MS
) {
  return queryOptions<T, Fault>({
    queryKey: key,
    queryFn: async ({ client, signal }) => orThrow(await read({ client, signal })),
    staleTime: staleMs,
    retry: false,
    structuralSharing: false,
    refetchOnWindowFocus: false,
  });
}

/** Faults are thrown only here, where TanStack Query wants them thrown. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) {
    return result.value;
  }
  throw result.fault;
}

/** An endpoint that this Grafana does not have or does not let us use: time for the fallback. */
export const isMissing = ({ kind, messageId }: Fault): boolean =>
  kind === 'not-found' || (kind === 'forbidden' && messageId !== 'plugin-proxy.denied');
