import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Button, Text } from '@grafana/ui';
import type { PushRow } from '../../../domain/mapping/beforePush';
import type { Column } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { revealHidden } from '../../../ui/visibleName';
import { pushStateWords } from './pushStateWords';
import type { PushColumn } from './usePushView';

/** `correct` is absent where the rules cannot be edited. */
export function usePushColumns(
  correct: ((row: PushRow) => void) | undefined
): ReadonlyArray<Column<PushRow> & { id: PushColumn }> {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('mapping.before.column.name', 'Group'),
        cell: (row) => <RowName row={row} />,
        minWidth: 26,
        isSortable: true,
      },
      {
        id: 'state',
        header: t('mapping.before.column.state', 'State'),
        cell: ({ state }) => {
          const { text, color, meaning } = pushStateWords(state);
          return <Badge text={text} color={color} title={meaning} />;
        },
        minWidth: 21,
        grow: 0,
        isSortable: true,
      },
      {
        id: 'rules',
        header: t('mapping.before.column.rules', 'Rules'),
        cell: (row) => <RowRules row={row} correct={correct} />,
        minWidth: 34,
        grow: 2,
        isSortable: true,
      },
      {
        id: 'grafana',
        header: t('mapping.before.column.grafana', 'In Grafana'),
        cell: ({ isInGrafana, knownAs }) =>
          knownAs === undefined ? (
            <Text color="secondary">
              {isInGrafana ? t('mapping.before.pushed', 'Pushed') : t('mapping.before.not-pushed', 'Not yet')}
            </Text>
          ) : (
            <DisplayName name={knownAs} />
          ),
        minWidth: 20,
        isSortable: true,
      },
    ],
    [correct]
  );
}

function RowName({ row: { name, isInProvider } }: { row: PushRow }) {
  return isInProvider ? (
    <DisplayName name={name} />
  ) : (
    <Text color="secondary">
      {t('mapping.before.missing', 'Missing:')} <DisplayName name={name} />
    </Text>
  );
}

function RowRules({ row, correct }: { row: PushRow; correct: ((row: PushRow) => void) | undefined }) {
  const { ruleNames, nearRules } = row;
  if (nearRules.length === 0) {
    return <NameList names={ruleNames} />;
  }
  const near = nearRules.map(({ ruleName, written }) => `${ruleName} (${written})`);
  const canCorrect = correct !== undefined && nearRules.some((rule) => rule.canCorrect);
  return (
    <>
      {canCorrect && (
        <Button
          size="sm"
          variant="secondary"
          icon="check"
          tooltip={t('mapping.before.correct-hint', 'Writes this name into the draft of the rule: {{rules}}', {
            rules: revealHidden(near.join(', ').slice(0, 300)),
            interpolation: { escapeValue: false },
          })}
          onClick={() => correct(row)}
        >
          {t('mapping.before.correct', 'Correct the rule')}
        </Button>
      )}{' '}
      ≈ <NameList names={near} shown={2} />
    </>
  );
}
