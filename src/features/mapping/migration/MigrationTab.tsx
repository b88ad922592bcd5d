import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, Stack } from '@grafana/ui';
import { useMigration, type MigrationQuery } from '../../../api/queries/useMigration';
import { useProgress } from '../../../api/queries/useProgress';
import { QueryView } from '../../../ui/QueryView';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import type { TabProps } from '../TabProps';
import { CarryPlanView } from './CarryPlanView';
import { MigrationGuide } from './MigrationGuide';
import { NothingToMigrate } from './NothingToMigrate';
import { RetirePlanView } from './RetirePlanView';

/** From Team Sync to group sync, step by step; every step's state is read from Grafana. */
export function MigrationTab({ run, today }: TabProps) {
  const { get, set } = useUrlQuery();
  const show = (plan?: 'carry' | 'retire') => {
    run.putAway();
    set({ migration: plan, view: undefined, impact: undefined });
  };
  const plan = get('migration');
  return (
    <Stack direction="column" gap={2}>
      {plan === 'carry' && <CarryPlanView run={run} today={today} onClose={() => show()} />}
      {plan === 'retire' && <RetirePlanView run={run} today={today} onClose={() => show()} />}
      {plan !== 'carry' && plan !== 'retire' && <Steps today={today} onPlan={show} />}
    </Stack>
  );
}

function Steps({ today, onPlan }: { today: string; onPlan: (plan: 'carry' | 'retire') => void }) {
  const migration = useMigration(today);
  const progress = useMigrationProgress();
  if (migration.isStopped) {
    return <Stopped onAgain={() => void migration.refetch()} />;
  }
  return (
    <>
      <QueryView
        query={migration}
        loadingText={t('mapping.migration.loading', 'Reading Team Sync, team by team, and what the teams hold')}
        progress={progress}
      >
        {(view) =>
          view.kind === 'migration' ? (
            <MigrationGuide view={view} onAgain={migration.refetch} onPlan={onPlan} />
          ) : (
            <NothingToMigrate view={view} onAgain={() => void migration.refetch()} />
          )
        }
      </QueryView>
      {isFirstRead(migration) && (
        <Stack justifyContent="center">
          <Button variant="secondary" onClick={() => void migration.stop()}>
            <Trans i18nKey="mapping.migration.stop">Stop reading</Trans>
          </Button>
        </Stack>
      )}
    </>
  );
}

const isFirstRead = ({ data, error }: MigrationQuery): boolean => data === undefined && error === null;

/** Of whatever is being read now. */
function useMigrationProgress() {
  const teamSync = useProgress('team-sync');
  const grants = useProgress('grants');
  const memberships = useProgress('memberships');
  return teamSync ?? grants ?? memberships;
}

function Stopped({ onAgain }: { onAgain: () => void }) {
  return (
    <EmptyState
      variant="call-to-action"
      hideImage
      message={t('mapping.migration.stopped', 'Reading was stopped, so nothing is known yet')}
      button={
        <Button icon="sync" onClick={onAgain}>
          <Trans i18nKey="mapping.migration.read-again">Read again</Trans>
        </Button>
      }
    />
  );
}
