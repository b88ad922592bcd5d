import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, useStyles2 } from '@grafana/ui';
import type { MappingVersion } from '../../../../api/queries/useMappingHistory';
import { DisplayName } from '../../../../ui/DisplayName';
import { TimeAgo } from '../../../../ui/TimeAgo';

interface VersionListProps {
  versions: readonly MappingVersion[];
  /** The one that is saved now. */
  now: number | undefined;
  chosen: number | undefined;
  onChoose: (version: MappingVersion) => void;
}

/** Who saved what, when and why. */
export function VersionList({ versions, now, chosen, onChoose }: VersionListProps) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list} aria-label={t('mapping.history.versions', 'Saved versions')}>
      {versions.map((one) => (
        <li key={one.version}>
          <button
            type="button"
            className={cx(styles.version, one.version === chosen && styles.chosen)}
            aria-pressed={one.version === chosen}
            onClick={() => onChoose(one)}
          >
            <strong>{t('mapping.history.version', 'Version {{version}}', { version: one.version })}</strong>
            <span>
              <DisplayName name={one.by} /> <TimeAgo iso={one.createdAt} />
            </span>
            {one.version === now && <Badge color="blue" text={t('mapping.history.now', 'Saved now')} />}
            <span className={styles.message}>
              <bdi>{one.message}</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, maxHeight: '30vh', overflow: 'auto' }),
  version: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(1),
    textAlign: 'left',
    color: theme.colors.text.primary,
    background: 'transparent',
    border: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  chosen: css({ background: theme.colors.action.selected }),
  message: css({ flexBasis: '100%', color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
