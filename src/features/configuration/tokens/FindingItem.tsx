import { useState } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Text, useStyles2 } from '@grafana/ui';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';
import { BulletList } from '../../../ui/BulletList';
import { SEVERITY_ICON, severityWords } from './severity';

const EVIDENCE_SHOWN = 200;

interface FindingItemProps {
  finding: TokenFinding;
  /** Offers the values that were seen; left out where they stand beside it anyway. */
  hasEvidence?: boolean;
}

/** What is the case, what to do, and on demand what was seen. */
export function FindingItem({ finding: { severity, cause, remedy, evidence }, hasEvidence = false }: FindingItemProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={styles.finding}>
      <Icon name={SEVERITY_ICON[severity]} className={cx(styles[severity])} title={severityWords(severity)} />
      <div className={styles.words}>
        <span>{cause}</span> <Text color="secondary">{remedy}</Text>
        {hasEvidence && (
          <>
            {' '}
            <Button fill="text" size="sm" variant="secondary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen
                ? t('configuration.tokens.evidence.hide', 'Hide the details')
                : t('configuration.tokens.evidence.show', 'Show the details')}
            </Button>
            {isOpen && (
              <BulletList label={t('configuration.tokens.evidence.label', 'Details')} max={EVIDENCE_SHOWN}>
                {evidence.map((value) => (
                  <li key={value}>
                    <code>{value}</code>
                  </li>
                ))}
              </BulletList>
            )}
          </>
        )}
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  finding: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  info: css({ color: theme.colors.info.text }),
});
