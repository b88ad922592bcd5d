import * as v from 'valibot';
import { grantId, levelOf } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';

export const driftBaselineSchema = v.object({
  /** Marks of grants on managed targets that nobody here made. */
  foreign: v.array(v.string()),
  /** Teams that the ledger names. */
  teams: v.array(v.object({ uid: v.string(), name: v.string(), isProvisioned: v.boolean() })),
});

/** What stood around our grants when an apply ended, so that what comes later can be told from what was there. */
export type DriftBaseline = Readonly<v.InferOutput<typeof driftBaselineSchema>>;

/** Equal for grants of the same thing at the same level. */
export const foreignMark = (grant: Grant): string => `${grantId(grant)} ${levelOf(grant)}`;
