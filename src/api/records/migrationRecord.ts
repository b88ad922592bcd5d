import { failed, ok, type Result } from '../../domain/fault/Fault';
import {
  decodeMigrationRecord,
  EMPTY_MIGRATION_RECORD,
  type MigrationRecord,
} from '../../domain/migration/migrationRecord';
import { changeRecord, type RecordChange, type Stored } from './changeRecord';
import { malformedRecord, readRecord } from './readRecord';
import { RECORD_UIDS } from './recordKinds';

export type StoredMigration = Stored<MigrationRecord>;

/** A malformed record is a `malformed` fault, never an empty one. */
export async function readMigrationRecord(signal?: AbortSignal): Promise<Result<StoredMigration>> {
  const stored = await readRecord('migration', RECORD_UIDS.migration, signal);
  if (!stored.ok) {
    return stored;
  }
  if (!stored.value) {
    return ok({ record: EMPTY_MIGRATION_RECORD });
  }
  const decoded = decodeMigrationRecord(stored.value.body);
  return decoded.ok
    ? ok({ record: decoded.value, version: stored.value.version })
    : failed(malformedRecord(RECORD_UIDS.migration, decoded.reason));
}

/** Reads, changes and stores the record, again from the start when somebody else stored meanwhile. */
export const changeMigrationRecord = (change: RecordChange<MigrationRecord>): Promise<Result<StoredMigration>> =>
  changeRecord({ kind: 'migration', title: 'Migration', read: () => readMigrationRecord() }, change);
