import { useState } from 'react';
import { t } from '@grafana/i18n';
import { useConnection } from '../../api/queries/useConnection';
import { ConnectionNeeded } from '../../ui/ConnectionNeeded';
import { PageFrame } from '../../ui/PageFrame';
import { QueryView } from '../../ui/QueryView';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { GroupsTab } from './groups/GroupsTab';
import { PlanTab } from './plan/PlanTab';
import { useApplyRun } from './plan/useApplyRun';
import { RulesTab } from './rules/RulesTab';
import { utcDate } from './utcDate';

const TABS = ['groups', 'rules', 'plan'] as const;

export function MappingPage() {
  const connection = useConnection();
  const run = useApplyRun();
  const { get } = useUrlQuery();
  const [today] = useState(() => utcDate(Date.now()));
  const activeTab = TABS.find((tab) => tab === get('tab')) ?? 'groups';
  return (
    <PageFrame
      page="mapping"
      title={t('mapping.title', 'Mapping')}
      subtitle={t('mapping.subtitle', 'Which group of the identity provider gets which access in Grafana')}
      tabs={TABS.map((tab) => ({ id: tab, text: tabText(tab) }))}
      activeTab={activeTab}
    >
      <QueryView query={connection} loadingText={t('mapping.connecting', 'Checking the connection')}>
        {({ status, fault }) => {
          if (status !== 'connected') {
            return <ConnectionNeeded fault={fault} onRetry={connection.refetch} />;
          }
          switch (activeTab) {
            case 'groups':
              return <GroupsTab today={today} />;
            case 'rules':
              return <RulesTab today={today} />;
            case 'plan':
              return <PlanTab run={run} today={today} />;
          }
        }}
      </QueryView>
    </PageFrame>
  );
}

function tabText(tab: (typeof TABS)[number]): string {
  const texts = {
    groups: () => t('mapping.tab.groups', 'Groups'),
    rules: () => t('mapping.tab.rules', 'Rules'),
    plan: () => t('mapping.tab.plan', 'Plan'),
  };
  return texts[tab]();
}
