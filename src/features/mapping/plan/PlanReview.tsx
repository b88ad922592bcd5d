import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, RadioButtonGroup, Stack } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import { hasChanges, type Plan } from '../../../domain/mapping/plan';
import { Metric, Metrics } from '../../../ui/Metric';
import { Section } from '../../../ui/Section';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { FindingList } from '../FindingList';
import { ApplyDialog } from './ApplyDialog';
import { GuardNotice } from './GuardNotice';
import { ImpactTable } from './ImpactTable';
import type { Review } from './review';
import { StepTable } from './StepTable';
import { UnmanagedTable } from './UnmanagedTable';
import type { ApplyRun } from './useApplyRun';
import type { ReviewData, ReviewQuery } from './useReview';

interface PlanReviewProps {
  data: ReviewData;
  review: Review;
  run: ApplyRun;
  renew: ReviewQuery['renew'];
}

/** The plan by step and by person, and the way to apply it. */
export function PlanReview({ data, review, run, renew }: PlanReviewProps) {
  const [isAsking, setAsking] = useState(false);
  const { can } = useStack();
  const { plan } = review;
  const canApply = hasChanges(plan) || data.pending !== undefined;
  return (
    <Section
      title={t('mapping.plan.title', 'Plan')}
      subtitle={t('mapping.plan.subtitle', 'What the saved rules change in Grafana when they are applied')}
      actions={
        <Stack direction="row" gap={1}>
          <Button
            variant="secondary"
            icon={data.isBusy ? 'spinner' : 'sync'}
            disabled={data.isBusy || run.isRunning}
            onClick={() => void renew()}
          >
            <Trans i18nKey="mapping.plan.again">Plan again</Trans>
          </Button>
          <Button
            disabled={!canApply || !can.write || data.isBusy || run.isRunning}
            tooltip={can.write ? undefined : t('mapping.plan.may-not', 'Applying needs idops-scim-app.scim:write')}
            onClick={() => setAsking(true)}
          >
            <Trans i18nKey="mapping.plan.apply">Apply</Trans>
          </Button>
        </Stack>
      }
    >
      <Summary review={review} />
      <GuardNotice verdict={review.verdict}>
        <Trans i18nKey="mapping.guard.body">It can still be applied, after you have typed words that confirm it.</Trans>
      </GuardNotice>
      {plan.findings.length > 0 && <FindingList findings={plan.findings} />}
      {!hasChanges(plan) && <NothingToDo hasUnknowns={plan.unknowns.length > 0} />}
      <PlanTables data={data} review={review} />
      {isAsking && (
        <ApplyDialog
          review={review}
          renew={renew}
          onApply={(fresh, confirmation) => {
            setAsking(false);
            run.start(fresh, confirmation);
          }}
          onDismiss={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function count(plan: Plan, kind: Plan['steps'][number]['kind']): number {
  return plan.steps.filter((step) => step.kind === kind).length;
}

function Summary({ review: { plan, impact } }: { review: Review }) {
  return (
    <Metrics label={t('mapping.plan.summary', 'Summary of the plan')}>
      <Metric label={t('mapping.plan.to-add', 'Grants to add')} value={count(plan, 'add')} />
      <Metric label={t('mapping.plan.to-change', 'Grants to change')} value={count(plan, 'change')} />
      <Metric label={t('mapping.plan.to-remove', 'Grants to remove')} value={count(plan, 'remove')} />
      <Metric label={t('mapping.plan.gaining', 'People who gain access')} value={impact.gaining} />
      <Metric
        label={t('mapping.plan.losing', 'People who lose access')}
        value={impact.losing}
        tone={impact.losing > 0 ? 'warning' : undefined}
      />
    </Metrics>
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

const VIEWS = ['changes', 'people', 'kept', 'unmanaged'] as const;

function PlanTables({ data: { names }, review: { plan, impact } }: { data: ReviewData; review: Review }) {
  const { get, set } = useUrlQuery();
  const view = VIEWS.find((known) => known === get('view')) ?? 'changes';
  const changes = plan.steps.filter(({ kind }) => kind !== 'keep');
  const kept = plan.steps.filter(({ kind }) => kind === 'keep');
  const label = t('mapping.plan.view', 'Show');
  return (
    <>
      <div>
        <RadioButtonGroup
          aria-label={label}
          value={view}
          onChange={(next) => set({ view: next === 'changes' ? undefined : next, impact: undefined })}
          options={[
            {
              value: 'changes',
              label: t('mapping.plan.view-changes', 'By step ({{count, number}})', { count: changes.length }),
            },
            {
              value: 'people',
              label: t('mapping.plan.view-people', 'By person ({{count, number}})', { count: impact.people.length }),
            },
            {
              value: 'kept',
              label: t('mapping.plan.view-kept', 'Stays as it is ({{count, number}})', { count: kept.length }),
            },
            {
              value: 'unmanaged',
              label: t('mapping.plan.view-unmanaged', 'Not managed ({{count, number}})', {
                count: plan.unmanaged.length,
              }),
            },
          ]}
        />
      </div>
      {view === 'changes' && changes.length > 0 && <StepTable steps={changes} names={names} />}
      {view === 'people' && <ImpactTable people={impact.people} names={names} />}
      {view === 'kept' && <StepTable steps={kept} names={names} />}
      {view === 'unmanaged' && <UnmanagedTable grants={plan.unmanaged} names={names} />}
    </>
  );
}
