import { t } from '@grafana/i18n';
import { useConnection } from '../../api/queries/useConnection';
import { usePeer } from '../../api/queries/usePeer';
import { ConnectionNeeded } from '../../ui/ConnectionNeeded';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { PeerArea } from './PeerArea';

export function EnvironmentsPage() {
  const connection = useConnection();
  return (
    <PageFrame
      page="environments"
      title={t('environments.title', 'Environments')}
      subtitle={t(
        'environments.subtitle',
        'This Grafana beside another one: settings, groups, teams, rules and access'
      )}
    >
      <QueryView query={connection} loadingText={t('environments.connecting', 'Checking the connection')}>
        {({ status, fault, settings }) =>
          status === 'connected' ? (
            <WithPeer ownName={settings.environment} />
          ) : (
            <ConnectionNeeded fault={fault} onRetry={connection.refetch} />
          )
        }
      </QueryView>
    </PageFrame>
  );
}

function WithPeer({ ownName }: { ownName?: string }) {
  const peer = usePeer();
  const here = ownName?.trim() || t('environments.this', 'this Grafana');
  return (
    <QueryView query={peer} loadingText={t('environments.asking', 'Asking the other Grafana')}>
      {(known) => <PeerArea peer={known} here={here} onRetry={peer.refetch} />}
    </QueryView>
  );
}
