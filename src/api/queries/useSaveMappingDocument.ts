import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import { RECORD_UIDS } from '../records/recordKinds';
import { writeRecord } from '../records/writeRecord';
import { stack } from '../transport/stack';
import { keepStored, KEYS, orThrow } from './query';
import { mappingQuery, type StoredMapping } from './useMappingDocument';

export interface SaveMapping {
  text: string;
  /** The version that was edited; absent: there was none. */
  version?: number;
  message?: string;
}

/** Fault `conflict` when somebody saved in between; its detail says who and when where that can be read. */
export function useSaveMappingDocument(): UseMutationResult<StoredMapping, Fault, SaveMapping> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (save) => orThrow(await saveMapping(save)),
    onSuccess: (stored) => keepSaved(client, stored),
  });
}

/** What was saved stands, and the history has grown. */
export async function keepSaved(client: QueryClient, stored: StoredMapping): Promise<void> {
  await keepStored(client, mappingQuery, stored);
  return client.invalidateQueries({ queryKey: KEYS.mappingHistory });
}

/** Stores the document as the signed-in person's. */
export async function saveMapping({
  text,
  version,
  message = 'Mapping saved',
}: SaveMapping): Promise<Result<StoredMapping>> {
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
