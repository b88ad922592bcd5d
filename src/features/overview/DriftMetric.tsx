import { dateTimeFormatTimeAgo } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type DriftSummary, useDriftCount } from '../../api/queries/useDriftCount';
import { Metric } from '../../ui/Metric';
import { pagePath } from '../../ui/pagePath';
import { READING } from './reading';

/** How much has changed since the last apply, as far as somebody has looked. */
export function DriftMetric() {
  const { data, error } = useDriftCount();
  return (
    <Metric
      label={t('overview.drift.label', 'Drift')}
      value={data ? countOf(data) : readingUnless(error !== null)}
      hint={data && hintOf(data)}
      tone={data?.state === 'known' && data.count > 0 ? 'warning' : undefined}
      href={pagePath('mapping', { tab: 'drift' })}
    />
  );
}

const readingUnless = (hasFailed: boolean) => (hasFailed ? undefined : READING);

function countOf(drift: DriftSummary): number | string | undefined {
  switch (drift.state) {
    case 'known':
      return drift.count;
    case 'unknown':
      return undefined;
    case 'nothing-applied':
      return t('overview.drift.not-applied', 'Not applied yet');
  }
}

function hintOf(drift: DriftSummary): string | undefined {
  switch (drift.state) {
    case 'known': {
      const ago = dateTimeFormatTimeAgo(drift.at);
      return drift.isPartial
        ? t('overview.drift.seen-partly', 'seen {{ago}}; not everything could be read', { ago })
        : t('overview.drift.seen', 'seen {{ago}}', { ago });
    }
    case 'unknown':
      return t('overview.drift.not-looked', 'not looked for since the last apply');
    case 'nothing-applied':
      return undefined;
  }
}
