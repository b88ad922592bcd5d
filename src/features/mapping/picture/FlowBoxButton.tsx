import { type KeyboardEvent } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import type { FlowBox } from '../../../domain/flow/flowLayout';
import { clipName } from '../../../ui/visibleName';
import type { Names } from '../names';
import { BOX_WIDTH, COLUMN_LEFT } from './chartGrid';
import { ICONS, nodeName, nodeText } from './flowWords';

interface FlowBoxButtonProps {
  box: FlowBox;
  index: number;
  names: Names;
  isTabStop: boolean;
  isChosen: boolean;
  isFaded: boolean;
  onChoose: (box: FlowBox) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onAttend: (id: string, index?: number) => void;
  onLeave: () => void;
}

const LETTERS = 48;

/** A node: its name and how many people come through it. */
export function FlowBoxButton(props: FlowBoxButtonProps) {
  const { box, index, names, isTabStop, isChosen, isFaded, onChoose, onKeyDown, onAttend, onLeave } = props;
  const styles = useStyles2(getStyles);
  const { gridSize } = useTheme2().spacing;
  const { id, kind, column, people, isAtLeast, top, height } = box;
  const name = clipName(nodeName(box, names), LETTERS);
  const text = nodeText(box, names);
  return (
    <li
      className={cx(styles.item, { [styles.faded]: isFaded })}
      style={{
        left: `${COLUMN_LEFT[column]}%`,
        width: `${BOX_WIDTH}%`,
        top: top * gridSize,
        height: height * gridSize,
      }}
    >
      <button
        type="button"
        className={cx(styles.box, styles[kind], { [styles.chosen]: isChosen })}
        title={clipName(text, 500).text}
        aria-label={clipName(text, 500).text}
        aria-pressed={kind === 'rest' || kind === 'unknown' ? undefined : isChosen}
        data-at={index}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onChoose(box)}
        onKeyDown={onKeyDown}
        onMouseEnter={() => onAttend(id)}
        onMouseLeave={onLeave}
        onFocus={() => onAttend(id, index)}
        onBlur={onLeave}
      >
        {kind !== 'rest' && <Icon name={ICONS[kind]} size="sm" />}
        <bdi className={styles.name}>
          {name.text}
          {name.isClipped && '…'}
        </bdi>
        {kind !== 'unknown' && (
          <span className={styles.count}>
            {people.toLocaleString()}
            {isAtLeast && '+'}
          </span>
        )}
      </button>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const side = (color: string) => css({ borderLeft: `${theme.spacing(0.5)} solid ${color}` });
  const { getColorByName } = theme.visualization;
  return {
    item: css({
      position: 'absolute',
      listStyle: 'none',
      [theme.transitions.handleMotion('no-preference')]: { transition: theme.transitions.create('opacity') },
    }),
    faded: css({ opacity: 0.35 }),
    box: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      width: '100%',
      height: '100%',
      padding: theme.spacing(0, 1),
      overflow: 'hidden',
      textAlign: 'left',
      color: theme.colors.text.primary,
      background: theme.colors.background.secondary,
      border: `1px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.08) },
      '&:focus-visible': {
        outline: `2px solid ${theme.colors.primary.main}`,
        outlineOffset: '1px',
      },
    }),
    chosen: css({ background: theme.colors.action.selected, borderColor: theme.colors.primary.border }),
    group: side(getColorByName('green')),
    team: side(theme.colors.text.secondary),
    role: side(getColorByName('purple')),
    folder: side(getColorByName('blue')),
    datasource: side(getColorByName('orange')),
    rest: css({ borderStyle: 'dotted', color: theme.colors.text.secondary }),
    unknown: css({ borderStyle: 'dashed', color: theme.colors.warning.text }),
    name: css({ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  };
};
