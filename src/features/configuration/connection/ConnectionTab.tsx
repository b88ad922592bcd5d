import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import type { TabProps } from '../TabProps';
import { ConnectionPanel } from './ConnectionPanel';
import { ConnectorPanel } from './ConnectorPanel';

export function ConnectionTab({ connection, guide }: TabProps) {
  return (
    <Stack direction="column" gap={2}>
      {guide.outcome && (
        <Alert severity="success" bottomSpacing={0} title={t('configuration.connected.title', 'Connected')}>
          {t(
            'configuration.connected.body',
            'The token is stored and was proved. Next: give the address below to your identity provider.'
          )}
        </Alert>
      )}
      <ConnectionPanel connection={connection} guide={guide} />
      <ConnectorPanel connection={connection} />
    </Stack>
  );
}
