import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { ScimSetting, ScimSettings } from '../../../api/queries/useScimSettings';
import { SWITCHES } from '../../../domain/connection/scimSettings';
import { switchWords, valueWords } from './switchWords';

/** Where the value of each switch comes from: what Grafana stored wins over the file, for all three at once. */
export function ValueTable({ settings }: { settings: ScimSettings }) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      <table className={styles.table} aria-label={t('configuration.settings.values', 'Where the values come from')}>
        <thead>
          <tr>
            <th scope="col">{t('configuration.settings.switch', 'Switch')}</th>
            <th scope="col">{t('configuration.settings.in-force', 'In force')}</th>
            <th scope="col">{t('configuration.settings.stored', 'Saved in Grafana')}</th>
            <th scope="col">{t('configuration.settings.file', 'In the configuration file')}</th>
          </tr>
        </thead>
        <tbody>
          {SWITCHES.map((id) => (
            <tr key={id}>
              <th scope="row">{switchWords(id).label}</th>
              <td className={styles.inForce}>{valueWords(settings[id].value)}</td>
              <td>{storedWords(settings[id])}</td>
              <td>{valueWords(settings[id].iniValue ?? 'unknown')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text color="secondary" variant="bodySmall" element="p">
        <Trans i18nKey="configuration.settings.precedence">
          As soon as anything is saved in Grafana, all three values come from there and the configuration file counts
          for none of them.
        </Trans>
      </Text>
    </div>
  );
}

function storedWords({ value, source }: ScimSetting): string {
  if (source === 'ini') {
    return t('configuration.settings.not-stored', 'Nothing saved');
  }
  return valueWords(source === 'dynamic' ? value : 'unknown');
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    marginBottom: theme.spacing(1),
    'th, td': {
      padding: theme.spacing(0.5, 1, 0.5, 0),
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    th: { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
  }),
  inForce: css({ fontWeight: theme.typography.fontWeightMedium }),
});
