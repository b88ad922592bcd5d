import {
  CancelledError,
  queryOptions,
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
} from '@tanstack/react-query';
import { failed, FAULT_KINDS, ok, type Fault, type Result } from '../../domain/fault/Fault';

/** The resources, as keys of the query cache. */
export const KEYS = {
  connection: ['connection'],
  scimSettings: ['scim-settings'],
  people: ['people'],
  teams: ['teams'],
  memberships: ['memberships'],
  groups: ['groups'],
  folders: ['folders'],
  dataSources: ['data-sources'],
  roles: ['roles'],
  grants: ['grants'],
  serviceAccounts: ['service-accounts'],
  mapping: ['mapping'],
  mappingHistory: ['mapping-history'],
  ledger: ['ledger'],
  reports: ['reports'],
  drift: ['drift'],
  driftRecord: ['drift-record'],
  undo: ['undo'],
  revert: ['revert'],
  migration: ['migration'],
  migrationRecord: ['migration-record'],
  carry: ['carry'],
  retire: ['retire'],
  adminSettings: ['admin-settings'],
  ssoSettings: ['sso-settings'],
  licence: ['licence'],
  endpoint: ['endpoint'],
  scimUsers: ['scim-users'],
  teamSync: ['team-sync'],
  accountRoles: ['account-roles'],
  accountPermissions: ['account-permissions'],
  diagnostics: ['diagnostics'],
  selfTest: ['self-test'],
  folderAccess: ['folder-access'],
  oktaConnection: ['okta-connection'],
  oktaGroups: ['okta-groups'],
  peer: ['peer'],
  environment: ['environment'],
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
    queryFn: async ({ client, signal }) => orThrow(await toTheEnd(() => read({ client, signal }), signal)),
    staleTime: staleMs,
    retry: false,
    structuralSharing: false,
    refetchOnWindowFocus: false,
  });
}

/** Begins again when what it is made of was forgotten under way, for as long as it is wanted itself. */
async function toTheEnd<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (signal.aborted || !(error instanceof CancelledError)) {
      throw error;
    }
    return toTheEnd(read, signal);
  }
}

/** What is read next is read anew: an answer that is still on its way may be older than what made it stale. */
export async function forgetReads(client: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => client.cancelQueries({ queryKey })));
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'none' })));
}

/** Keeps what was just stored as what stands; an answer that is still on its way does not take its place. */
export async function keepStored<T>(
  client: QueryClient,
  { queryKey }: { queryKey: QueryKey },
  stored: T
): Promise<void> {
  await client.cancelQueries({ queryKey });
  client.setQueryData<T>(queryKey, stored);
}

/** Faults are thrown only here, where TanStack Query wants them thrown. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) {
    return result.value;
  }
  throw result.fault;
}

/** The other way round, for what another query is made of; an aborted one stays thrown. */
export async function settled<T>(query: Promise<T>): Promise<Result<T>> {
  try {
    return ok(await query);
  } catch (error) {
    if (isFault(error)) {
      return failed(error);
    }
    throw error;
  }
}

const isFault = (error: unknown): error is Fault =>
  typeof error === 'object' &&
  error !== null &&
  'kind' in error &&
  FAULT_KINDS.some((kind) => kind === error.kind) &&
  'operation' in error;

/** An endpoint that this Grafana does not have or does not let us use: time for the fallback. */
export const isMissing = ({ kind, messageId }: Fault): boolean =>
  kind === 'not-found' || (kind === 'forbidden' && messageId !== 'plugin-proxy.denied');

/** The same for an alpha API, whose answers may have another shape in another version of Grafana. */
export const isUnusable = (fault: Fault): boolean => isMissing(fault) || fault.kind === 'malformed';
