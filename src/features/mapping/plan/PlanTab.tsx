import { t, Trans } from '@grafana/i18n';
import { EmptyState, LinkButton, Stack } from '@grafana/ui';
import { useProgress } from '../../../api/queries/useProgress';
import { pagePath } from '../../../ui/pagePath';
import { QueryView } from '../../../ui/QueryView';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import type { TabProps } from '../TabProps';
import { EarlierApplies } from './EarlierApplies';
import { PlanNotices } from './PlanNotices';
import { PlanReview } from './PlanReview';
import { RunPanel } from './RunPanel';
import { UndoPlanView } from './UndoPlanView';
import { useReview } from './useReview';

/** What applying the saved rules, or undoing an earlier apply, would do; and doing it. */
export function PlanTab({ run, today }: TabProps) {
  const { get, set } = useUrlQuery();
  const undoUid = get('undo');
  const show = (undo?: string) => {
    run.putAway();
    set({ undo, report: undefined, view: undefined, impact: undefined });
  };
  return (
    <Stack direction="column" gap={2}>
      {undoUid === undefined ? (
        <RulesPlan run={run} today={today} />
      ) : (
        <UndoPlanView key={undoUid} reportUid={undoUid} run={run} onClose={() => show()} />
      )}
      <EarlierApplies onUndo={show} />
    </Stack>
  );
}

function RulesPlan({ run, today }: TabProps) {
  const query = useReview(today);
  const progress = usePlanProgress();
  return (
    <>
      <RunPanel run={run} onPlanAgain={() => void query.renew()} />
      <QueryView
        query={query}
        loadingText={t('mapping.plan.loading', 'Reading what Grafana holds and comparing it with the rules')}
        progress={progress}
      >
        {(data) => (
          <>
            <PlanNotices data={data} isRunning={run.isRunning} />
            {data.review ? (
              <PlanReview key="review" data={data} review={data.review} run={run} renew={query.renew} />
            ) : (
              <RulesInvalid />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}

/** Of whatever is being read now. */
function usePlanProgress() {
  const grants = useProgress('grants');
  const memberships = useProgress('memberships');
  const people = useProgress('people');
  return people ?? memberships ?? grants;
}

function RulesInvalid() {
  return (
    <EmptyState
      variant="not-found"
      role="alert"
      message={t('mapping.plan.invalid', 'The rules have errors, so nothing can be planned')}
      button={
        <LinkButton href={pagePath('mapping', { tab: 'rules' })}>
          <Trans i18nKey="mapping.plan.open-rules">Open the rules</Trans>
        </LinkButton>
      }
    />
  );
}
