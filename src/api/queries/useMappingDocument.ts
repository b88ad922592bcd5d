import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { readHistory } from '../records/readHistory';
import { malformedRecord, readRecord, type StoredRecord } from '../records/readRecord';
import { RECORD_UIDS } from '../records/recordKinds';
import { writeRecord } from '../records/writeRecord';
import { stack } from '../transport/stack';
import { KEYS, orThrow, resource, keepStored } from './query';
import { connectionQuery } from './useConnection';

export interface StoredMapping {
  /** YAML; empty when nothing was saved yet. */
  text: string;
  /** `provisioned`: it stands in the plugin's settings file, wins, and cannot be saved here. */
  source: 'record' | 'provisioned' | 'none';
  /** Version of the record, for `useSaveMappingDocument`; absent when there is none. */
  version?: number;
  savedBy?: string;
  /** ISO 8601. */
  savedAt?: string;
}

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

export interface SaveMapping {
  text: string;
  /** The version that was edited; absent: there was none. */
  version?: number;
  message?: string;
}

export const mappingQuery = resource<StoredMapping>(KEYS.mapping, async ({ client, signal }) => {
  const { settings } = await client.query(connectionQuery);
  return settings.mapping === undefined
    ? readMapping(signal)
    : ok({ text: settings.mapping, source: 'provisioned' as const });
});

export function useMappingDocument(): UseQueryResult<StoredMapping, Fault> {
  return useQuery(mappingQuery);
}

/** Fault `conflict` when somebody saved in between; its detail says who and when where that can be read. */
export function useSaveMappingDocument(): UseMutationResult<StoredMapping, Fault, SaveMapping> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (save) => orThrow(await saveMapping(save)),
    onSuccess: (stored) => keepSaved(client, stored),
  });
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

async function keepSaved(client: QueryClient, stored: StoredMapping): Promise<void> {
  await keepStored(client, mappingQuery, stored);
  return client.invalidateQueries({ queryKey: KEYS.mappingHistory });
}

async function readMapping(signal?: AbortSignal): Promise<Result<StoredMapping>> {
  const record = await readRecord('mapping', RECORD_UIDS.mapping, signal);
  if (!record.ok) {
    return record;
  }
  return record.value ? fromRecord(record.value) : ok({ text: '', source: 'none' });
}

function fromRecord({ body, ...same }: StoredRecord): Result<StoredMapping> {
  return typeof body === 'string'
    ? ok({ text: body, source: 'record', ...same })
    : failed(malformedRecord(RECORD_UIDS.mapping, 'the mapping in it is not text.'));
}

async function saveMapping({ text, version, message = 'Mapping saved' }: SaveMapping): Promise<Result<StoredMapping>> {
  const savedBy = stack().user.login;
  const written = await writeRecord({
    kind: 'mapping',
    uid: RECORD_UIDS.mapping,
    title: 'Mapping',
    body: text,
    version,
    message,
    savedBy,
  });
  return written.ok
    ? ok({ text, source: 'record', version: written.value, savedBy, savedAt: new Date().toISOString() })
    : written;
}
