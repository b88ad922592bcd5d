import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, LinkButton, Stack } from '@grafana/ui';
import { hasChanges } from '../../../domain/mapping/plan';
import { busyIcon } from '../../../ui/busyIcon';
import { pagePath } from '../../../ui/pagePath';
import { Section } from '../../../ui/Section';
import { FindingList } from '../FindingList';
import { ApplyButton } from './ApplyButton';
import { GuardNotice } from './GuardNotice';
import { PlanSummary } from './PlanSummary';
import { PlanTables } from './PlanTables';
import type { Review } from './review';
import { ReviewFileBar } from './ReviewFileBar';
import { UnmanagedGrants } from './UnmanagedGrants';
import type { ApplyRun } from './useApplyRun';
import type { ReviewData, ReviewQuery } from './useReview';

interface PlanReviewProps {
  data: ReviewData;
  review: Review;
  run: ApplyRun;
  renew: ReviewQuery['renew'];
}

/** The plan by step, by group and by person, and the way to apply it. */
export function PlanReview({ data, review, run, renew }: PlanReviewProps) {
  const { plan } = review;
  const isWithoutRules = data.rules.document?.rules.length === 0 && !hasChanges(plan);
  return (
    <Section
      title={t('mapping.plan.title', 'Plan')}
      subtitle={t('mapping.plan.subtitle', 'What the saved rules change in Grafana when they are applied')}
      actions={
        <Stack direction="row" gap={1} wrap="wrap">
          <Button
            variant="secondary"
            icon={busyIcon(data.isBusy, 'sync')}
            disabled={data.isBusy || run.isRunning}
            onClick={() => void renew()}
          >
            <Trans i18nKey="mapping.plan.again">Plan again</Trans>
          </Button>
          <ApplyButton
            review={review}
            renew={renew}
            run={run}
            isDisabled={data.isBusy || (!hasChanges(plan) && data.pending === undefined)}
          />
        </Stack>
      }
    >
      {!isWithoutRules && <PlanSummary review={review} />}
      <GuardNotice verdict={review.verdict}>
        <Trans i18nKey="mapping.guard.body">It can still be applied, after you have typed words that confirm it.</Trans>
      </GuardNotice>
      {plan.findings.length > 0 && <FindingList findings={plan.findings} />}
      {isWithoutRules && <NoRules />}
      {!isWithoutRules && !hasChanges(plan) && <NothingToDo hasUnknowns={plan.unknowns.length > 0} />}
      {data.input && hasChanges(plan) && (
        <ReviewFileBar
          review={review}
          organisation={data.input.organisation}
          names={data.names}
          run={run}
          renew={renew}
        />
      )}
      {data.input && (
        <PlanTables
          review={review}
          names={data.names}
          basis={data.input}
          unmanaged={<UnmanagedGrants data={data} grants={plan.unmanaged} />}
        />
      )}
    </Section>
  );
}

function NoRules() {
  return (
    <EmptyState
      variant="call-to-action"
      hideImage
      message={t('mapping.plan.no-rules', 'There are no rules, so there is nothing to plan')}
      button={
        <LinkButton href={pagePath('mapping', { tab: 'rules' })}>
          <Trans i18nKey="mapping.plan.open-rules">Open the rules</Trans>
        </LinkButton>
      }
    />
  );
}

function NothingToDo({ hasUnknowns }: { hasUnknowns: boolean }) {
  return hasUnknowns ? (
    <EmptyState
      variant="not-found"
      hideImage
      message={t('mapping.plan.nothing-known', 'Nothing to do where Grafana could be read')}
    />
  ) : (
    <EmptyState
      variant="completed"
      hideImage
      message={t('mapping.plan.nothing', 'Nothing to do: Grafana is as the rules say')}
    />
  );
}
