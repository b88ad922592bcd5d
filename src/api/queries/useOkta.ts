import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { ProviderGroup } from '../../domain/mapping/readProviderGroups';
import { OKTA_TOKEN_FIELD, readSettings } from '../connect/pluginSettings';
import { getPluginSettings } from '../grafana/getPluginSettings';
import { forgetOkta, keepOkta, type OktaToKeep } from '../okta/keepOkta';
import { listOktaGroups } from '../okta/listOktaGroups';
import type { OnPage } from '../transport/pages';
import { send } from '../transport/send';
import { KEYS, orThrow, resource } from './query';
import { withProgress } from './useProgress';

export type { OktaToKeep } from '../okta/keepOkta';

export interface OktaConnection {
  /** Absent: none is kept. */
  url?: string;
  hasToken: boolean;
}

const oktaConnectionQuery = resource<OktaConnection>(KEYS.oktaConnection, async ({ signal }) => {
  const stored = await send(getPluginSettings, undefined, { signal });
  if (!stored.ok) {
    return stored;
  }
  const { oktaUrl } = readSettings(stored.value.jsonData);
  return ok({ ...(oktaUrl && { url: oktaUrl }), hasToken: stored.value.secureJsonFields?.[OKTA_TOKEN_FIELD] === true });
});

/** Whether an address and a token of Okta's are kept; not whether they work. */
export function useOktaConnection(): UseQueryResult<OktaConnection, Fault> {
  return useQuery(oktaConnectionQuery);
}

/** Keeps address and token once a group could be read with them; see `keepOkta`. */
export function useSaveOkta(): UseMutationResult<void, Fault, OktaToKeep> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (okta) => orThrow(await keepOkta(okta)),
    onSettled: () => forgetRead(client),
  });
}

export function useForgetOkta(): UseMutationResult<void, Fault, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => orThrow(await forgetOkta()),
    onSettled: () => forgetRead(client),
  });
}

/** What was read from one organisation is not said of another. */
function forgetRead(client: ReturnType<typeof useQueryClient>): Promise<void> {
  client.removeQueries({ queryKey: KEYS.oktaGroups });
  return client.invalidateQueries({ queryKey: KEYS.oktaConnection });
}

export interface OktaGroups {
  groups: readonly ProviderGroup[];
  /** Why there may be more of them than were read. */
  gap?: { kind: 'too-many' } | { kind: 'fault'; fault: Fault };
  readAtMs: number;
}

/** What Okta advises at most. */
const PAGE_SIZE = 200;
/** 50,000 groups, one after the other: with about half a second a page, four minutes of Okta's patience. */
const MAX_PAGES = 250;

const oktaGroupsQuery = resource<OktaGroups>(
  KEYS.oktaGroups,
  ({ signal }) => withProgress('okta-groups', (onPage) => readOktaGroups(signal, onPage)),
  Number.POSITIVE_INFINITY
);

/** The groups in Okta, read when `enabled` and not again by itself (progress: `useProgress('okta-groups')`). */
export function useOktaGroups({ enabled }: { enabled: boolean }): UseQueryResult<OktaGroups, Fault> {
  return useQuery({ ...oktaGroupsQuery, enabled });
}

/** A fault after the first page leaves what was read, with the gap named. */
async function readOktaGroups(signal: AbortSignal, onPage: OnPage): Promise<Result<OktaGroups>> {
  const groups = new Map<string, ProviderGroup>();
  const readSoFar = (gap?: OktaGroups['gap']): Result<OktaGroups> =>
    ok({ groups: [...groups.values()], readAtMs: Date.now(), ...(gap && { gap }) });
  const cursors = new Set<string | undefined>();
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    cursors.add(cursor);
    const page = await send(listOktaGroups, { limit: PAGE_SIZE, cursor }, { signal });
    if (!page.ok) {
      return groups.size > 0 ? readSoFar({ kind: 'fault', fault: page.fault }) : page;
    }
    page.value.items.forEach((group) => groups.set(group.externalId ?? group.name, group));
    onPage(groups.size);
    cursor = page.value.next;
    if (cursor === undefined) {
      return readSoFar();
    }
    if (cursors.has(cursor)) {
      return readSoFar({ kind: 'fault', fault: endless });
    }
  }
  return readSoFar({ kind: 'too-many' });
}

const endless: Fault = {
  kind: 'malformed',
  operation: listOktaGroups.id,
  detail: 'The list of pages never ends.',
};
