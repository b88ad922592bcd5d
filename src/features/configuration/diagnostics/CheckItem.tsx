import { memo, useId, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import type { CheckResult } from '../../../api/queries/useDiagnostics';
import type { Check } from '../../../domain/diagnostics/Check';
import { areaWords } from './areaWords';
import { CheckBody } from './CheckBody';
import { StateBadge } from './StateBadge';

interface CheckItemProps {
  check: Check;
  result: CheckResult;
}

/** One check with its result; what failed stands open. */
export const CheckItem = memo(function CheckItem({ check, result }: CheckItemProps) {
  const styles = useStyles2(getStyles);
  const { state } = result.verdict;
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? state === 'fail';
  const bodyId = useId();
  return (
    <li className={styles.item}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setChosen(!isOpen)}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
          <StateBadge state={state} />
          <span className={styles.title}>{check.title}</span>
          <Text variant="bodySmall" color="secondary">
            {areaWords(check.area)}
          </Text>
        </button>
      </h3>
      <div id={bodyId} hidden={!isOpen} className={styles.body}>
        {isOpen && <CheckBody check={check} result={result} />}
      </div>
    </li>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    minWidth: 0,
  }),
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
  title: css({ flex: 1, minWidth: theme.spacing(20), fontWeight: theme.typography.fontWeightMedium }),
  body: css({
    padding: theme.spacing(0.5, 1.5, 2, 4.5),
    [theme.breakpoints.down('md')]: { paddingLeft: theme.spacing(1.5) },
  }),
});
