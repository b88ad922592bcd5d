import { t } from '@grafana/i18n';
import { useRevert } from '../../../api/queries/useChosenPlan';
import type { Difference } from '../../../domain/drift/difference';
import type { NotReverted } from '../../../domain/drift/revert';
import { DisplayName } from '../../../ui/DisplayName';
import type { Names } from '../names';
import { ChosenPlanView } from '../plan/ChosenPlanView';
import type { ApplyRun } from '../plan/useApplyRun';
import { kindWords, targetName } from './driftWords';

interface RevertViewProps {
  differences: readonly Difference[];
  run: ApplyRun;
  onClose: () => void;
}

/** The plan that puts differences right. */
export function RevertView({ differences, run, onClose }: RevertViewProps) {
  const notReverted = ({ id, why }: NotReverted, names: Names) => {
    const difference = differences.find((known) => known.id === id);
    return {
      key: id,
      content: (
        <>
          {difference && (
            <>
              {kindWords(difference.kind).text}: <DisplayName name={targetName(difference, names)} />.{' '}
            </>
          )}
          {why}
        </>
      ),
    };
  };
  return (
    <ChosenPlanView
      title={t('mapping.revert.title', 'Revert of drift')}
      subtitle={() => t('mapping.revert.subtitle', 'Brings access back to what the last apply left')}
      query={useRevert(differences)}
      run={run}
      leftItem={notReverted}
      onClose={onClose}
    />
  );
}
