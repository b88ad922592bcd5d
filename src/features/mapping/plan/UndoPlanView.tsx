import { t } from '@grafana/i18n';
import { useUndo } from '../../../api/queries/useChosenPlan';
import type { NotUndone } from '../../../domain/mapping/undo';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import type { Names } from '../names';
import { ChosenPlanView } from './ChosenPlanView';
import { stepGrantText } from './planWords';
import type { ApplyRun } from './useApplyRun';

interface UndoPlanViewProps {
  reportUid: string;
  run: ApplyRun;
  onClose: () => void;
}

/** The plan that takes an earlier apply back. */
export function UndoPlanView({ reportUid, run, onClose }: UndoPlanViewProps) {
  return (
    <ChosenPlanView
      title={t('mapping.undo.title', 'Undo of an apply')}
      subtitle={({ report: { by, startedAt } }) => (
        <>
          {t('mapping.undo.subtitle', 'Takes back what was applied by')} <DisplayName name={by} />{' '}
          <TimeAgo iso={startedAt} />
        </>
      )}
      query={useUndo(reportUid)}
      run={run}
      leftItem={notUndone}
      onClose={onClose}
    />
  );
}

function notUndone({ step, why, now }: NotUndone, names: Names) {
  return {
    key: step.id,
    content: (
      <>
        <DisplayName name={stepGrantText(step, names)} />, {t('mapping.report.team', 'team')}{' '}
        <DisplayName name={names.team(step.grant.teamUid)} />: {whyLeft(why, now)}
      </>
    ),
  };
}

function whyLeft(why: NotUndone['why'], now: NotUndone['now']): string {
  const words = {
    'changed-since': () =>
      now === undefined
        ? t('mapping.undo.absent', 'it is not given any more')
        : t('mapping.undo.changed', 'it has changed since, and is {{now}} now', { now }),
    unread: () => t('mapping.undo.unread', 'what stands now could not be read'),
    gone: () => t('mapping.undo.gone', 'its team, folder or role is gone'),
  };
  return words[why]();
}
