import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import { readHistory } from '../records/readHistory';
import { RECORD_UIDS } from '../records/recordKinds';
import { KEYS, orThrow, resource } from './query';
import type { StoredMapping } from './useMappingDocument';
import { keepSaved, saveMapping } from './useSaveMappingDocument';

/** A saved state of the document. */
export interface MappingVersion {
  version: number;
  /** ISO 8601. */
  createdAt: string;
  by: string;
  message: string;
  /** Absent: what stood there then is no mapping. */
  text?: string;
}

/** The newest versions first; as many as Grafana keeps, which are 20 unless its `versions_to_keep` says otherwise. */
export function useMappingHistory(): UseQueryResult<readonly MappingVersion[], Fault> {
  return useQuery(mappingHistoryQuery);
}

const mappingHistoryQuery = resource<readonly MappingVersion[]>(KEYS.mappingHistory, async ({ signal }) => {
  const history = await readHistory('mapping', RECORD_UIDS.mapping, signal);
  return history.ok
    ? ok(history.value.map(({ body, ...same }) => ({ ...same, ...(typeof body === 'string' && { text: body }) })))
    : history;
});

export interface RestoreMapping {
  /** What to go back to, from `useMappingHistory`. */
  to: MappingVersion & { text: string };
  /** Version of the document as it was shown, from `useMappingDocument`. */
  version: number;
}

/** Saves the text of an earlier version as a new one. Fault `conflict` when somebody saved in between. */
export function useRestoreMapping(): UseMutationResult<StoredMapping, Fault, RestoreMapping> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ to: { text, version: old }, version }) =>
      orThrow(await saveMapping({ text, version, message: `Restored version ${old}` })),
    onSuccess: (stored) => keepSaved(client, stored),
  });
}
