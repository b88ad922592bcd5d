import { Suspense, useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { useConnection } from '../../api/queries/useConnection';
import { useDriftCount } from '../../api/queries/useDriftCount';
import { ConnectionNeeded } from '../../ui/ConnectionNeeded';
import { Loading } from '../../ui/Loading';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { useApplyRun } from './plan/useApplyRun';
import { TABS } from './tabs';
import { utcDate } from './utcDate';

export function MappingPage() {
  const connection = useConnection();
  const run = useApplyRun();
  const asked = useUrlQuery().get('tab');
  const [today] = useState(() => utcDate(Date.now()));
  const { id, Component } = TABS.find((tab) => tab.id === asked) ?? TABS[0];
  const { data: drift } = useDriftCount({ isEnabled: connection.data?.status === 'connected' });
  const driftCount = drift?.state === 'known' && drift.count > 0 ? drift.count : undefined;
  const tabs = useMemo(
    () => TABS.map((tab) => ({ id: tab.id, text: tab.title(), count: tab.id === 'drift' ? driftCount : undefined })),
    [driftCount]
  );
  return (
    <PageFrame
      page="mapping"
      title={t('mapping.title', 'Mapping')}
      subtitle={t('mapping.subtitle', 'Which group of the identity provider gets which access in Grafana')}
      tabs={tabs}
      activeTab={id}
    >
      <QueryView query={connection} loadingText={t('mapping.connecting', 'Checking the connection')}>
        {({ status, fault }) =>
          status === 'connected' ? (
            <Suspense fallback={<Loading text={t('mapping.opening', 'Opening')} />}>
              <Component run={run} today={today} />
            </Suspense>
          ) : (
            <ConnectionNeeded fault={fault} onRetry={connection.refetch} />
          )
        }
      </QueryView>
    </PageFrame>
  );
}
