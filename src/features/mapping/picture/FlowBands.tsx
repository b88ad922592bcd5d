import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { FlowBand, FlowLayout } from '../../../domain/flow/flowLayout';
import { getBandStyles, type Look } from './bandStyles';
import { BOX_WIDTH, COLUMN_LEFT } from './chartGrid';
import { MARK_WORDS } from './flowWords';

interface FlowBandsProps {
  layout: FlowLayout;
  /** The picture in words. */
  label: string;
  isFaded: (band: FlowBand) => boolean;
  titleOf: (band: FlowBand) => string;
}

/** The bands between the boxes: as wide as the page, their thickness in units of the grid whatever the width. */
export function FlowBands({ layout: { bands, height, boxes }, label, isFaded, titleOf }: FlowBandsProps) {
  const styles = useStyles2(getStyles);
  const looks = useStyles2(getBandStyles);
  const { gridSize } = useTheme2().spacing;
  const columns = new Map(boxes.map(({ id, column }) => [id, column]));
  return (
    <>
      <svg
        className={styles.svg}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bands.map((band) => {
          const [startX, endX] = ends(columns.get(band.from) === 'group');
          return (
            <path
              key={JSON.stringify([band.from, band.to])}
              className={cx(styles.band, looks[band.change ?? lookOf(band)], {
                [styles.faded]: isFaded(band),
              })}
              d={curve(startX, band.fromY, endX, band.toY)}
              strokeWidth={band.thickness * gridSize}
              vectorEffect="non-scaling-stroke"
            >
              <title>{titleOf(band)}</title>
            </path>
          );
        })}
      </svg>
      {bands.map(
        (band) =>
          band.change && (
            <span
              key={JSON.stringify([band.from, band.to])}
              aria-hidden
              className={cx(styles.sign, { [styles.faded]: isFaded(band) })}
              style={{ left: `${middle(ends(false))}%`, top: ((band.fromY + band.toY) / 2) * gridSize }}
            >
              {MARK_WORDS[band.change]().sign}
            </span>
          )
      )}
    </>
  );
}

type Ends = readonly [number, number];

const ends = (isFirst: boolean): Ends =>
  isFirst ? [COLUMN_LEFT.group + BOX_WIDTH, COLUMN_LEFT.team] : [COLUMN_LEFT.team + BOX_WIDTH, COLUMN_LEFT.target];

const middle = ([start, end]: Ends): number => (start + end) / 2;

function curve(startX: number, startY: number, endX: number, endY: number): string {
  const bend = middle([startX, endX]);
  return `M${startX} ${startY}C${bend} ${startY} ${bend} ${endY} ${endX} ${endY}`;
}

const lookOf = ({ level, to }: FlowBand): Look => level ?? (to === 'unknown' ? 'Unknown' : 'Member');

const getStyles = (theme: GrafanaTheme2) => ({
  svg: css({ position: 'absolute', inset: 0, width: '100%', height: '100%' }),
  band: css({
    fill: 'none',
    [theme.transitions.handleMotion('no-preference')]: { transition: theme.transitions.create('opacity') },
  }),
  faded: css({ opacity: 0.12 }),
  sign: css({
    position: 'absolute',
    transform: 'translate(-50%, -50%)',
    width: theme.spacing(2),
    lineHeight: theme.spacing(2),
    textAlign: 'center',
    pointerEvents: 'none',
    fontWeight: theme.typography.fontWeightBold,
    color: theme.colors.text.maxContrast,
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.circle,
  }),
});
