import { failed, ok, type Result } from '../../domain/fault/Fault';
import { decodeLedger, EMPTY_LEDGER, type Ledger } from '../../domain/mapping/ledger';
import { malformedRecord, readRecord } from './readRecord';
import { RECORD_UIDS } from './recordKinds';
import { writeRecord } from './writeRecord';

export interface StoredLedger {
  ledger: Ledger;
  /** Absent when none was written yet. */
  version?: number;
  /** When and by whose apply it was written last; `at` is ISO 8601. */
  saved?: { at: string; by: string };
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
  const { body, version, savedAt, savedBy } = record.value;
  const decoded = decodeLedger(body);
  return decoded.ok
    ? ok({ ledger: decoded.value, version, saved: { at: savedAt, by: savedBy } })
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
