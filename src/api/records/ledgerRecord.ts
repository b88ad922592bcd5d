import { failed, ok, type Result } from '../../domain/fault/Fault';
import { decodeLedger, EMPTY_LEDGER, type Ledger } from '../../domain/mapping/ledger';
import { malformedRecord, readRecord } from './readRecord';
import { RECORD_UIDS } from './recordKinds';
import { writeRecord } from './writeRecord';

export interface StoredLedger {
  ledger: Ledger;
  /** Absent when none was written yet. */
  version?: number;
}

/** What was applied last. A malformed record is a `malformed` fault, never an empty ledger. */
export async function readLedger(signal?: AbortSignal): Promise<Result<StoredLedger>> {
  const record = await readRecord('ledger', RECORD_UIDS.ledger, signal);
  if (!record.ok) {
    return record;
  }
  if (!record.value) {
    return ok({ ledger: EMPTY_LEDGER });
  }
  const decoded = decodeLedger(record.value.body);
  return decoded.ok
    ? ok({ ledger: decoded.value, version: record.value.version })
    : failed(malformedRecord(RECORD_UIDS.ledger, decoded.reason));
}

/** Answers with the ledger's new version; fault `conflict` when somebody stored since `version` was read. */
export function writeLedger(
  { ledger, version }: StoredLedger,
  message: string,
  savedBy: string
): Promise<Result<number>> {
  return writeRecord({
    kind: 'ledger',
    uid: RECORD_UIDS.ledger,
    title: 'Ledger',
    body: ledger,
    version,
    message,
    savedBy,
  });
}
