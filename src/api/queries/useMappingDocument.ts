import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { malformedRecord, readRecord, type StoredRecord } from '../records/readRecord';
import { RECORD_UIDS } from '../records/recordKinds';
import { KEYS, resource } from './query';
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

export const mappingQuery = resource<StoredMapping>(KEYS.mapping, async ({ client, signal }) => {
  const { settings } = await client.query(connectionQuery);
  return settings.mapping === undefined
    ? readMapping(signal)
    : ok({ text: settings.mapping, source: 'provisioned' as const });
});

export function useMappingDocument(): UseQueryResult<StoredMapping, Fault> {
  return useQuery(mappingQuery);
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
