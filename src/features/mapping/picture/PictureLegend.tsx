import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { FlowLayout } from '../../../domain/flow/flowLayout';
import { getBandStyles, type Look } from './bandStyles';
import { type FlowMark, LEVEL_WORDS, MARK_WORDS } from './flowWords';

/** What the bands of this picture mean; the width is people. */
export function PictureLegend({ layout: { bands } }: { layout: FlowLayout }) {
  const styles = useStyles2(getStyles);
  const levels = (['View', 'Query', 'Edit', 'Admin', 'Role'] as const).filter((level) =>
    bands.some((band) => band.level === level && !band.change)
  );
  const marks = (['add', 'remove', 'change', 'several'] as const).filter((mark) =>
    bands.some(({ change }) => change === mark)
  );
  return (
    <ul className={styles.legend} aria-label={t('mapping.picture.legend', 'Legend')}>
      <li>{t('mapping.picture.legend-width', 'The wider, the more people; disabled people do not count')}</li>
      {levels.map((level) => (
        <Item key={level} look={level} text={LEVEL_WORDS[level]()} />
      ))}
      {marks.map((mark) => (
        <Item key={mark} look={mark} {...MARK_WORDS[mark]()} />
      ))}
    </ul>
  );
}

function Item({ look, text, sign }: { look: Look | FlowMark; text: string; sign?: string }) {
  const styles = useStyles2(getStyles);
  const bands = useStyles2(getBandStyles);
  return (
    <li className={styles.item}>
      <svg className={styles.sample} viewBox="0 0 4 1" preserveAspectRatio="none" aria-hidden>
        <path className={cx(styles.line, bands[look])} d="M0 0.5H4" vectorEffect="non-scaling-stroke" />
      </svg>
      {sign} {text}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    listStyle: 'none',
    color: theme.colors.text.secondary,
  }),
  item: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  sample: css({ width: theme.spacing(4), height: theme.spacing(1) }),
  line: css({ strokeWidth: theme.spacing.gridSize }),
});
