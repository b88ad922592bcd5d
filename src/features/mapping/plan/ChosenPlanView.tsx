import { type ReactNode, useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, EmptyState, Stack, TextLink } from '@grafana/ui';
import type { ChosenPlan, ChosenPlanQuery } from '../../../api/queries/useChosenPlan';
import { hasChanges } from '../../../domain/mapping/plan';
import { BulletList } from '../../../ui/BulletList';
import { busyIcon } from '../../../ui/busyIcon';
import { pagePath } from '../../../ui/pagePath';
import { QueryView } from '../../../ui/QueryView';
import { Section } from '../../../ui/Section';
import { FaultList } from '../FaultList';
import { type Names, namesOf } from '../names';
import { ApplyButton } from './ApplyButton';
import { GuardNotice } from './GuardNotice';
import { PlanSummary } from './PlanSummary';
import { PlanTables } from './PlanTables';
import { RunPanel } from './RunPanel';
import type { ApplyRun } from './useApplyRun';

interface ChosenPlanViewProps<Left, Chosen extends ChosenPlan<Left>> {
  title: string;
  subtitle: (chosen: Chosen) => ReactNode;
  query: ChosenPlanQuery<Chosen>;
  run: ApplyRun;
  /** One thing that the plan leaves alone, and why. */
  leftItem: (left: Left, names: Names) => { key: string; content: ReactNode };
  /** What the rules say to it; absent: they stay as they are. */
  rulesNote?: ReactNode;
  onClose: () => void;
}

/** A plan of chosen steps, an undo or a revert: looked at, guarded and applied like the plan of the rules. */
export function ChosenPlanView<Left, Chosen extends ChosenPlan<Left>>(props: ChosenPlanViewProps<Left, Chosen>) {
  const { title, subtitle, query, run, leftItem, rulesNote = <RulesStay />, onClose } = props;
  const { data } = query;
  return (
    <>
      <RunPanel run={run} onPlanAgain={() => void query.renew()} />
      <Section
        title={title}
        subtitle={data && subtitle(data)}
        actions={
          <Stack direction="row" gap={1} wrap="wrap">
            <Button variant="secondary" onClick={onClose} disabled={run.isRunning}>
              <Trans i18nKey="mapping.chosen.back">Back</Trans>
            </Button>
            <Button
              variant="secondary"
              icon={busyIcon(query.isFetching, 'sync')}
              disabled={query.isFetching || run.isRunning}
              onClick={() => void query.renew()}
            >
              <Trans i18nKey="mapping.plan.again">Plan again</Trans>
            </Button>
            {data && (
              <ApplyButton
                review={data}
                renew={query.renew}
                run={run}
                isDisabled={query.isFetching || !hasChanges(data.plan)}
              />
            )}
          </Stack>
        }
      >
        <QueryView query={query} loadingText={t('mapping.chosen.loading', 'Reading what Grafana holds now')}>
          {(chosen) => <ChosenSteps chosen={chosen} leftItem={leftItem} rulesNote={rulesNote} />}
        </QueryView>
      </Section>
    </>
  );
}

interface ChosenStepsProps<Left> {
  chosen: ChosenPlan<Left>;
  leftItem: (left: Left, names: Names) => { key: string; content: ReactNode };
  rulesNote: ReactNode;
}

function ChosenSteps<Left>({ chosen, leftItem, rulesNote }: ChosenStepsProps<Left>) {
  const { plan, left, standing, verdict } = chosen;
  const names = useMemo(() => namesOf(standing.organisation), [standing]);
  return (
    <>
      {standing.gaps.length > 0 && (
        <Alert severity="warning" bottomSpacing={0} title={t('mapping.plan.gaps', 'Not everything could be read')}>
          <FaultList faults={standing.gaps} />
        </Alert>
      )}
      {hasChanges(plan) ? (
        <>
          <PlanSummary review={chosen} />
          <GuardNotice verdict={verdict}>
            <Trans i18nKey="mapping.guard.body">
              It can still be applied, after you have typed words that confirm it.
            </Trans>
          </GuardNotice>
          {rulesNote}
          <PlanTables review={chosen} names={names} basis={standing} />
        </>
      ) : (
        <EmptyState variant="completed" hideImage message={t('mapping.chosen.nothing', 'There is nothing to write')} />
      )}
      {left.length > 0 && (
        <Alert severity="info" bottomSpacing={0} title={t('mapping.chosen.left', 'Left alone')}>
          <BulletList max={100}>
            {left.map((item) => {
              const { key, content } = leftItem(item, names);
              return <li key={key}>{content}</li>;
            })}
          </BulletList>
        </Alert>
      )}
    </>
  );
}

function RulesStay() {
  return (
    <Alert severity="info" bottomSpacing={0} title={t('mapping.chosen.rules', 'The rules stay as they are')}>
      <Trans i18nKey="mapping.chosen.rules-next">
        Where a rule wants something else than this plan, the next plan of the rules brings it again. Change the rule as
        well if it should not.
      </Trans>{' '}
      <TextLink inline href={pagePath('mapping', { tab: 'rules' })}>
        {t('mapping.plan.open-rules', 'Open the rules')}
      </TextLink>
    </Alert>
  );
}
