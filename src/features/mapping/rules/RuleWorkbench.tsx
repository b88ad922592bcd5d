import { useId, useMemo, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { Section } from '../../../ui/Section';
import { CaretNotes } from './CaretNotes';
import { lineNotes } from './lineNotes';
import { moveCaret } from './moveCaret';
import { ProblemList } from './ProblemList';
import { Refusal } from './Refusal';
import { RulePreview } from './RulePreview';
import { useCorrections } from './useCorrections';
import { useKnownNames } from './useKnownNames';
import { useParsed } from './useParsed';
import { useRuleReviews } from './useRuleReviews';
import { YamlEditor } from './YamlEditor';

interface RuleWorkbenchProps {
  text: string;
  /** Absent: the text cannot be edited here. */
  onChange?: (text: string) => void;
  today: string;
}

/** The text, what is wrong with it, and what its rules do. */
export function RuleWorkbench({ text, onChange, today }: RuleWorkbenchProps) {
  const styles = useStyles2(getStyles);
  const problemsId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [line, setLine] = useState(1);
  const known = useKnownNames();
  const parsed = useParsed(text);
  const reviews = useRuleReviews(parsed.document, today);
  const notes = useMemo(() => lineNotes(parsed, reviews.data ?? []), [parsed, reviews.data]);
  const { correct, refusal } = useCorrections(text, parsed.document, onChange);
  return (
    <div className={styles.workbench}>
      <div className={styles.text}>
        <YamlEditor
          field={field}
          known={known}
          label={t('mapping.rules.editor', 'Mapping document')}
          value={text}
          onChange={onChange}
          onLine={setLine}
          marks={notes}
          isInvalid={parsed.problems.some(({ severity }) => severity === 'error')}
          describedBy={problemsId}
        />
        <CaretNotes line={line} notes={notes.filter((note) => note.line === line)} correct={correct} />
        <Refusal reason={refusal} />
      </div>
      <div className={styles.side}>
        <Section title={t('mapping.problems.title', 'Problems')}>
          <ProblemList
            id={problemsId}
            problems={parsed.problems}
            onGoTo={(problem) => field.current && moveCaret(field.current, problem.line, problem.column)}
          />
        </Section>
        <Section title={t('mapping.preview.title', 'What each rule does')}>
          <RulePreview document={parsed.document} reviews={reviews} correct={correct} />
        </Section>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  workbench: css({
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  }),
  text: css({ minWidth: 0 }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
