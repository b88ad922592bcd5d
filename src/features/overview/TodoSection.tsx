import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { EmptyState, Icon, type IconName, Spinner, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Connection } from '../../api/queries/useConnection';
import type { DiagnosticsSummary } from '../../api/queries/useDiagnosticsSummary';
import { useSetUpFacts } from '../../api/queries/useSetUpFacts';
import { presetById } from '../../domain/presets';
import { generic } from '../../domain/presets/generic';
import type { SetUpStep } from '../../domain/setup/setUpStep';
import { currentStep, setUpSteps } from '../../domain/setup/setUpSteps';
import { NameList } from '../../ui/NameList';
import { pagePath } from '../../ui/pagePath';
import { Section } from '../../ui/Section';
import { todoItems, type TodoItem } from './todoItems';
import type { GroupInventory } from './useInventory';

interface TodoSectionProps {
  connection: Connection;
  diagnostics: DiagnosticsSummary;
  groups: GroupInventory | undefined;
  /** Whether there is anything to set up. */
  hasScim: boolean;
  isReading: boolean;
  /** Something behind this list could not be read. */
  isIncomplete: boolean;
}

const NAMES_SHOWN = 4;
const SHOWN = 6;

export function TodoSection(props: TodoSectionProps) {
  const { connection, diagnostics, groups, hasScim, isReading, isIncomplete } = props;
  const styles = useStyles2(getStyles);
  const step = useCurrentStep(connection);
  const items = todoItems({ step: hasScim ? step : undefined, findings: diagnostics.findings, groups });
  const shown = items.slice(0, SHOWN);
  const { unknown } = diagnostics.counts;
  const isBusy = isReading || diagnostics.isRunning;
  const isSettled = !isBusy && diagnostics.ranAtMs !== undefined && !isIncomplete && unknown === 0;
  return (
    <Section title={t('overview.todo.title', 'To do next')} actions={isBusy ? <Spinner inline /> : undefined}>
      {isIncomplete && (
        <Text color="warning" element="p">
          <Trans i18nKey="overview.todo.unread">Something could not be read, so this list may be incomplete.</Trans>
        </Text>
      )}
      {items.length === 0 && isSettled && (
        <EmptyState hideImage variant="completed" message={t('overview.todo.none', 'Nothing needs your attention')} />
      )}
      <ul className={styles.list}>
        {shown.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {items.length > shown.length && (
        <TextLink href={diagnosticsPath()} inline={false}>
          {t('overview.todo.more', '{{count}} more', { count: items.length - shown.length })}
        </TextLink>
      )}
      {unknown > 0 && !isBusy && (
        <TextLink href={diagnosticsPath('unknown')} inline={false} color="secondary" variant="bodySmall">
          {t('overview.todo.unknown', '{{count}} checks have no answer', {
            count: unknown,
            defaultValue_one: '{{count}} check has no answer',
          })}
        </TextLink>
      )}
    </Section>
  );
}

const diagnosticsPath = (state?: string) => pagePath('configuration', { tab: 'diagnostics', state });

function useCurrentStep(connection: Connection): SetUpStep | undefined {
  const [nowMs] = useState(() => Date.now());
  const facts = useSetUpFacts(presetById(connection.settings.preset) ?? generic, connection);
  return currentStep(setUpSteps({ ...facts, nowMs }));
}

function Item({ item: { severity, title, names, remedy, href } }: { item: TodoItem }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.item}>
      <Icon name={ICONS[severity]} className={styles[severity]} title={severityWords(severity)} />
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        <TextLink href={href} inline={false} weight="medium">
          {title}
        </TextLink>
        {names.length > 0 && <NameList names={names} shown={NAMES_SHOWN} />}
        {remedy && (
          <Text color="secondary" variant="bodySmall">
            {remedy}
          </Text>
        )}
      </Stack>
    </li>
  );
}

const ICONS: Readonly<Record<TodoItem['severity'], IconName>> = {
  next: 'arrow-right',
  error: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
};

function severityWords(severity: TodoItem['severity']): string {
  const words = {
    next: t('overview.severity.next', 'Next step'),
    error: t('overview.severity.error', 'Urgent'),
    warning: t('overview.severity.warning', 'Warning'),
    info: t('overview.severity.info', 'Note'),
  };
  return words[severity];
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
  next: css({ color: theme.colors.primary.text }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  info: css({ color: theme.colors.info.text }),
});
