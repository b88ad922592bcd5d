import { t, Trans } from '@grafana/i18n';
import { Alert, Stack, TextLink } from '@grafana/ui';
import { useSaveChoices } from '../../../api/queries/useSaveChoices';
import { presetById } from '../../../domain/presets';
import { FaultAlert } from '../../../ui/FaultAlert';
import { pagePath } from '../../../ui/pagePath';
import type { TabProps } from '../TabProps';
import { Guide } from './Guide';
import { ProviderChoice } from './ProviderChoice';

/** From nothing to the first person and group, for one identity provider. */
export function SetUpTab({ connection, guide }: TabProps) {
  const save = useSaveChoices();
  const chosen = save.isPending ? save.variables.preset : connection.settings.preset;
  const preset = presetById(chosen);
  return (
    <Stack direction="column" gap={2}>
      {guide.outcome && <Connected />}
      <ProviderChoice chosen={preset} isSaving={save.isPending} onChoose={(id) => save.mutate({ preset: id })} />
      {save.error && (
        <FaultAlert
          fault={save.error}
          title={t('configuration.setup.choice-not-kept', 'The choice could not be kept')}
          onRetry={() => save.mutate(save.variables)}
        />
      )}
      {preset && <Guide key={preset.id} preset={preset} connection={connection} />}
    </Stack>
  );
}

function Connected() {
  return (
    <Alert severity="success" bottomSpacing={0} title={t('configuration.connection.works', 'The token works')}>
      <Trans i18nKey="configuration.setup.connected">
        SCIM Manager is connected. Next, set your identity provider up below. The connection itself is found here:
      </Trans>{' '}
      <TextLink href={pagePath('configuration', { tab: 'connection' })} inline>
        {t('configuration.tab.connection', 'Connection')}
      </TextLink>
    </Alert>
  );
}
