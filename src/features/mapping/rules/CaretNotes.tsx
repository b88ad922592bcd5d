import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { RuleFinding } from '../../../domain/mapping/finding';
import { FindingList } from '../FindingList';
import type { LineNote } from './lineNotes';

interface CaretNotesProps {
  line: number;
  /** Those of the line. */
  notes: readonly LineNote[];
  correct?: (finding: RuleFinding) => (() => void) | undefined;
}

/** What is to be known about the line that the caret is in. */
export function CaretNotes({ line, notes, correct }: CaretNotesProps) {
  const styles = useStyles2(getStyles);
  const findings = notes.flatMap(({ finding }) => finding ?? []);
  return (
    <div role="status" className={styles.notes}>
      {notes.length > 0 && (
        <>
          <Text variant="bodySmall" color="secondary">
            {t('mapping.line.title', 'Line {{line}}', { line })}
          </Text>
          {notes.map(
            ({ problem }) =>
              problem !== undefined && (
                <div key={problem}>
                  <bdi>{problem}</bdi>
                </div>
              )
          )}
          {findings.length > 0 && <FindingList findings={findings} isRuleNamed={false} correct={correct} />}
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ minHeight: theme.spacing(4), paddingTop: theme.spacing(1), overflowWrap: 'anywhere' }),
});
