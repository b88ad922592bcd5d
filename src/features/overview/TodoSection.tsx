import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { EmptyState, Icon, Spinner, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { NameList } from '../../ui/NameList';
import { Section } from '../../ui/Section';
import type { OverviewFinding } from './findings';

interface TodoSectionProps {
  findings: readonly OverviewFinding[];
  isReading: boolean;
  /** Something behind this list could not be read. */
  isIncomplete: boolean;
}

const NAMES_SHOWN = 4;

export function TodoSection({ findings, isReading, isIncomplete }: TodoSectionProps) {
  const styles = useStyles2(getStyles);
  return (
    <Section title={t('overview.todo.title', 'To do next')} actions={isReading ? <Spinner inline /> : undefined}>
      {isIncomplete && (
        <Text color="warning" element="p">
          <Trans i18nKey="overview.todo.unread">Something could not be read, so this list may be incomplete.</Trans>
        </Text>
      )}
      {findings.length === 0 && !isReading && !isIncomplete && (
        <EmptyState hideImage variant="completed" message={t('overview.todo.none', 'Nothing needs your attention')} />
      )}
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li key={finding.id} className={styles.item}>
            <SeverityIcon severity={finding.severity} />
            <Stack direction="column" gap={0.5} alignItems="flex-start">
              <TextLink href={finding.href} inline={false} weight="medium">
                {finding.title}
              </TextLink>
              {finding.names && <NameList names={finding.names} shown={NAMES_SHOWN} />}
              <Text color="secondary" variant="bodySmall">
                {finding.remedy}
              </Text>
            </Stack>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SeverityIcon({ severity }: { severity: OverviewFinding['severity'] }) {
  const styles = useStyles2(getStyles);
  const words = {
    error: t('overview.severity.error', 'Urgent'),
    warning: t('overview.severity.warning', 'Warning'),
    info: t('overview.severity.info', 'Note'),
  };
  const icons = { error: 'exclamation-circle', warning: 'exclamation-triangle', info: 'info-circle' } as const;
  return <Icon name={icons[severity]} className={styles[severity]} title={words[severity]} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  item: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:last-child': { borderBottom: 'none' },
  }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  info: css({ color: theme.colors.info.text }),
});
