import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Decoded } from '../../domain/mapping/stored';
import { RECORD_UIDS } from './recordKinds';
import { writeRecord } from './writeRecord';

/** A decoded record; `version` is absent when none was written yet. */
export interface Stored<T> {
  record: T;
  version?: number;
}

export interface RecordChange<T> {
  /** Answers with the record it was given when there is nothing to change; then nothing is written. */
  change: (record: T) => Decoded<T>;
  /** For the record's history. */
  message: string;
  /** Login of the person. */
  savedBy: string;
}

interface ChangedRecord<T> {
  kind: keyof typeof RECORD_UIDS;
  title: string;
  read: () => Promise<Result<Stored<T>>>;
}

const TRIES = 3;

/** Reads, changes and stores a record, again from the start when somebody else stored meanwhile. */
export async function changeRecord<T>(of: ChangedRecord<T>, asked: RecordChange<T>): Promise<Result<Stored<T>>> {
  for (let tries = 1; ; tries += 1) {
    const stored = await changeOnce(of, asked);
    if (stored.ok || stored.fault.kind !== 'conflict' || tries === TRIES) {
      return stored;
    }
  }
}

async function changeOnce<T>(
  { kind, title, read }: ChangedRecord<T>,
  { change, message, savedBy }: RecordChange<T>
): Promise<Result<Stored<T>>> {
  const stored = await read();
  if (!stored.ok) {
    return stored;
  }
  const { record, version } = stored.value;
  const changed = change(record);
  if (!changed.ok) {
    return failed<Fault>({ kind: 'invalid', operation: `${kind}.change`, detail: changed.reason });
  }
  if (changed.value === record) {
    return stored;
  }
  const body = changed.value;
  const written = await writeRecord({ kind, uid: RECORD_UIDS[kind], title, body, version, message, savedBy });
  return written.ok ? ok({ record: body, version: written.value }) : written;
}
