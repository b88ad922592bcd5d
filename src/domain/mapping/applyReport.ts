import * as v from 'valibot';
import { decodeWith, grantSchema, permissionSchema, type Decoded } from './stored';

/** `already`: Grafana had it so without us. */
export const STEP_OUTCOMES = ['done', 'failed', 'not-tried', 'already'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

const reportedStep = v.object({
  id: v.string(),
  kind: v.picklist(['add', 'remove', 'change']),
  grant: grantSchema,
  /** The permission that stood there; absent for `add` and for roles, where `kind` says it. */
  before: v.optional(permissionSchema),
  /** The level that somebody else had given below ours: with it an undo knows whose the grant was. */
  replaced: v.optional(permissionSchema),
  ruleNames: v.array(v.string()),
  outcome: v.picklist(STEP_OUTCOMES),
  /** Why it failed or was not tried. */
  fault: v.optional(v.string()),
});

const reportSchema = v.object({
  version: v.literal(1),
  applyId: v.string(),
  /** Login of the person who applied. */
  by: v.string(),
  /** ISO 8601. */
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  finishedAt: v.pipe(v.string(), v.isoTimestamp()),
  steps: v.array(reportedStep),
  /** Whether reading back showed what was written; `unknown`: it could not be read. */
  verified: v.picklist(['yes', 'no', 'unknown']),
  /** False: the ledger could not be stored at the end; the next plan settles it. */
  ledgerStored: v.boolean(),
  /** Why the apply ended before all steps were tried. */
  stoppedBy: v.optional(v.string()),
  /** People, by the plan's impact. */
  gaining: v.number(),
  losing: v.number(),
});

export type ReportedStep = Readonly<v.InferOutput<typeof reportedStep>>;
/** The record of one apply. */
export type ApplyReport = Readonly<v.InferOutput<typeof reportSchema>>;

/** Reads a stored report. Unknown keys are dropped. */
export function decodeApplyReport(value: unknown): Decoded<ApplyReport> {
  return decodeWith(reportSchema, value);
}
