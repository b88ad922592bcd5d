import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { type ScimSettings, useResetScimSettings } from '../../../api/queries/useScimSettings';
import { useStack } from '../../../api/queries/useStack';
import { type SwitchId, SWITCHES } from '../../../domain/connection/scimSettings';
import { BulletList } from '../../../ui/BulletList';
import { ConfirmSwitches } from './ConfirmSwitches';
import { switchWords, valueWords } from './switchWords';
import type { SwitchChange } from './useChangeEffects';
import { valuesOf } from './useSwitchChoice';

/** Takes away what was saved in Grafana, so that the configuration file counts again. */
export function ResetButton({ settings }: { settings: ScimSettings }) {
  const { can } = useStack();
  const [isConfirming, setConfirming] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        icon="history"
        disabled={!can.write || settings.canWrite === false}
        onClick={() => setConfirming(true)}
      >
        <Trans i18nKey="configuration.reset.open">Go back to the file’s values</Trans>
      </Button>
      {isConfirming && <ResetSwitches settings={settings} onClose={() => setConfirming(false)} />}
    </>
  );
}

function ResetSwitches({ settings, onClose }: { settings: ScimSettings; onClose: () => void }) {
  const { mutate, isPending, error } = useResetScimSettings();
  const change = useMemo(() => ({ before: valuesOf(settings), after: fileValues(settings) }), [settings]);
  return (
    <ConfirmSwitches
      title={t('configuration.reset.title', 'Go back to the values of the configuration file')}
      confirmText={t('configuration.reset.button', 'Go back')}
      change={change}
      settings={settings}
      saving={{ isPending, error }}
      onConfirm={() => mutate({ basedOn: settings.resourceVersion }, { onSuccess: onClose })}
      onDismiss={onClose}
    >
      <BulletList label={t('configuration.reset.values', 'What each switch becomes')}>
        {SWITCHES.map((id) => (
          <li key={id}>{becomesWords(id, change)}</li>
        ))}
      </BulletList>
    </ConfirmSwitches>
  );
}

function becomesWords(id: SwitchId, { before, after }: SwitchChange): string {
  const name = switchWords(id).label;
  const to = valueWords(after[id]);
  return before[id] === after[id] && after[id] !== 'unknown'
    ? t('configuration.reset.stays', '{{name}}: stays {{to}}', { name, to })
    : t('configuration.reset.becomes', '{{name}}: {{from}} → {{to}}', { name, from: valueWords(before[id]), to });
}

const fileValues = ({ userSync, groupSync, rejectNonProvisioned }: ScimSettings) => ({
  userSync: userSync.iniValue ?? ('unknown' as const),
  groupSync: groupSync.iniValue ?? ('unknown' as const),
  rejectNonProvisioned: rejectNonProvisioned.iniValue ?? ('unknown' as const),
});
