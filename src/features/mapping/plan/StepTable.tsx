import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { Step } from '../../../domain/mapping/plan';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import type { Names } from '../names';
import { stepGrantText, stepWords } from './planWords';

/** Steps of a plan, line by line. */
export function StepTable({ steps, names }: { steps: readonly Step[]; names: Names }) {
  const columns = useMemo(() => stepColumns(names), [names]);
  return (
    <DataTable
      label={t('mapping.steps.table', 'Steps')}
      rows={steps}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Text color="secondary">{t('mapping.steps.none', 'There is none.')}</Text>}
    />
  );
}

function stepColumns(names: Names): ReadonlyArray<Column<Step>> {
  return [
    {
      id: 'kind',
      header: t('mapping.steps.kind', 'Step'),
      cell: ({ kind }) => <Badge {...stepWords(kind)} />,
      minWidth: 11,
      grow: 0,
    },
    {
      id: 'team',
      header: t('mapping.steps.team', 'Team'),
      cell: ({ grant }) => <DisplayName name={names.team(grant.teamUid)} />,
      minWidth: 18,
    },
    {
      id: 'grant',
      header: t('mapping.steps.grant', 'Access'),
      cell: (step) => <DisplayName name={stepGrantText(step, names)} />,
      minWidth: 26,
      grow: 2,
    },
    {
      id: 'rules',
      header: t('mapping.steps.rules', 'Rules'),
      cell: ({ ruleNames }) => <NameList names={ruleNames} />,
      minWidth: 16,
    },
    {
      id: 'groups',
      header: t('mapping.steps.groups', 'Groups'),
      cell: ({ groupIds }) => <NameList names={groupIds.map(names.group)} />,
      minWidth: 16,
    },
    {
      id: 'why',
      header: t('mapping.steps.why', 'Why'),
      cell: ({ why }) => <span title={why}>{why}</span>,
      minWidth: 26,
      grow: 2,
    },
  ];
}
