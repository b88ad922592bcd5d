import { useMemo } from 'react';
import { useWork } from '../../../api/queries/useWork';
import type { MappingDocument } from '../../../domain/mapping/rule';
import type { QueryLike } from '../../../ui/QueryView';
import { type RuleReview, reviewRules } from './ruleReview';
import { useRuleWorld } from './useRuleWorld';

/** What the rules of a text do in this Grafana; `document` is absent while the text has errors. */
export function useRuleReviews(
  document: MappingDocument | undefined,
  today: string
): QueryLike<readonly RuleReview[]> & { isRunning: boolean } {
  const { data: world, error, refetch } = useRuleWorld();
  const make = useMemo(
    () => (document && world ? () => reviewRules({ document, ...world, today }) : undefined),
    [document, world, today]
  );
  const { value, isRunning } = useWork(make);
  return { data: value, error, refetch, isRunning };
}
