import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { saveDashboard } from '../grafana/saveDashboard';
import { send } from '../transport/send';
import { ensureClosedFolder } from './ensureClosedFolder';
import { RECORDS_FOLDER_UID } from './folder';
import { readRecord, type StoredRecord } from './readRecord';
import { RECORD_FORMAT, RECORD_TAG, tagOf, type RecordKind } from './recordKinds';

const DASHBOARD_SCHEMA_VERSION = 41;

interface RecordToWrite {
  kind: RecordKind;
  uid: string;
  title: string;
  body: unknown;
  /** The version that was read; absent: there must be none yet. */
  version?: number;
  /** For the record's history. */
  message: string;
  /** Login of the person. */
  savedBy: string;
}

/**
 * Stores a record in the folder for administrators, once that is known to be closed to everybody else. Answers with
 * its new version. Fault `conflict` when somebody saved since `version` was read; its detail says who and when.
 */
export async function writeRecord(record: RecordToWrite, signal?: AbortSignal): Promise<Result<number>> {
  const closed = await ensureClosedFolder(signal);
  if (!closed.ok) {
    return closed;
  }
  const { kind, uid, title, body, version, message, savedBy } = record;
  const saved = await send(
    saveDashboard,
    {
      folderUid: RECORDS_FOLDER_UID,
      message: `${message} (${savedBy})`,
      dashboard: {
        uid,
        title,
        version,
        tags: [RECORD_TAG, tagOf(kind)],
        schemaVersion: DASHBOARD_SCHEMA_VERSION,
        panels: [],
        scimManager: { kind, format: RECORD_FORMAT, savedBy, body },
      },
    },
    { signal }
  );
  if (saved.ok) {
    return ok(saved.value.version);
  }
  return failed(saved.fault.kind === 'conflict' ? await whoseConflict(saved.fault, record, signal) : saved.fault);
}

async function whoseConflict(fault: Fault, { kind, uid }: RecordToWrite, signal?: AbortSignal): Promise<Fault> {
  const newest = await readRecord(kind, uid, signal);
  return newest.ok && newest.value ? { ...fault, detail: whoSaved(newest.value) } : fault;
}

const whoSaved = ({ savedBy, savedAt, version }: StoredRecord): string =>
  `${savedBy} saved version ${version} at ${savedAt}.`;
