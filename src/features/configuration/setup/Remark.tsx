import { t } from '@grafana/i18n';
import { TextLink } from '@grafana/ui';
import type { Quirk } from '../../../domain/presets/preset';

/** Something to know, and where it is written. */
export function Remark({ quirk: { text, source } }: { quirk: Quirk }) {
  return (
    <span>
      {text}{' '}
      <TextLink href={source} external inline>
        {t('configuration.setup.source', 'Source')}
      </TextLink>
    </span>
  );
}
