import { decodeDriftRecord, EMPTY_DRIFT_RECORD, type DriftRecord } from '../../domain/drift/driftRecord';
import { failed, ok, type Result } from '../../domain/fault/Fault';
import { changeRecord, type RecordChange, type Stored } from './changeRecord';
import { malformedRecord, readRecord } from './readRecord';
import { RECORD_UIDS } from './recordKinds';

export type StoredDriftRecord = Stored<DriftRecord>;

/** A malformed record is a `malformed` fault, never an empty one. */
export async function readDriftRecord(signal?: AbortSignal): Promise<Result<StoredDriftRecord>> {
  const stored = await readRecord('drift', RECORD_UIDS.drift, signal);
  if (!stored.ok) {
    return stored;
  }
  if (!stored.value) {
    return ok({ record: EMPTY_DRIFT_RECORD });
  }
  const decoded = decodeDriftRecord(stored.value.body);
  return decoded.ok
    ? ok({ record: decoded.value, version: stored.value.version })
    : failed(malformedRecord(RECORD_UIDS.drift, decoded.reason));
}

/** Reads, changes and stores the record, again from the start when somebody else stored meanwhile. */
export const changeDriftRecord = (change: RecordChange<DriftRecord>): Promise<Result<StoredDriftRecord>> =>
  changeRecord({ kind: 'drift', title: 'Drift', read: () => readDriftRecord() }, change);
