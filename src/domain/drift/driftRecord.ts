import * as v from 'valibot';
import { decodeWith, grantSchema, type Decoded } from '../mapping/stored';
import type { Difference } from './difference';
import { driftBaselineSchema, foreignMark, type DriftBaseline } from './driftBaselineSchema';
import type { Drift } from './findDrift';

const DAY_MS = 86_400_000;
const LONGEST_IGNORE_DAYS = 366;
/** A look that found nothing new is stored again only after so long. */
const LOOK_KEPT_MS = 15 * 60_000;

const uid = v.string();

const target = v.variant('kind', [
  v.object({ kind: v.literal('grant'), grant: grantSchema }),
  v.object({ kind: v.literal('team'), teamUid: uid }),
  v.object({ kind: v.literal('member'), teamUid: uid, userUid: uid }),
  v.object({ kind: v.literal('folder'), folderUid: uid }),
  v.object({ kind: v.literal('role'), roleUid: uid }),
  v.object({ kind: v.literal('datasource'), dataSourceUid: uid }),
]);

const ignored = v.object({
  /** `YYYY-MM-DD`, the last day (UTC). */
  until: v.pipe(v.string(), v.isoDate()),
  reason: v.string(),
  /** Login. */
  by: v.string(),
});

const lastLook = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Version of the ledger's record: after another apply the look says nothing any more. */
  ledgerVersion: v.number(),
  /** Grants of the ledger of which it was unknown whether they still stand. */
  unread: v.number(),
});

const recordSchema = v.object({
  version: v.literal(1),
  /** By id of the difference. */
  seen: v.record(v.string(), v.object({ firstSeenAt: v.pipe(v.string(), v.isoTimestamp()), target })),
  ignored: v.record(v.string(), ignored),
  /** Absent until an apply has ended since drift is looked for. */
  baseline: v.optional(driftBaselineSchema),
  /** Absent until somebody who may write has looked. */
  look: v.optional(lastLook),
});

type DriftLook = Readonly<v.InferOutput<typeof lastLook>>;
export type Ignored = Readonly<v.InferOutput<typeof ignored>>;
/** Since when each difference is known, and which ones somebody chose not to see for a while. */
export type DriftRecord = Readonly<v.InferOutput<typeof recordSchema>>;

export const EMPTY_DRIFT_RECORD: DriftRecord = { version: 1, seen: {}, ignored: {} };

/** Reads a stored record. Unknown keys are dropped; a malformed one is refused. */
export function decodeDriftRecord(value: unknown): Decoded<DriftRecord> {
  return decodeWith(recordSchema, value);
}

const dayOf = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 10);

/**
 * The record after a look. New differences are dated; those that are gone are forgotten, those that could not be
 * looked at are kept. An ignored one comes back after its last day, or when it differs in another way (its id is new).
 */
export function updateDrift(
  record: DriftRecord,
  { differences, unread: unreadGrants, isRead }: Drift,
  nowMs: number,
  ledgerVersion?: number
): DriftRecord {
  const firstSeenAt = new Date(nowMs).toISOString();
  const unread = Object.entries(record.seen).filter(([, { target: known }]) => !isRead(known));
  const found = differences.map(({ id, target: about }): [string, DriftRecord['seen'][string]] => [
    id,
    record.seen[id] ?? { firstSeenAt, target: about },
  ]);
  const seen = Object.fromEntries([...unread, ...found]);
  const today = dayOf(nowMs);
  const stillIgnored = Object.entries(record.ignored).filter(([id, { until }]) => id in seen && until >= today);
  return {
    ...record,
    seen,
    ignored: Object.fromEntries(stillIgnored),
    ...(ledgerVersion !== undefined && { look: { at: firstSeenAt, ledgerVersion, unread: unreadGrants.length } }),
  };
}

/**
 * The record after an apply. A grant that was seen as added before is no part of the new baseline: the apply did not
 * settle it, so it stays a difference until somebody does.
 */
export function withBaseline(record: DriftRecord, baseline: DriftBaseline): DriftRecord {
  const seen = record.baseline ? Object.values(record.seen) : [];
  const open = new Set(seen.flatMap(({ target: known }) => (known.kind === 'grant' ? foreignMark(known.grant) : [])));
  return { ...record, baseline: { ...baseline, foreign: baseline.foreign.filter((mark) => !open.has(mark)) } };
}

const hasSameKeys = (a: object, b: object): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b);
};

/** Whether a look changed nothing that would have to be stored. */
export const isSameDriftRecord = (before: DriftRecord, after: DriftRecord): boolean =>
  hasSameKeys(before.seen, after.seen) &&
  hasSameKeys(before.ignored, after.ignored) &&
  isSameLook(before.look, after.look);

const isSameLook = (before: DriftLook | undefined, after: DriftLook | undefined): boolean =>
  before && after
    ? before.ledgerVersion === after.ledgerVersion &&
      before.unread === after.unread &&
      Date.parse(after.at) - Date.parse(before.at) < LOOK_KEPT_MS
    : before === after;

/** Leaves a difference out of sight until the end of a day at most a year away. The reason must not be blank. */
export function ignoreDifference(
  record: DriftRecord,
  id: string,
  choice: Ignored,
  nowMs: number
): Decoded<DriftRecord> {
  const lastDay = dayOf(nowMs + LONGEST_IGNORE_DAYS * DAY_MS);
  if (!(id in record.seen)) {
    return { ok: false, reason: 'This difference is not there any more.' };
  }
  if (choice.reason.trim() === '') {
    return { ok: false, reason: 'Say why.' };
  }
  if (!v.is(ignored, choice) || choice.until < dayOf(nowMs) || choice.until > lastDay) {
    return { ok: false, reason: `Choose a day between today and ${lastDay}.` };
  }
  return { ok: true, value: { ...record, ignored: { ...record.ignored, [id]: choice } } };
}

/** The record without an ignore, so that the difference is in sight again. */
export function stopIgnoring(record: DriftRecord, id: string): DriftRecord {
  const { [id]: _ended, ...rest } = record.ignored;
  return { ...record, ignored: rest };
}

/** A difference as a person looks at it. */
export interface DriftRow {
  difference: Difference;
  /** ISO 8601; absent: not in the record yet. */
  firstSeenAt?: string;
  /** Present while somebody has chosen not to see it. */
  ignored?: Ignored;
}

/** What the last look found. */
export interface DriftCount {
  count: number;
  /** ISO 8601: when somebody looked, up to a quarter of an hour too early. */
  at: string;
  /** Not everything could be read. */
  isPartial: boolean;
}

/** What the last look found, ignored differences aside; undefined when nobody looked at this version of the ledger. */
export function countDrift(
  { seen, ignored: choices, look }: DriftRecord,
  ledgerVersion: number | undefined,
  nowMs: number
): DriftCount | undefined {
  if (!look || look.ledgerVersion !== ledgerVersion) {
    return undefined;
  }
  const today = dayOf(nowMs);
  const isOpen = (id: string) => {
    const choice = choices[id];
    return choice === undefined || choice.until < today;
  };
  return { count: Object.keys(seen).filter(isOpen).length, at: look.at, isPartial: look.unread > 0 };
}

export function driftRows({ seen, ignored: choices }: DriftRecord, { differences }: Drift, nowMs: number): DriftRow[] {
  const today = dayOf(nowMs);
  return differences.map((difference) => {
    const choice = choices[difference.id];
    const isIgnored = choice !== undefined && choice.until >= today;
    return { difference, firstSeenAt: seen[difference.id]?.firstSeenAt, ...(isIgnored && { ignored: choice }) };
  });
}
