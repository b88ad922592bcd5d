import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';
import { FindingItem } from './FindingItem';

interface FindingListProps {
  label: string;
  findings: readonly TokenFinding[];
  hasEvidence?: boolean;
}

export function FindingList({ label, findings, hasEvidence }: FindingListProps) {
  const styles = useStyles2(getStyles);
  return findings.length === 0 ? null : (
    <ul className={styles.list} aria-label={label}>
      {findings.map((finding) => (
        <FindingItem
          key={`${finding.kind}-${finding.token?.id ?? 'account'}`}
          finding={finding}
          hasEvidence={hasEvidence}
        />
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
});
