import { t, Trans } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import { type ScimSettings, type ScimSwitches, useSaveScimSettings } from '../../../api/queries/useScimSettings';
import type { SwitchValues } from '../../../domain/connection/scimSettings';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { ConfirmSwitches } from './ConfirmSwitches';
import type { OtherChange } from './useSwitchChoice';

interface SaveSwitchesProps {
  change: { before: SwitchValues; after: ScimSwitches };
  meanwhile: readonly OtherChange[];
  settings: ScimSettings;
  onSaved: () => void;
  onDismiss: () => void;
}

/** Saves the three switches together; when somebody else was faster, asks again on top of what they saved. */
export function SaveSwitches({ change, meanwhile, settings, onSaved, onDismiss }: SaveSwitchesProps) {
  const { mutate, isPending, error } = useSaveScimSettings();
  const isTold = error?.kind === 'conflict' && meanwhile.length > 0;
  return (
    <ConfirmSwitches
      title={t('configuration.confirm.title', 'Save the SCIM settings')}
      confirmText={t('configuration.confirm.button', 'Save')}
      change={change}
      settings={settings}
      saving={{ isPending, error: isTold ? null : error }}
      onConfirm={() => mutate({ switches: change.after, basedOn: settings.resourceVersion }, { onSuccess: onSaved })}
      onDismiss={onDismiss}
    >
      <ChangedMeanwhile changes={meanwhile} isChoiceOpen />
      {settings.userSync.source === 'ini' && (
        <Text color="secondary" element="p">
          <Trans i18nKey="configuration.confirm.ini">
            All three values are saved in Grafana; the configuration file no longer counts for them.
          </Trans>
        </Text>
      )}
    </ConfirmSwitches>
  );
}
