import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Spinner, Text, useStyles2 } from '@grafana/ui';

/** How far a read of many pages has come; `total` is unknown until the first page is there. */
export interface Progress {
  loaded: number;
  total?: number;
}

/** Says what is being loaded and how far it is. */
export function Loading({ text, progress }: { text: string; progress?: Progress }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} role="status">
      <Spinner size="lg" />
      <Text>{text}</Text>
      {progress && <Text color="secondary">{progressText(progress)}</Text>}
      {progress?.total !== undefined && progress.total > 0 && (
        <progress
          className={styles.bar}
          aria-label={text}
          value={Math.min(progress.loaded, progress.total)}
          max={progress.total}
        />
      )}
    </div>
  );
}

function progressText({ loaded, total }: Progress): string {
  return total === undefined
    ? t('ui.loading.count', '{{loaded, number}} so far', { loaded })
    : t('ui.loading.of', '{{loaded, number}} of {{total, number}}', { loaded, total });
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    minHeight: theme.spacing(14),
  }),
  bar: css({ width: theme.spacing(30), accentColor: theme.colors.primary.main }),
});
