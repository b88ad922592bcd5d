import { useMemo } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type DiffLine, lineDiff } from './lineDiff';

const SIGN: Record<DiffLine['kind'], string> = { same: ' ', removed: '−', added: '+' };
const CONTEXT = 2;

/** Changed lines of a text with a little of what stands around them. */
export function DiffView({ label, before, after }: { label: string; before: string; after: string }) {
  const styles = useStyles2(getStyles);
  const lines = useMemo(() => withContext(lineDiff(before, after)), [before, after]);
  return (
    <pre className={styles.diff} role="group" aria-label={label}>
      {lines.map((line, index) =>
        line === 'gap' ? (
          <div key={index} className={styles.same}>
            ⋯
          </div>
        ) : (
          <div key={index} className={cx(styles[line.kind])}>
            {SIGN[line.kind]} {line.text}
          </div>
        )
      )}
    </pre>
  );
}

function withContext(lines: readonly DiffLine[]): Array<DiffLine | 'gap'> {
  const near = new Set<number>();
  lines.forEach(({ kind }, at) => {
    for (let line = at - CONTEXT; kind !== 'same' && line <= at + CONTEXT; line += 1) {
      near.add(line);
    }
  });
  return lines.flatMap((line, at): Array<DiffLine | 'gap'> => {
    if (near.has(at)) {
      return [line];
    }
    return near.has(at - 1) || at === 0 ? ['gap'] : [];
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  diff: css({ maxHeight: '30vh', overflow: 'auto', margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  same: css({ color: theme.colors.text.secondary }),
  removed: css({ background: theme.colors.error.transparent }),
  added: css({ background: theme.colors.success.transparent }),
});
