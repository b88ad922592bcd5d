import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Text, useStyles2 } from '@grafana/ui';
import type { DocumentProblem } from '../../../domain/mapping/problems';

const MOST_SHOWN = 100;

interface ProblemListProps {
  id: string;
  problems: readonly DocumentProblem[];
  /** Moves the caret there. */
  onGoTo: (problem: DocumentProblem) => void;
}

/** What is wrong with the document, where, and what was expected. */
export function ProblemList({ id, problems, onGoTo }: ProblemListProps) {
  const styles = useStyles2(getStyles);
  const label = t('mapping.problems.title', 'Problems');
  return (
    <div id={id} role="status">
      {problems.length === 0 ? (
        <Text color="success">
          <Icon name="check-circle" /> {t('mapping.problems.none', 'No problems in the document')}
        </Text>
      ) : (
        <ul aria-label={label} className={styles.list}>
          {problems.slice(0, MOST_SHOWN).map((problem) => (
            <ProblemItem
              key={`${problem.line}:${problem.column}:${problem.message}`}
              problem={problem}
              onGoTo={onGoTo}
            />
          ))}
          {problems.length > MOST_SHOWN && (
            <li>{t('mapping.problems.more', 'and {{count}} more', { count: problems.length - MOST_SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

function ProblemItem({ problem, onGoTo }: { problem: DocumentProblem; onGoTo: ProblemListProps['onGoTo'] }) {
  const styles = useStyles2(getStyles);
  const { severity, line, column, path, message, expected } = problem;
  return (
    <li className={styles.item}>
      <Icon
        name={severity === 'error' ? 'exclamation-circle' : 'exclamation-triangle'}
        className={cx(styles.icon, severity === 'error' ? styles.error : styles.warning)}
        title={severity === 'error' ? t('mapping.problems.error', 'Error') : t('mapping.problems.warning', 'Warning')}
      />
      <div>
        <Button variant="secondary" fill="text" size="sm" onClick={() => onGoTo(problem)}>
          {t('mapping.problems.place', 'Line {{line}}, column {{column}}', { line, column })}
        </Button>
        <div className={styles.words}>
          <bdi>{message}</bdi>
          {expected && (
            <Text color="secondary" variant="bodySmall" element="p">
              {t('mapping.problems.expected', 'Expected:')} <bdi>{expected}</bdi>
              {path && (
                <>
                  {' '}
                  (<code>{path}</code>)
                </>
              )}
            </Text>
          )}
        </div>
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, maxHeight: '30vh', overflow: 'auto' }),
  item: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
  }),
  icon: css({ marginTop: theme.spacing(0.5) }),
  words: css({ paddingLeft: theme.spacing(1), overflowWrap: 'anywhere' }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
});
