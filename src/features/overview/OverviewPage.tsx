import { t } from '@grafana/i18n';
import { useConnection } from '../../api/queries/useConnection';
import { ConnectionNeeded } from '../../ui/ConnectionNeeded';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { OverviewSections } from './OverviewSections';

export function OverviewPage() {
  const connection = useConnection();
  return (
    <PageFrame
      page="overview"
      title={t('overview.title', 'Overview')}
      subtitle={t('overview.subtitle', 'The state of provisioning, and what needs your attention')}
    >
      <QueryView query={connection} loadingText={t('overview.loading', 'Checking the connection')}>
        {(data) =>
          data.status === 'connected' ? (
            <OverviewSections connection={data} />
          ) : (
            <ConnectionNeeded fault={data.fault} onRetry={connection.refetch} />
          )
        }
      </QueryView>
    </PageFrame>
  );
}
