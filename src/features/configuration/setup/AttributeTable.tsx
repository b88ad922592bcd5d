import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Text, useStyles2 } from '@grafana/ui';
import type { AttributeMapping } from '../../../domain/presets/preset';

/** Which attribute of the provider goes into which of SCIM. */
export function AttributeTable({ attributes }: { attributes: readonly AttributeMapping[] }) {
  const styles = useStyles2(getStyles);
  const title = t('configuration.setup.attributes', 'Attributes of a person');
  return (
    <div>
      <Text element="h4" variant="h6">
        {title}
      </Text>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('configuration.setup.attribute-source', 'From the provider')}</th>
              <th scope="col">{t('configuration.setup.attribute-target', 'Into Grafana')}</th>
              <th scope="col">{t('configuration.setup.attribute-why', 'Why')}</th>
            </tr>
          </thead>
          <tbody>
            {attributes.map(({ source, target, isRequired, why }) => (
              <tr key={target}>
                <td>{isExpression(source) ? <Copied text={source} /> : source}</td>
                <td>
                  <Copied text={target} />
                </td>
                <td>
                  {isRequired && (
                    <Text weight="medium">{t('configuration.setup.attribute-required', 'Required.')} </Text>
                  )}
                  {why}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Something to type into the console; else it is a description. */
const isExpression = (source: string): boolean => /[.(]|^[a-z]\w+$/.test(source);

function Copied({ text }: { text: string }) {
  return (
    <>
      <code>{text}</code>{' '}
      <ClipboardButton
        size="sm"
        fill="text"
        variant="secondary"
        icon="copy"
        getText={() => text}
        aria-label={t('ui.copy.label', 'Copy {{label}}', { label: text, interpolation: { escapeValue: false } })}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    'th, td': {
      padding: theme.spacing(0.75, 2, 0.75, 0),
      textAlign: 'left',
      verticalAlign: 'top',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    code: { display: 'inline-block', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  }),
});
