import { useState } from 'react';
import { runInSlices } from '../../../api/queries/runInSlices';
import { useStack } from '../../../api/queries/useStack';
import {
  compareReview,
  type PlanReview,
  readReview,
  reviewAsJson,
  type ReviewChange,
  reviewOf,
} from '../../../domain/mapping/planReview';
import { reviewAsMarkdown } from '../../../domain/mapping/reviewMarkdown';
import type { Organisation } from '../../../domain/organisation/organisation';
import { saveFile } from '../../../ui/saveFile';
import type { Names } from '../names';
import type { Review } from './review';

/** What became of a review file that was opened. */
export type Reviewed =
  | { kind: 'same'; reviewed: PlanReview }
  | { kind: 'different'; reviewed: PlanReview; changes: readonly ReviewChange[] }
  | { kind: 'refused'; reason: string };

export interface ReviewFile {
  reviewed?: Reviewed;
  saveMarkdown: () => Promise<void>;
  saveJson: () => Promise<void>;
  /** Compares a file's plan with the present one. */
  open: (file: File) => Promise<void>;
}

const NAME = 'grafana-access-plan';

/** A plan as a file for somebody else to look at, and that file again. */
export function useReviewFile(review: Review, organisation: Organisation, names: Names): ReviewFile {
  const { login: madeBy } = useStack().user;
  const [reviewed, setReviewed] = useState<Reviewed>();
  const present = () =>
    runInSlices(reviewOf(review.plan, organisation, review.impact, { madeAt: new Date().toISOString(), madeBy }));
  return {
    reviewed,
    async saveMarkdown() {
      saveFile(`${NAME}.md`, 'text/markdown', [reviewAsMarkdown({ ...review, review: await present(), names })]);
    },
    async saveJson() {
      saveFile(`${NAME}.json`, 'application/json', [reviewAsJson(await present())]);
    },
    async open(file) {
      const decoded = readReview(await textOf(file));
      if (!decoded.ok) {
        setReviewed({ kind: 'refused', reason: decoded.reason });
        return;
      }
      const compared = compareReview(decoded.value, await present());
      setReviewed(
        compared.isSame
          ? { kind: 'same', reviewed: decoded.value }
          : { kind: 'different', reviewed: decoded.value, changes: compared.changes }
      );
    },
  };
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
