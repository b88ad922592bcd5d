import { type ReactNode, useId, useState } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Stack, useStyles2 } from '@grafana/ui';

interface StepPanelProps {
  number: number;
  title: string;
  /** The state, in a word. */
  badge: ReactNode;
  isCurrent: boolean;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** One step of a guide, within a list; opened, what to do. What was begun in it outlasts its closing. */
export function StepPanel({ number, title, badge, isCurrent, isOpen, onToggle, children }: StepPanelProps) {
  const styles = useStyles2(getStyles);
  const bodyId = useId();
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) {
    setWasOpen(true);
  }
  return (
    <li className={cx(styles.step, isCurrent && styles.current)} aria-current={isCurrent ? 'step' : undefined}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={onToggle}
        >
          <Icon key={`${isOpen}`} name={isOpen ? 'angle-down' : 'angle-right'} />
          <span className={styles.title}>
            {number}. {title}
          </span>
          {badge}
        </button>
      </h3>
      <div id={bodyId} hidden={!isOpen} className={styles.body}>
        {wasOpen && (
          <Stack direction="column" gap={2}>
            {children}
          </Stack>
        )}
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  step: css({
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    minWidth: 0,
  }),
  current: css({ borderColor: theme.colors.primary.border }),
  heading: css({ margin: 0, fontSize: 'inherit' }),
  toggle: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(1, 1.5),
    background: 'none',
    border: 'none',
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.primary,
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
  title: css({ flex: 1, minWidth: 0, fontWeight: theme.typography.fontWeightMedium }),
  body: css({
    padding: theme.spacing(0.5, 1.5, 2, 4.5),
    [theme.breakpoints.down('md')]: { paddingLeft: theme.spacing(1.5) },
  }),
});
