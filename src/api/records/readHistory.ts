import * as v from 'valibot';
import { ok, type Result } from '../../domain/fault/Fault';
import { listDashboardVersions } from '../grafana/listDashboardVersions';
import { send } from '../transport/send';
import { recordEnvelope } from './readRecord';
import type { RecordKind } from './recordKinds';

/** A record as it stood once. */
export interface RecordVersion {
  version: number;
  /** ISO 8601. */
  createdAt: string;
  /** Login of the person; where somebody changed the record past SCIM Manager, what Grafana calls them. */
  by: string;
  message: string;
  /** For its reader to decode; absent: it was no record of this kind. */
  body?: unknown;
}

const LISTED = 100;

/** The newest versions first; none when the record was never written. */
export async function readHistory(
  kind: RecordKind,
  uid: string,
  signal?: AbortSignal
): Promise<Result<RecordVersion[]>> {
  const found = await send(listDashboardVersions, { uid, limit: LISTED }, { signal });
  if (!found.ok) {
    return found.fault.kind === 'not-found' ? ok([]) : found;
  }
  return ok((found.value.versions ?? []).map((version) => toVersion(kind, version)));
}

type Listed = NonNullable<v.InferOutput<typeof listDashboardVersions.schema>['versions']>[number];

function toVersion(kind: RecordKind, { version, created, createdBy, message, data }: Listed): RecordVersion {
  const { output, success } = v.safeParse(recordEnvelope, data['scimManager']);
  const when = { version, createdAt: created };
  if (!success || output.kind !== kind) {
    return { ...when, by: createdBy, message };
  }
  const { savedBy, body } = output;
  const signature = ` (${savedBy})`;
  // Grafana gives the first version a message of its own, and a copy made by hand keeps the old record's author.
  const isOurs = message.endsWith(signature) || version === 1;
  return {
    ...when,
    by: isOurs ? savedBy : createdBy,
    message: message.endsWith(signature) ? message.slice(0, -signature.length) : message,
    body,
  };
}
