import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { ConsoleStage, Preset } from '../../../domain/presets/preset';

interface ConsoleStepsProps {
  preset: Preset;
  stages: readonly ConsoleStage[];
}

/** What to do in the identity provider's console, in order. */
export function ConsoleSteps({ preset, stages }: ConsoleStepsProps) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      <Text element="h4" variant="h6">
        {t('configuration.setup.console', 'In {{console}}', { console: preset.consoleName })}
      </Text>
      <ol className={styles.list}>
        {stages
          .flatMap((stage) => preset.console[stage])
          .map((text) => (
            <li key={text}>{text}</li>
          ))}
      </ol>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: 0,
    paddingLeft: theme.spacing(3),
    maxWidth: theme.spacing(110),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
});
