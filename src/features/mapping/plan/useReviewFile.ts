import { useMemo, useState } from 'react';
import { runInSlices } from '../../../api/queries/runInSlices';
import { useStack } from '../../../api/queries/useStack';
import { useWork } from '../../../api/queries/useWork';
import {
  compareReview,
  type PlanReview,
  readReview,
  reviewAsJson,
  type ReviewChange,
  type ReviewComparison,
  reviewOf,
} from '../../../domain/mapping/planReview';
import { reviewAsMarkdown } from '../../../domain/mapping/reviewMarkdown';
import type { Decoded } from '../../../domain/mapping/stored';
import type { Organisation } from '../../../domain/organisation/organisation';
import type { Work } from '../../../domain/work/work';
import { saveFile } from '../../../ui/saveFile';
import type { Names } from '../names';
import type { Review } from './review';

/** What a review file that was opened is to the present plan. */
export type Reviewed =
  | { kind: 'same'; reviewed: PlanReview }
  | { kind: 'different'; reviewed: PlanReview; changes: readonly ReviewChange[] }
  | { kind: 'refused'; reason: string };

export interface ReviewFile {
  reviewed?: Reviewed;
  saveMarkdown: () => Promise<void>;
  saveJson: () => Promise<void>;
  /** Takes a file's plan to be compared with the present one. */
  open: (file: File) => Promise<void>;
}

const NAME = 'grafana-access-plan';

/** A plan as a file for somebody else to look at, and that file compared with whatever the plan is now. */
export function useReviewFile(review: Review, organisation: Organisation, names: Names): ReviewFile {
  const { login: madeBy } = useStack().user;
  const [opened, setOpened] = useState<Decoded<PlanReview>>();
  const { plan, impact } = review;
  const present = () => reviewOf(plan, organisation, impact, { madeAt: new Date().toISOString(), madeBy });
  const compare = useMemo(
    () => (opened?.ok ? () => comparison(opened.value, { plan, impact }, organisation) : undefined),
    [opened, plan, impact, organisation]
  );
  const { value, isRunning } = useWork(compare);
  return {
    reviewed: opened && reviewedOf(opened, isRunning ? undefined : value),
    async saveMarkdown() {
      const written = await runInSlices(present());
      saveFile(`${NAME}.md`, 'text/markdown', [reviewAsMarkdown({ ...review, review: written, names })]);
    },
    async saveJson() {
      saveFile(`${NAME}.json`, 'application/json', [reviewAsJson(await runInSlices(present()))]);
    },
    async open(file) {
      setOpened(readReview(await textOf(file)));
    },
  };
}

function* comparison(
  reviewed: PlanReview,
  { plan, impact }: Pick<Review, 'plan' | 'impact'>,
  organisation: Organisation
): Work<ReviewComparison> {
  return compareReview(reviewed, yield* reviewOf(plan, organisation, impact, reviewed));
}

function reviewedOf(opened: Decoded<PlanReview>, compared: ReviewComparison | undefined): Reviewed | undefined {
  if (!opened.ok) {
    return { kind: 'refused', reason: opened.reason };
  }
  const { value: reviewed } = opened;
  if (!compared) {
    return undefined;
  }
  return compared.isSame ? { kind: 'same', reviewed } : { kind: 'different', reviewed, changes: compared.changes };
}

/** A file that cannot be read is as good as an empty one: no review. */
function textOf(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => resolve('');
    reader.readAsText(file);
  });
}
