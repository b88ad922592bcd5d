import * as v from 'valibot';
import { failed, ok, RECORD_READING, type Result } from '../../domain/fault/Fault';
import { getDashboard } from '../grafana/getDashboard';
import { send } from '../transport/send';
import { RECORD_FORMAT, type RecordKind } from './recordKinds';

/** A record as it stands in Grafana. Its body is for its reader to decode. */
export interface StoredRecord {
  body: unknown;
  version: number;
  /** Login of the person who saved it. */
  savedBy: string;
  /** ISO 8601. */
  savedAt: string;
}

export const recordEnvelope = v.object({
  kind: v.string(),
  format: v.number(),
  savedBy: v.string(),
  body: v.unknown(),
});

/** Undefined when none was written yet. A dashboard that is not the wanted record is a `malformed` fault. */
export async function readRecord(
  kind: RecordKind,
  uid: string,
  signal?: AbortSignal
): Promise<Result<StoredRecord | undefined>> {
  const found = await send(getDashboard, { uid }, { signal });
  if (!found.ok) {
    return found.fault.kind === 'not-found' ? ok(undefined) : found;
  }
  return recordOf(kind, uid, found.value);
}

/** What a dashboard holds as a record. */
export function recordOf(
  kind: RecordKind,
  uid: string,
  { dashboard, meta }: v.InferOutput<typeof getDashboard.schema>
): Result<StoredRecord> {
  const parsed = v.safeParse(recordEnvelope, dashboard.scimManager);
  if (!parsed.success || parsed.output.kind !== kind) {
    return failed(malformedRecord(uid, `it holds no ${kind}.`));
  }
  if (parsed.output.format !== RECORD_FORMAT) {
    return failed(malformedRecord(uid, 'a newer version of SCIM Manager wrote it.'));
  }
  const { body, savedBy } = parsed.output;
  return ok({ body, savedBy, version: dashboard.version, savedAt: meta.updated });
}

/** A record that cannot be read is never taken for an empty one, and never written over. */
export const malformedRecord = (uid: string, why: string) => ({
  kind: 'malformed' as const,
  operation: RECORD_READING,
  detail: `The record ${uid} in the folder SCIM Manager cannot be used: ${why}`,
});
