import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import type { StoredLedger } from '../../api/queries/useLedger';
import { useProgress } from '../../api/queries/useProgress';
import { FaultAlert } from '../../ui/FaultAlert';
import { Metric, Metrics } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import { type QueryLike, QueryView } from '../../ui/QueryView';
import { Section } from '../../ui/Section';
import { DriftMetric } from './DriftMetric';
import type { GroupInventory } from './useInventory';

interface GroupsSectionProps {
  groups: QueryLike<GroupInventory>;
  ledger: QueryLike<StoredLedger>;
  hasScim: boolean;
}

export function GroupsSection({ groups, ledger, hasScim }: GroupsSectionProps) {
  const progress = useProgress('groups');
  const title = t('overview.groups.title', 'Groups and access');
  return (
    <Section title={title}>
      {ledger.error && <FaultAlert fault={ledger.error} severity="warning" onRetry={ledger.refetch} />}
      <QueryView
        query={groups}
        loadingText={t('overview.groups.loading', 'Comparing groups with the mapping')}
        progress={progress}
        isEmpty={({ total }) => total === 0}
        empty={
          <EmptyState hideImage variant="not-found" message={t('overview.groups.none', 'No groups yet')}>
            {hasScim
              ? t(
                  'overview.groups.none-next',
                  'Push groups from your identity provider; they appear here as soon as group sync is on.'
                )
              : t('overview.groups.none-scim', 'Groups come over SCIM, which this Grafana does not have.')}
          </EmptyState>
        }
      >
        {(inventory) => <GroupMetrics title={title} inventory={inventory} ledger={ledger} />}
      </QueryView>
    </Section>
  );
}

function sourceHint(source: GroupInventory['source']): string | undefined {
  const hints = {
    scim: undefined,
    'provisioned-teams': t('overview.groups.from-teams', 'read from provisioned teams'),
    teams: t('overview.groups.all-teams', 'teams stand in for groups: this edition has no SCIM'),
  };
  return hints[source];
}

function GroupMetrics({
  title,
  inventory,
  ledger,
}: {
  title: string;
  inventory: GroupInventory;
  ledger: QueryLike<StoredLedger>;
}) {
  const { total, mapped, unmapped, mismatched, withoutTeam, mappingUnknown, source } = inventory;
  const groupsPath = (state?: string) => pagePath('mapping', { tab: 'groups', state });
  const isUnknown = mappingUnknown !== undefined;
  return (
    <Metrics label={title}>
      <Metric
        label={t('overview.groups.total', 'Groups')}
        value={total}
        href={groupsPath()}
        hint={sourceHint(source)}
      />
      <Metric
        label={t('overview.groups.mapped', 'Mapped by a rule')}
        value={isUnknown ? undefined : mapped}
        href={groupsPath('mapped')}
      />
      <Metric
        label={t('overview.groups.unmapped', 'Without a rule')}
        value={isUnknown ? undefined : unmapped.length}
        href={groupsPath('unmapped')}
      />
      <Metric
        label={t('overview.groups.mismatched', 'Name almost matches')}
        value={mismatched.length}
        tone={mismatched.length > 0 ? 'warning' : undefined}
        href={groupsPath('mismatched')}
      />
      <Metric
        label={t('overview.groups.no-team', 'Without a team')}
        value={withoutTeam.length}
        href={groupsPath('no-team')}
      />
      <Metric
        label={t('overview.groups.applied', 'Grants applied')}
        value={ledger.data?.ledger.grants.length}
        href={pagePath('mapping', { tab: 'plan' })}
      />
      <DriftMetric />
    </Metrics>
  );
}
