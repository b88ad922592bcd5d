import { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack, useStyles2 } from '@grafana/ui';
import { type Connection, useConnection } from '../../api/queries/useConnection';
import { FaultAlert } from '../../ui/FaultAlert';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { ConnectGuide } from './ConnectGuide';
import { ConnectionPanel } from './ConnectionPanel';
import { ConnectorPanel } from './ConnectorPanel';
import { SwitchesPanel } from './SwitchesPanel';
import { type ConnectGuideState, useConnectGuide } from './useConnectGuide';

export function ConfigurationPage() {
  const styles = useStyles2(getStyles);
  const connection = useConnection();
  const guide = useConnectGuide();
  const tab = useUrlQuery().get('tab') === 'settings' ? 'settings' : 'connection';
  const tabs = useMemo(() => configurationTabs(), []);
  const isConnected = connection.data?.status === 'connected' && !guide.isOpen && !guide.isRunning;
  return (
    <PageFrame
      page="configuration"
      title={t('configuration.title', 'Configuration')}
      subtitle={t('configuration.subtitle', 'Connect SCIM Manager, and set up how Grafana is provisioned')}
      tabs={isConnected ? tabs : undefined}
      activeTab={tab}
    >
      <div className={styles.page}>
        <QueryView query={connection} loadingText={t('configuration.loading', 'Reading the connection')}>
          {(data) =>
            isConnected ? (
              <Connected tab={tab} connection={data} guide={guide} />
            ) : (
              <Unconnected connection={data} guide={guide} onRetry={connection.refetch} />
            )
          }
        </QueryView>
      </div>
    </PageFrame>
  );
}

function configurationTabs() {
  return [
    { id: 'connection', text: t('configuration.tab.connection', 'Connection') },
    { id: 'settings', text: t('configuration.tab.settings', 'Settings') },
  ];
}

interface UnconnectedProps {
  connection: Connection;
  guide: ConnectGuideState;
  onRetry: () => unknown;
}

function Unconnected({ connection, guide, onRetry }: UnconnectedProps) {
  const hasStarted = Object.keys(guide.steps).length > 0;
  return (
    <Stack direction="column" gap={2}>
      {connection.fault && !hasStarted && (
        <FaultAlert
          fault={connection.fault}
          onRetry={onRetry}
          title={t('ui.connection.broken', 'SCIM Manager cannot reach Grafana with its token')}
        />
      )}
      <ConnectGuide guide={guide} settings={connection.settings} isReplacing={connection.hasToken} />
    </Stack>
  );
}

function Connected({ tab, connection, guide }: { tab: string; connection: Connection; guide: ConnectGuideState }) {
  if (tab === 'settings') {
    return <SwitchesPanel />;
  }
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

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ maxWidth: theme.breakpoints.values.xl }),
});
