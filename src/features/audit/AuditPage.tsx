import { t } from '@grafana/i18n';
import { useConnection } from '../../api/queries/useConnection';
import { ConnectionNeeded } from '../../ui/ConnectionNeeded';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { PeopleTab } from './PeopleTab';

export function AuditPage() {
  const connection = useConnection();
  return (
    <PageFrame
      page="audit"
      title={t('audit.title', 'Audit')}
      subtitle={t('audit.subtitle', 'Who is in this Grafana, and where their access comes from')}
      tabs={[{ id: 'people', text: t('audit.tab.people', 'People') }]}
      activeTab="people"
    >
      <QueryView query={connection} loadingText={t('audit.connecting', 'Checking the connection')}>
        {({ status, fault }) =>
          status === 'connected' ? <PeopleTab /> : <ConnectionNeeded fault={fault} onRetry={connection.refetch} />
        }
      </QueryView>
    </PageFrame>
  );
}
