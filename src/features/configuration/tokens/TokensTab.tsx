import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import { useProgress } from '../../../api/queries/useProgress';
import { QueryView } from '../../../ui/QueryView';
import type { TabProps } from '../TabProps';
import { OtherAccounts } from './OtherAccounts';
import { OwnAccountPanel } from './OwnAccountPanel';
import { ProviderPanel } from './ProviderPanel';
import { useCredentials } from './useCredentials';

/** The service accounts that provisioning depends on, their tokens, and how to replace those. */
export function TokensTab({ connection }: TabProps) {
  const credentials = useCredentials(connection);
  const progress = useProgress('service-accounts');
  return (
    <QueryView
      query={credentials}
      loadingText={t('configuration.tokens.loading', 'Reading service accounts and their tokens')}
      progress={progress}
    >
      {(data) => (
        <Stack direction="column" gap={2}>
          <ProviderPanel credentials={data} presetId={connection.settings.preset} />
          <OwnAccountPanel credentials={data} connection={connection} />
          <OtherAccounts credentials={data} />
        </Stack>
      )}
    </QueryView>
  );
}
