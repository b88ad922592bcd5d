import { Suspense, useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, useStyles2 } from '@grafana/ui';
import { type Connection, useConnection } from '../../api/queries/useConnection';
import { FaultAlert } from '../../ui/FaultAlert';
import { Loading } from '../../ui/Loading';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { ConnectGuide } from './connection/ConnectGuide';
import { type ConnectGuideState, useConnectGuide } from './connection/useConnectGuide';
import { TABS } from './tabs';

export function ConfigurationPage() {
  const styles = useStyles2(getStyles);
  const connection = useConnection();
  const guide = useConnectGuide();
  const asked = useUrlQuery().get('tab');
  const { id, Component } = TABS.find((tab) => tab.id === asked) ?? TABS[0];
  const tabs = useMemo(() => TABS.map((tab) => ({ id: tab.id, text: tab.title() })), []);
  const isConnected = connection.data?.status === 'connected' && !guide.isOpen && !guide.isRunning;
  return (
    <PageFrame
      page="configuration"
      title={t('configuration.title', 'Configuration')}
      subtitle={t('configuration.subtitle', 'Connect SCIM Manager, and set up how Grafana is provisioned')}
      tabs={isConnected ? tabs : undefined}
      activeTab={id}
    >
      <div className={styles.page}>
        <QueryView query={connection} loadingText={t('configuration.loading', 'Reading the connection')}>
          {(data) =>
            isConnected ? (
              <Suspense fallback={<Loading text={t('configuration.opening', 'Opening')} />}>
                <Component connection={data} guide={guide} />
              </Suspense>
            ) : (
              <Unconnected connection={data} guide={guide} onRetry={connection.refetch} />
            )
          }
        </QueryView>
      </div>
    </PageFrame>
  );
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

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ maxWidth: theme.breakpoints.values.xl }),
});
