import { eachItem, type Work } from '../work/work';
import type { Area, Compared, Standing } from './compared';

/** What is left out narrows nothing. */
export interface ComparisonFilter {
  area?: Area;
  /** `differences`: all but what is the same on both sides. */
  standing?: Standing | 'differences' | 'all';
  /** Anywhere in a name, in any case. */
  text?: string;
}

/** Differences alone unless told otherwise. */
export function* filterComparison(
  items: readonly Compared[],
  { area, standing = 'differences', text = '' }: ComparisonFilter
): Work<readonly Compared[]> {
  const wanted = text.trim().toLowerCase();
  const kept: Compared[] = [];
  yield* eachItem(items, (item) => {
    if ((area === undefined || item.area === area) && isOf(standing, item.standing) && isNamed(item, wanted)) {
      kept.push(item);
    }
  });
  return kept;
}

function isOf(wanted: NonNullable<ComparisonFilter['standing']>, standing: Standing): boolean {
  return wanted === 'all' || (wanted === 'differences' ? standing !== 'same' : standing === wanted);
}

const isNamed = ({ here, there }: Compared, wanted: string): boolean =>
  wanted === '' ||
  [here?.name, here?.team, there?.name, there?.team].some((name) => name?.toLowerCase().includes(wanted));
