import type { ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { useProgress } from '../../../api/queries/useProgress';
import type { ScimSettings } from '../../../api/queries/useScimSettings';
import { type TeamSync, useTeamSync } from '../../../api/queries/useTeamSync';
import { type ChangeEffect, factsNeeded } from '../../../domain/connection/describeChange';
import { SWITCHES, type SwitchValues } from '../../../domain/connection/scimSettings';
import type { Fault } from '../../../domain/fault/Fault';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { FaultAlert } from '../../../ui/FaultAlert';
import { Loading } from '../../../ui/Loading';
import type { QueryLike } from '../../../ui/QueryView';
import { EffectList } from './EffectList';
import { type SwitchChange, useChangeEffects } from './useChangeEffects';

interface ConfirmSwitchesProps {
  title: string;
  confirmText: string;
  change: SwitchChange;
  /** What the change is based on. */
  settings: ScimSettings;
  saving: { isPending: boolean; error: Fault | null };
  onConfirm: () => void;
  onDismiss: () => void;
  /** What is to be said before the effects. */
  children?: ReactNode;
}

/** Says what a change would do, by name where it is about somebody, and asks before it is made. */
export function ConfirmSwitches(props: ConfirmSwitchesProps) {
  return factsNeeded(props.change).includes('teamSync') ? (
    <ConfirmWithTeamSync {...props} />
  ) : (
    <ConfirmEffects {...props} teamSync={NOT_READ} />
  );
}

const NOT_READ: QueryLike<TeamSync> = { data: undefined, error: null, refetch: () => undefined };

function ConfirmWithTeamSync(props: ConfirmSwitchesProps) {
  return <ConfirmEffects {...props} teamSync={useTeamSync()} />;
}

function ConfirmEffects(props: ConfirmSwitchesProps & { teamSync: QueryLike<TeamSync> }) {
  const { title, confirmText, change, settings, saving, teamSync, onConfirm, onDismiss, children } = props;
  const peopleProgress = useProgress('people');
  const teamSyncProgress = useProgress('team-sync');
  const { effects, faults } = useChangeEffects(change, settings, teamSync);
  const typedWords = effects && wordsToType(effects, change.after);
  return (
    <ConfirmChange
      key={settings.resourceVersion}
      title={title}
      confirmText={confirmText}
      isDestructive={typedWords !== undefined}
      typedWords={typedWords}
      isBusy={saving.isPending || effects === undefined}
      fault={saving.error}
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    >
      {children}
      {effects === undefined && (
        <Loading
          text={t('configuration.confirm.loading', 'Finding out whom this concerns')}
          progress={peopleProgress ?? teamSyncProgress}
        />
      )}
      {faults.map((fault) => (
        <FaultAlert
          key={fault.operation}
          fault={fault}
          severity="warning"
          title={t('configuration.confirm.unknown', 'Whom this concerns is not known')}
        />
      ))}
      {effects && <EffectList effects={effects} />}
    </ConfirmChange>
  );
}

/** What has to be typed: where somebody could be locked out, or nobody knows what will be in force. */
function wordsToType(effects: readonly ChangeEffect[], after: SwitchValues): string | undefined {
  if (effects.some(({ severity }) => severity === 'danger')) {
    return t('configuration.confirm.words', 'lock out');
  }
  return SWITCHES.some((id) => after[id] === 'unknown')
    ? t('configuration.confirm.words-unknown', 'unknown values')
    : undefined;
}
