import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Badge, Text, useStyles2 } from '@grafana/ui';
import { PRESETS, type PresetId } from '../../../domain/presets';
import type { Preset } from '../../../domain/presets/preset';
import { Section } from '../../../ui/Section';

interface ProviderChoiceProps {
  chosen: Preset | undefined;
  isSaving: boolean;
  onChoose: (id: PresetId) => void;
}

/** Which identity provider the guide is for. */
export function ProviderChoice({ chosen, isSaving, onChoose }: ProviderChoiceProps) {
  const styles = useStyles2(getStyles);
  const legend = t('configuration.setup.provider', 'Identity provider');
  return (
    <Section
      title={legend}
      subtitle={t(
        'configuration.setup.provider-about',
        'Where people sign in to Grafana. The same provider has to provision them.'
      )}
    >
      <div role="radiogroup" aria-label={legend} className={styles.cards}>
        {PRESETS.map(({ id, name, isSupported }) => (
          <label key={id} className={cx(styles.card, id === chosen?.id && styles.chosen)}>
            <input
              type="radio"
              name="scim-manager-provider"
              aria-label={name}
              checked={id === chosen?.id}
              disabled={isSaving}
              onChange={() => onChoose(id)}
            />
            <Text weight="medium">{name}</Text>
            {!isSupported && (
              <Badge color="orange" text={t('configuration.setup.unsupported', 'Not supported by Grafana')} />
            )}
          </label>
        ))}
      </div>
      {chosen?.support && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('configuration.setup.unsupported', 'Not supported by Grafana')}
        >
          {chosen.support}
        </Alert>
      )}
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(30)}), 1fr))`,
    gap: theme.spacing(1),
  }),
  card: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5, 2),
    cursor: 'pointer',
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    input: { accentColor: theme.colors.primary.main, margin: 0 },
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-within': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  chosen: css({ borderColor: theme.colors.primary.border, background: theme.colors.action.selected }),
});
