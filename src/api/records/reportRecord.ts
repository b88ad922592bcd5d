import { failed, ok, type Result } from '../../domain/fault/Fault';
import { decodeApplyReport, type ApplyReport } from '../../domain/mapping/applyReport';
import { searchRecords } from '../grafana/searchRecords';
import { send } from '../transport/send';
import { malformedRecord, readRecord } from './readRecord';
import { tagOf } from './recordKinds';
import { writeRecord } from './writeRecord';

export interface ApplyReportEntry {
  uid: string;
  title: string;
  /** ISO 8601; absent where somebody gave the dashboard another title. */
  startedAt?: string;
}

const LISTED = 100;

/** Grafana's limit for a uid is 40 characters; an apply's id has at most 20. */
const reportUid = (applyId: string): string => `idops-scim-apply-${applyId}`;

/** Stores a report; answers with its uid. */
export async function writeReport(report: ApplyReport): Promise<Result<string>> {
  const uid = reportUid(report.applyId);
  const written = await writeRecord({
    kind: 'apply-report',
    uid,
    title: `Apply ${report.startedAt} ${report.applyId}`,
    body: report,
    message: 'Apply report',
    savedBy: report.by,
  });
  return written.ok ? ok(uid) : written;
}

/** The newest reports first. */
export async function listReports(signal?: AbortSignal): Promise<Result<ApplyReportEntry[]>> {
  const found = await send(searchRecords, { tag: tagOf('apply-report'), limit: LISTED }, { signal });
  return found.ok ? ok(found.value.sort((a, b) => (a.title < b.title ? 1 : -1)).map(dated)) : found;
}

/** The title is all that a list of dashboards tells. */
function dated({ uid, title }: { uid: string; title: string }): ApplyReportEntry {
  const startedAt = /^Apply (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z) /.exec(title)?.[1];
  return { uid, title, ...(startedAt === undefined ? {} : { startedAt }) };
}

export async function readReport(uid: string, signal?: AbortSignal): Promise<Result<ApplyReport>> {
  const record = await readRecord('apply-report', uid, signal);
  if (!record.ok) {
    return record;
  }
  const decoded = decodeApplyReport(record.value?.body);
  return decoded.ok ? ok(decoded.value) : failed(malformedRecord(uid, decoded.reason));
}
