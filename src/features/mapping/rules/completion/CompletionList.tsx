import { useEffect, useRef } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Completion } from '../../../../domain/mapping/completion';
import { clipName } from '../../../../ui/visibleName';
import type { CaretPlace } from './caretPlace';

interface CompletionListProps {
  id: string;
  options: readonly Completion[];
  active: number;
  place: CaretPlace;
  onTake: (option: Completion) => void;
}

export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

/** What can be written, beside the caret. The text field keeps the focus. */
export function CompletionList({ id, options, active, place, onTake }: CompletionListProps) {
  const styles = useStyles2(getStyles);
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('mapping.completion.label', 'What can be written here')}
      className={styles.list}
      style={place}
    >
      {options.map((option, at) => (
        <div
          key={option.label}
          ref={at === active ? current : undefined}
          id={optionId(id, at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          className={cx(styles.option, at === active && styles.active)}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
        >
          <bdi>{clipName(option.label).text}</bdi>
        </div>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    position: 'absolute',
    zIndex: theme.zIndex.dropdown,
    maxHeight: '40%',
    maxWidth: '60%',
    margin: 0,
    overflow: 'auto',
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
  }),
  option: css({
    padding: theme.spacing(0.25, 1),
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({ background: theme.colors.action.selected }),
});
