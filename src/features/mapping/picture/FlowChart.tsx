import { useMemo, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2, useTheme2 } from '@grafana/ui';
import type { FlowBand, FlowBox, FlowLayout } from '../../../domain/flow/flowLayout';
import { FLOW_COLUMNS } from '../../../domain/flow/flowPicture';
import { flowWays } from '../../../domain/flow/flowWays';
import type { Names } from '../names';
import { BOX_WIDTH, COLUMN_LEFT } from './chartGrid';
import { FlowBands } from './FlowBands';
import { FlowBoxButton } from './FlowBoxButton';
import { bandText, COLUMN_WORDS, nodeName } from './flowWords';
import { useFlowKeys } from './useFlowKeys';

interface FlowChartProps {
  layout: FlowLayout;
  names: Names;
  /** The picture in words. */
  label: string;
  isBusy: boolean;
  isChosen: (box: FlowBox) => boolean;
  onChoose: (box: FlowBox) => void;
  onEscape: () => void;
}

/** The flow: boxes that can be chosen, and bands between them. What is pointed at or focused shows its whole ways. */
export function FlowChart({ layout, names, label, isBusy, isChosen, onChoose, onEscape }: FlowChartProps) {
  const styles = useStyles2(getStyles);
  const { gridSize } = useTheme2().spacing;
  const chart = useRef<HTMLDivElement>(null);
  const [attended, setAttended] = useState<string>();
  const { stop, setStop, onKeyDown } = useFlowKeys({ layout, chart, onEscape });
  const ways = useMemo(() => flowWays(layout.bands), [layout]);
  const lit = useMemo(
    () =>
      attended !== undefined && layout.boxes.some(({ id }) => id === attended) ? ways.through(attended) : undefined,
    [ways, layout, attended]
  );
  const isFaded = ({ from, to }: FlowBand) => lit !== undefined && !(lit.has(from) && lit.has(to));
  const nameOf = (id: string) => {
    const box = layout.boxes.find((one) => one.id === id);
    return box ? nodeName(box, names) : id;
  };
  const onAttend = (id: string, index?: number) => {
    setAttended(id);
    if (index !== undefined) {
      setStop(index);
    }
  };
  return (
    <div className={styles.scroller}>
      <div className={styles.chart}>
        <div className={styles.heads}>
          {FLOW_COLUMNS.map((column) => (
            <div
              key={column}
              className={styles.head}
              style={{ left: `${COLUMN_LEFT[column]}%`, width: `${BOX_WIDTH}%` }}
            >
              <Text element="h3" variant="bodySmall" color="secondary" weight="medium">
                {COLUMN_WORDS[column]()} {shownOf(layout, column)}
              </Text>
            </div>
          ))}
        </div>
        <div
          ref={chart}
          role="group"
          aria-label={t('mapping.picture.chart', 'Picture; arrow keys move, Enter shows only what leads through')}
          aria-busy={isBusy}
          tabIndex={-1}
          className={styles.body}
          style={{ height: layout.height * gridSize }}
        >
          <FlowBands
            layout={layout}
            label={label}
            isFaded={isFaded}
            titleOf={(band) => bandText(band, nameOf(band.from), nameOf(band.to))}
          />
          {FLOW_COLUMNS.map((column) => (
            <ul key={column} aria-label={COLUMN_WORDS[column]()} className={styles.column}>
              {layout.boxes.map(
                (box, index) =>
                  box.column === column && (
                    <FlowBoxButton
                      key={box.id}
                      box={box}
                      index={index}
                      names={names}
                      isTabStop={index === stop}
                      isChosen={isChosen(box)}
                      isFaded={lit !== undefined && !lit.has(box.id)}
                      onChoose={onChoose}
                      onKeyDown={onKeyDown}
                      onAttend={onAttend}
                      onLeave={() => setAttended(undefined)}
                    />
                  )
              )}
            </ul>
          ))}
        </div>
      </div>
    </div>
  );
}

/** How many of a column are shown, of how many. */
function shownOf({ boxes }: FlowLayout, column: FlowBox['column']): string {
  const own = boxes.filter((box) => box.column === column && box.kind !== 'unknown');
  const total = own.reduce((sum, { count }) => sum + count, 0);
  const shown = own.filter(({ kind }) => kind !== 'rest').length;
  return shown === total
    ? t('mapping.picture.all', '({{total, number}})', { total })
    : t('mapping.picture.some', '({{shown, number}} of {{total, number}})', { shown, total });
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({ overflowX: 'auto', padding: theme.spacing(0.5) }),
  chart: css({ minWidth: theme.spacing(90) }),
  heads: css({ position: 'relative', height: theme.spacing(3) }),
  head: css({ position: 'absolute', overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' }),
  body: css({
    position: 'relative',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  column: css({ margin: 0, padding: 0, listStyle: 'none' }),
});
