import * as v from 'valibot';
import { levelOf } from '../organisation/grantId';
import type { Organisation } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { Fingerprint } from './fingerprint';
import type { PeopleImpact } from './impact';
import { isChange } from './ledgerAfter';
import type { Plan } from './plan';
import { decodeWith, grantSchema, permissionSchema, type Decoded } from './stored';

const reviewedStep = v.object({
  id: v.string(),
  kind: v.picklist(['add', 'remove', 'change']),
  grant: grantSchema,
  before: v.optional(permissionSchema),
  replaced: v.optional(permissionSchema),
  ruleNames: v.array(v.string()),
});

const reviewSchema = v.object({
  kind: v.literal('scim-manager-plan'),
  version: v.literal(1),
  /** `Plan.fingerprint`. */
  fingerprint: v.string(),
  /** ISO 8601. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Login of the person who made it. */
  madeBy: v.string(),
  steps: v.array(reviewedStep),
  /** Ids of grants that an apply would only forget. */
  forgotten: v.array(grantSchema),
  /** What could not be read. */
  unknowns: v.array(v.string()),
  /** Who is in the teams concerned, summed up. */
  members: v.array(v.object({ teamUid: v.string(), count: v.number(), mark: v.string() })),
  gaining: v.number(),
  losing: v.number(),
});

export type ReviewedStep = Readonly<v.InferOutput<typeof reviewedStep>>;
/** A plan written down to be looked at by somebody else, and recognised afterwards. */
export type PlanReview = Readonly<v.InferOutput<typeof reviewSchema>>;

export interface ReviewStamp {
  /** ISO 8601. */
  madeAt: string;
  /** Login. */
  madeBy: string;
}

function* membersOf(
  teamUids: ReadonlySet<string>,
  { memberships }: Pick<Organisation, 'memberships'>
): Work<PlanReview['members']> {
  const found = new Map([...teamUids].sort().map((uid) => [uid, { count: 0, fingerprint: new Fingerprint() }]));
  yield* eachItem(memberships, ({ teamUid, userUid }) => {
    const team = found.get(teamUid);
    if (team) {
      team.count += 1;
      team.fingerprint.add(userUid);
    }
  });
  return Array.from(found, ([teamUid, { count, fingerprint }]) => ({ teamUid, count, mark: fingerprint.toString() }));
}

/** Writes a plan down for a review. */
export function* reviewOf(
  plan: Plan,
  organisation: Pick<Organisation, 'memberships'>,
  { gaining, losing }: PeopleImpact,
  { madeAt, madeBy }: ReviewStamp
): Work<PlanReview> {
  const steps = plan.steps.filter(isChange);
  const teams = new Set(steps.map(({ grant }) => grant.teamUid));
  return {
    kind: 'scim-manager-plan',
    version: 1,
    fingerprint: plan.fingerprint,
    madeAt,
    madeBy,
    steps: steps.map(({ id, kind, grant, before, replaced, ruleNames }) => ({
      id,
      kind,
      grant,
      ...(before && { before }),
      ...(replaced && { replaced }),
      ruleNames: [...ruleNames],
    })),
    forgotten: [...plan.forgotten],
    unknowns: plan.unknowns.map(({ detail }) => detail),
    members: yield* membersOf(teams, organisation),
    gaining,
    losing,
  };
}

/** The file for machines; {@link readReview} reads it. */
export const reviewAsJson = (review: PlanReview): string => `${JSON.stringify(review, null, 2)}\n`;

/** Reads a review file. */
export function readReview(text: string): Decoded<PlanReview> {
  try {
    return decodeWith(reviewSchema, JSON.parse(text));
  } catch {
    return { ok: false, reason: 'This is no review file: it is no JSON.' };
  }
}

export type ReviewChange =
  | { kind: 'step-new' | 'step-gone'; step: ReviewedStep }
  | { kind: 'step-different'; step: ReviewedStep; reviewed: ReviewedStep }
  | { kind: 'members'; teamUid: string; reviewedCount: number; count: number }
  | { kind: 'unknown-new' | 'unknown-gone'; detail: string }
  | { kind: 'forgotten' }
  /** Every step is as it was; what stays as it is, is not. */
  | { kind: 'kept' };

export type ReviewComparison = { isSame: true } | { isSame: false; changes: readonly ReviewChange[] };

const stepMark = ({ kind, grant, before, replaced }: ReviewedStep): string =>
  [kind, levelOf(grant), before, replaced].join(' ');

function stepChanges(reviewed: PlanReview, present: PlanReview): ReviewChange[] {
  const before = new Map(reviewed.steps.map((step) => [step.id, step]));
  const now = new Set(present.steps.map(({ id }) => id));
  return [
    ...present.steps.flatMap((step): ReviewChange[] => {
      const known = before.get(step.id);
      if (!known) {
        return [{ kind: 'step-new', step }];
      }
      return stepMark(known) === stepMark(step) ? [] : [{ kind: 'step-different', step, reviewed: known }];
    }),
    ...reviewed.steps.flatMap((step): ReviewChange[] => (now.has(step.id) ? [] : [{ kind: 'step-gone', step }])),
  ];
}

/** Teams of both plans whose members differ; the others show as steps. */
function memberChanges(reviewed: PlanReview, present: PlanReview): ReviewChange[] {
  const before = gatherBy(reviewed.members, ({ teamUid }) => teamUid);
  return present.members.flatMap(({ teamUid, mark, count }): ReviewChange[] => {
    const [known] = before.get(teamUid) ?? [];
    return known && known.mark !== mark ? [{ kind: 'members', teamUid, reviewedCount: known.count, count }] : [];
  });
}

function unknownChanges({ unknowns: before }: PlanReview, { unknowns: now }: PlanReview): ReviewChange[] {
  return [
    ...now.flatMap((detail): ReviewChange[] => (before.includes(detail) ? [] : [{ kind: 'unknown-new', detail }])),
    ...before.flatMap((detail): ReviewChange[] => (now.includes(detail) ? [] : [{ kind: 'unknown-gone', detail }])),
  ];
}

/** Whether a plan is the one that was reviewed, by its fingerprint; and if not, what has changed since. */
export function compareReview(reviewed: PlanReview, present: PlanReview): ReviewComparison {
  if (reviewed.fingerprint === present.fingerprint) {
    return { isSame: true };
  }
  const isForgottenSame = JSON.stringify(reviewed.forgotten) === JSON.stringify(present.forgotten);
  const changes: ReviewChange[] = [
    ...stepChanges(reviewed, present),
    ...memberChanges(reviewed, present),
    ...unknownChanges(reviewed, present),
    ...(isForgottenSame ? [] : [{ kind: 'forgotten' as const }]),
  ];
  return { isSame: false, changes: changes.length > 0 ? changes : [{ kind: 'kept' }] };
}
