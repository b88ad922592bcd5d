import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { useCarryPlan } from '../../../api/queries/useMigrationPlans';
import type { NotCarried } from '../../../domain/migration/carryPlan';
import { DisplayName } from '../../../ui/DisplayName';
import { ChosenPlanView } from '../plan/ChosenPlanView';
import type { ApplyRun } from '../plan/useApplyRun';

interface CarryPlanViewProps {
  run: ApplyRun;
  /** `YYYY-MM-DD` (UTC). */
  today: string;
  onClose: () => void;
}

/** The plan that gives the new teams what the old ones have. */
export function CarryPlanView({ run, today, onClose }: CarryPlanViewProps) {
  return (
    <ChosenPlanView
      title={t('mapping.migration.carry-title', 'Access for the new teams')}
      subtitle={() => t('mapping.migration.carry-subtitle', 'Only what the rules carried from Team Sync give')}
      query={useCarryPlan(today, true)}
      run={run}
      leftItem={notCarried}
      rulesNote={
        <Alert severity="info" title={t('mapping.migration.carry-kept', 'The rules keep this access')}>
          <Trans i18nKey="mapping.migration.carry-kept-why">
            It is given under the names of the carried rules, so the next plan of the rules keeps it. Other changes that
            the rules want are left to the Plan tab.
          </Trans>
        </Alert>
      }
      onClose={onClose}
    />
  );
}

function notCarried({ name, why }: NotCarried) {
  return {
    key: `${name} ${why}`,
    content: (
      <>
        <DisplayName name={name} />: <bdi>{why}</bdi>
      </>
    ),
  };
}
