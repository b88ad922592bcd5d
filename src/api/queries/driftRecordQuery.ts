import type { QueryClient } from '@tanstack/react-query';
import type { DriftRecord } from '../../domain/drift/driftRecord';
import type { Result } from '../../domain/fault/Fault';
import type { Decoded } from '../../domain/mapping/stored';
import { changeDriftRecord, readDriftRecord, type StoredDriftRecord } from '../records/driftRecord';
import { stack } from '../transport/stack';
import { keepStored, KEYS, resource } from './query';

export type { StoredDriftRecord } from '../records/driftRecord';

export const driftRecordQuery = resource<StoredDriftRecord>(KEYS.driftRecord, ({ signal }) => readDriftRecord(signal));

/** Stores a change of the record as the signed-in person's, and keeps what was stored. */
export async function storeDrift(
  client: QueryClient,
  change: (record: DriftRecord) => Decoded<DriftRecord>,
  message: string
): Promise<Result<StoredDriftRecord>> {
  const stored = await changeDriftRecord({ change, message, savedBy: stack().user.login });
  if (stored.ok) {
    await keepStored(client, driftRecordQuery, stored.value);
  }
  return stored;
}
