import { useId, useRef } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { Section } from '../../../ui/Section';
import { moveCaret } from './moveCaret';
import { ProblemList } from './ProblemList';
import { RulePreview } from './RulePreview';
import { useParsed } from './useParsed';
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
  const { document, problems } = useParsed(text);
  return (
    <div className={styles.workbench}>
      <YamlEditor
        ref={field}
        label={t('mapping.rules.editor', 'Mapping document')}
        value={text}
        onChange={onChange}
        marks={problems}
        describedBy={problemsId}
      />
      <div className={styles.side}>
        <Section title={t('mapping.problems.title', 'Problems')}>
          <ProblemList
            id={problemsId}
            problems={problems}
            onGoTo={({ line, column }) => field.current && moveCaret(field.current, line, column)}
          />
        </Section>
        <Section title={t('mapping.preview.title', 'What each rule does')}>
          <RulePreview document={document} today={today} />
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
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
