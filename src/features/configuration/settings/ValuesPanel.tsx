import { t } from '@grafana/i18n';
import { useScimSettings } from '../../../api/queries/useScimSettings';
import { Section } from '../../../ui/Section';
import { ResetButton } from './ResetButton';
import { ValueTable } from './ValueTable';

/** Where the values come from, and the way back to those of the configuration file. */
export function ValuesPanel() {
  const { data: settings } = useScimSettings();
  if (settings?.availability !== 'available') {
    return null;
  }
  return (
    <Section
      title={t('configuration.settings.values', 'Where the values come from')}
      actions={settings.userSync.source === 'dynamic' ? <ResetButton settings={settings} /> : undefined}
    >
      <ValueTable settings={settings} />
    </Section>
  );
}
