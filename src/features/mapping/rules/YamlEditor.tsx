import { Fragment, type RefObject, type UIEvent, useId, useRef } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { KnownNames } from '../../../domain/mapping/completion';
import { CompletionList, optionId } from './completion/CompletionList';
import { useCompletion } from './completion/useCompletion';

export interface LineMark {
  line: number;
  severity: 'error' | 'warning' | 'info';
}

interface YamlEditorProps {
  field: RefObject<HTMLTextAreaElement>;
  label: string;
  value: string;
  onChange?: (value: string) => void;
  /** Told the caret's line, 1-based. */
  onLine: (line: number) => void;
  marks: readonly LineMark[];
  isInvalid: boolean;
  /** Offered while typing. */
  known: KnownNames;
  /** Id of the element that lists what is wrong. */
  describedBy?: string;
}

/** A plain text field with line numbers that offers what can be written; lines with notes are marked. */
export function YamlEditor(props: YamlEditorProps) {
  const { field, label, value, onChange, onLine, marks, isInvalid, known, describedBy } = props;
  const styles = useStyles2(getStyles);
  const gutter = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { open, active, take, close, onTyped, onKeyDown } = useCompletion({ field, known, onChange });
  const followScroll = (event: UIEvent<HTMLTextAreaElement>) => {
    if (gutter.current) {
      gutter.current.scrollTop = event.currentTarget.scrollTop;
    }
  };
  return (
    <div className={styles.editor}>
      <div ref={gutter} className={styles.gutter} aria-hidden>
        <Gutter lines={value.split('\n').length} marks={marks} />
      </div>
      <textarea
        ref={field}
        className={styles.text}
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        value={value}
        readOnly={!onChange}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        aria-autocomplete={onChange ? 'list' : undefined}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && active >= 0 ? optionId(listId, active) : undefined}
        onScroll={followScroll}
        onKeyDown={onKeyDown}
        onBlur={close}
        onClick={close}
        onSelect={({ currentTarget }) => onLine(lineAt(currentTarget.value, currentTarget.selectionStart))}
        onChange={({ currentTarget }) => {
          onChange?.(currentTarget.value);
          onTyped(currentTarget);
        }}
      />
      {open && (
        <div className={styles.offers}>
          <CompletionList id={listId} options={open.options} active={active} place={open.place} onTake={take} />
        </div>
      )}
    </div>
  );
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Line numbers as few pieces of text, however long the document is: only marked lines are elements of their own. */
function Gutter({ lines, marks }: { lines: number; marks: readonly LineMark[] }) {
  const styles = useStyles2(getStyles);
  const marked = new Map<number, LineMark['severity']>();
  for (const { line, severity } of marks) {
    const known = marked.get(line);
    marked.set(line, known && RANK[known] < RANK[severity] ? known : severity);
  }
  const inOrder = [...marked].filter(([line]) => line <= lines).sort(([a], [b]) => a - b);
  const last = inOrder.at(-1)?.[0] ?? 0;
  return (
    <>
      {inOrder.map(([line, severity], index) => (
        <Fragment key={line}>
          {numbers((inOrder[index - 1]?.[0] ?? 0) + 1, line - 1)}
          <span className={cx(styles[severity])}>{line}</span>
          {'\n'}
        </Fragment>
      ))}
      {numbers(last + 1, lines)}
    </>
  );
}

function numbers(from: number, to: number): string {
  let text = '';
  for (let line = from; line <= to; line += 1) {
    text += `${line}\n`;
  }
  return text;
}

const getStyles = (theme: GrafanaTheme2) => {
  const type = {
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.6,
  };
  return {
    editor: css({
      display: 'grid',
      position: 'relative',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      height: '60vh',
      minHeight: theme.spacing(30),
      border: `1px solid ${theme.components.input.borderColor}`,
      borderRadius: theme.shape.radius.default,
      background: theme.components.input.background,
      overflow: 'hidden',
      '&:focus-within': { outline: `2px solid ${theme.colors.primary.main}` },
    }),
    gutter: css({
      ...type,
      gridArea: '1 / 1',
      minWidth: theme.spacing(5),
      padding: theme.spacing(1),
      overflow: 'hidden',
      whiteSpace: 'pre',
      textAlign: 'right',
      userSelect: 'none',
      color: theme.colors.text.secondary,
      background: theme.colors.background.secondary,
      borderRight: `1px solid ${theme.colors.border.weak}`,
    }),
    offers: css({
      ...type,
      gridArea: '1 / 2',
      position: 'relative',
      minHeight: 0,
      pointerEvents: 'none',
      '& > *': { pointerEvents: 'auto' },
    }),
    error: css({ color: theme.colors.error.contrastText, background: theme.colors.error.main }),
    warning: css({ color: theme.colors.warning.contrastText, background: theme.colors.warning.main }),
    info: css({ color: theme.colors.info.contrastText, background: theme.colors.info.main }),
    text: css({
      ...type,
      gridArea: '1 / 2',
      padding: theme.spacing(1),
      border: 'none',
      outline: 'none',
      resize: 'none',
      overflow: 'auto',
      whiteSpace: 'pre',
      color: theme.colors.text.primary,
      background: 'transparent',
      tabSize: 2,
    }),
  };
};
