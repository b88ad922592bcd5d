import { decodeDriftRecord, EMPTY_DRIFT_RECORD, type DriftRecord } from '../../domain/drift/driftRecord';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Decoded } from '../../domain/mapping/stored';
import { malformedRecord, readRecord } from './readRecord';
import { RECORD_UIDS } from './recordKinds';
import { writeRecord } from './writeRecord';

export interface StoredDriftRecord {
  record: DriftRecord;
  /** Absent when none was written yet. */
  version?: number;
}

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

interface DriftChange {
  /** Answers with the record it was given when there is nothing to change; then nothing is written. */
  change: (record: DriftRecord) => Decoded<DriftRecord>;
  /** For the record's history. */
  message: string;
  /** Login of the person. */
  savedBy: string;
}

const TRIES = 3;

/** Reads, changes and stores the record, again from the start when somebody else stored meanwhile. */
export async function changeDriftRecord(asked: DriftChange): Promise<Result<StoredDriftRecord>> {
  for (let tries = 1; ; tries += 1) {
    const stored = await changeOnce(asked);
    if (stored.ok || stored.fault.kind !== 'conflict' || tries === TRIES) {
      return stored;
    }
  }
}

async function changeOnce({ change, message, savedBy }: DriftChange): Promise<Result<StoredDriftRecord>> {
  const stored = await readDriftRecord();
  if (!stored.ok) {
    return stored;
  }
  const { record, version } = stored.value;
  const changed = change(record);
  if (!changed.ok) {
    return failed(refused(changed.reason));
  }
  if (changed.value === record) {
    return stored;
  }
  const written = await writeRecord({
    kind: 'drift',
    uid: RECORD_UIDS.drift,
    title: 'Drift',
    body: changed.value,
    version,
    message,
    savedBy,
  });
  return written.ok ? ok({ record: changed.value, version: written.value }) : written;
}

const refused = (detail: string): Fault => ({ kind: 'invalid', operation: 'drift.change', detail });
