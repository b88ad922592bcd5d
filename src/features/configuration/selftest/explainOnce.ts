import type { Explanation } from '../../../domain/explainer/explain';

interface Explained {
  explanations: readonly Explanation[];
}

/** The best explanation of each result, and whether an earlier result has the same: one cause often fails everything. */
export function explainOnce(
  results: readonly Explained[]
): ReadonlyArray<{ explanation?: Explanation; isExplainedAbove: boolean }> {
  const seen = new Set<string>();
  return results.map(({ explanations: [explanation] }) => {
    const isExplainedAbove = explanation !== undefined && seen.has(explanation.entry.id);
    if (explanation) {
      seen.add(explanation.entry.id);
    }
    return { explanation, isExplainedAbove };
  });
}
