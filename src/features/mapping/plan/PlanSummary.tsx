import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import type { Step } from '../../../domain/mapping/plan';
import { Metric, Metrics } from '../../../ui/Metric';
import { unfeltText } from './planWords';
import type { Review } from './review';

/** How much a plan changes, for how many, and how near that comes to the guard's limits. */
export function PlanSummary({ review: { plan, impact, window, unfelt } }: { review: Review }) {
  const count = (kind: Step['kind']) => plan.steps.filter((step) => step.kind === kind).length;
  return (
    <>
      <Metrics label={t('mapping.plan.summary', 'Summary of the plan')}>
        <Metric label={t('mapping.plan.to-add', 'Grants to add')} value={count('add')} />
        <Metric label={t('mapping.plan.to-change', 'Grants to change')} value={count('change')} />
        <Metric
          label={t('mapping.plan.to-remove', 'Grants to remove')}
          value={count('remove')}
          hint={unfelt.size > 0 ? unfeltText(unfelt.size) : undefined}
        />
        <Metric label={t('mapping.plan.gaining', 'People who gain access')} value={impact.gaining} />
        <Metric
          label={t('mapping.plan.losing', 'People who lose access')}
          value={impact.losing}
          tone={impact.losing > 0 ? 'warning' : undefined}
        />
      </Metrics>
      <Text color="secondary" element="p">
        {t(
          'mapping.guard.window',
          'Within {{hours, number}} hours {{losers, number}} people lose access, {{earlier, number}} of them by earlier applies. The guard holds a plan above {{people, number}} people, or {{percent, number}} % of {{active, number}}.',
          { ...window }
        )}
      </Text>
    </>
  );
}
