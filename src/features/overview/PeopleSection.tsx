import { t } from '@grafana/i18n';
import { useProgress } from '../../api/queries/useProgress';
import type { PeopleCounts } from '../../domain/audit/inventory';
import { Metric, Metrics } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import { type QueryLike, QueryView } from '../../ui/QueryView';
import { Section } from '../../ui/Section';
import { clipName } from '../../ui/visibleName';

const NAME_LETTERS = 40;

export function PeopleSection({ people }: { people: QueryLike<PeopleCounts> }) {
  const progress = useProgress('people');
  const title = t('overview.people.title', 'People');
  return (
    <Section title={title}>
      <QueryView query={people} loadingText={t('overview.people.loading', 'Counting people')} progress={progress}>
        {({ total, provisioned, local, unmanaged, disabled, neverSeen, newestProvisioned }) => (
          <Metrics label={title}>
            <Metric label={t('overview.people.total', 'In this organisation')} value={total} href={pagePath('audit')} />
            <Metric
              label={t('overview.people.provisioned', 'Provisioned')}
              value={provisioned}
              href={pagePath('audit', { state: 'provisioned' })}
            />
            <Metric
              label={t('overview.people.local', 'Local')}
              value={local}
              href={pagePath('audit', { state: 'local' })}
              tone={unmanaged > 0 ? 'warning' : undefined}
              hint={
                unmanaged > 0
                  ? t('overview.people.unmanaged', '{{count}} through single sign-on', { count: unmanaged })
                  : undefined
              }
            />
            <Metric
              label={t('overview.people.disabled', 'Disabled')}
              value={disabled}
              href={pagePath('audit', { state: 'disabled' })}
            />
            <Metric
              label={t('overview.people.never-seen', 'Never signed in')}
              value={neverSeen}
              href={pagePath('audit', { seen: 'never' })}
            />
            {newestProvisioned && (
              <Metric
                label={t('overview.people.newest', 'Newest provisioned')}
                value={clipName(newestProvisioned.name || newestProvisioned.login, NAME_LETTERS).text}
                href={pagePath('audit', { person: newestProvisioned.uid })}
              />
            )}
          </Metrics>
        )}
      </QueryView>
    </Section>
  );
}
