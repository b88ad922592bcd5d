import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { useRetirePlan } from '../../../api/queries/useMigrationPlans';
import type { StillNeeded } from '../../../domain/migration/retire';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import type { Names } from '../names';
import { ChosenPlanView } from '../plan/ChosenPlanView';
import type { ApplyRun } from '../plan/useApplyRun';

interface RetirePlanViewProps {
  run: ApplyRun;
  /** `YYYY-MM-DD` (UTC). */
  today: string;
  onClose: () => void;
}

/** The plan that takes from the old teams what nobody needs there any more. */
export function RetirePlanView({ run, today, onClose }: RetirePlanViewProps) {
  return (
    <ChosenPlanView
      title={t('mapping.migration.retire-title', 'Letting the old teams go')}
      subtitle={() =>
        t('mapping.migration.retire-subtitle', 'Takes only what everybody in the old team has by another way')
      }
      query={useRetirePlan(today, true)}
      run={run}
      leftItem={stillNeeded}
      rulesNote={
        <Alert severity="info" title={t('mapping.migration.retire-undo', 'It can be taken back')}>
          <Trans i18nKey="mapping.migration.retire-undo-how">
            The report of this apply stands under Earlier applies on the Plan tab, with its undo.
          </Trans>
        </Alert>
      }
      onClose={onClose}
    />
  );
}

function stillNeeded({ teamUid, userUids }: StillNeeded, names: Names) {
  return {
    key: teamUid,
    content: (
      <>
        <DisplayName name={names.team(teamUid)} />: {t('mapping.migration.needed-by', 'still needed by')}{' '}
        <NameList names={userUids.map(names.person)} shown={8} />
      </>
    ),
  };
}
