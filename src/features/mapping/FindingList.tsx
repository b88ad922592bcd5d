import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, type IconName, Text, useStyles2 } from '@grafana/ui';
import type { RuleFinding } from '../../domain/mapping/finding';
import { DisplayName } from '../../ui/DisplayName';
import { clipName } from '../../ui/visibleName';

const RANK = { error: 0, warning: 1, info: 2 } as const;
const ICONS: Record<RuleFinding['severity'], IconName> = {
  error: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
};

interface FindingListProps {
  findings: readonly RuleFinding[];
  /** Left out where the rule is said anyway. */
  isRuleNamed?: boolean;
  /** Writes what a finding suggests; undefined for those that a person has to decide. */
  correct?: (finding: RuleFinding) => (() => void) | undefined;
}

const LETTERS_OF_BUTTON = 60;

/** What the person should know about rules, the gravest first. */
export function FindingList({ findings, isRuleNamed = true, correct }: FindingListProps) {
  const styles = useStyles2(getStyles);
  const sorted = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return (
    <ul aria-label={t('mapping.findings.title', 'Findings')} className={styles.list}>
      {sorted.map((finding) => (
        <li key={`${finding.ruleName} ${finding.kind} ${finding.detail}`} className={styles.item}>
          <Icon
            name={ICONS[finding.severity]}
            className={styles[finding.severity]}
            title={severityText(finding.severity)}
          />
          <div className={styles.words}>
            {isRuleNamed && (
              <>
                <DisplayName name={finding.ruleName} />:{' '}
              </>
            )}
            <bdi>{finding.detail}</bdi>
            {finding.suggestion !== undefined && <Suggestion name={finding.suggestion} onUse={correct?.(finding)} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Suggestion({ name, onUse }: { name: string; onUse: (() => void) | undefined }) {
  return onUse ? (
    <div>
      <Button size="sm" variant="secondary" icon="check" onClick={onUse}>
        {t('mapping.findings.use', 'Use {{name}}', {
          name: clipName(name, LETTERS_OF_BUTTON).text,
          interpolation: { escapeValue: false },
        })}
      </Button>
    </div>
  ) : (
    <Text color="secondary" variant="bodySmall" element="p">
      {t('mapping.findings.suggestion', 'Write instead:')} <DisplayName name={name} />
    </Text>
  );
}

function severityText(severity: RuleFinding['severity']): string {
  const words = {
    error: () => t('mapping.findings.error', 'Error'),
    warning: () => t('mapping.findings.warning', 'Warning'),
    info: () => t('mapping.findings.info', 'For your information'),
  };
  return words[severity]();
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  item: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(1),
    padding: theme.spacing(0.25, 0),
  }),
  words: css({ overflowWrap: 'anywhere' }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  info: css({ color: theme.colors.info.text }),
});
