import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { Step } from '../../../domain/mapping/plan';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import type { Names } from '../names';
import { stepGrantText, stepWords } from './planWords';

interface StepTableProps {
  steps: readonly Step[];
  names: Names;
  /** Ids of steps that take something away that nobody misses. */
  unfelt?: ReadonlySet<string>;
}

/** Steps of a plan, line by line. */
export function StepTable({ steps, names, unfelt = NONE }: StepTableProps) {
  const columns = useMemo(() => stepColumns(names, unfelt), [names, unfelt]);
  return (
    <DataTable
      label={t('mapping.steps.table', 'Steps')}
      rows={steps}
      columns={columns}
      lines={2}
      rowKey={({ id }) => id}
      empty={<Text color="secondary">{t('mapping.steps.none', 'There is none.')}</Text>}
    />
  );
}

const NONE: ReadonlySet<string> = new Set();

function stepColumns(names: Names, unfelt: ReadonlySet<string>): ReadonlyArray<Column<Step>> {
  return [
    {
      id: 'kind',
      header: t('mapping.steps.kind', 'Step'),
      cell: ({ kind }) => <Badge {...stepWords(kind)} />,
      minWidth: 10,
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
      minWidth: 24,
      grow: 2,
    },
    {
      id: 'rules',
      header: t('mapping.steps.rules', 'Rules'),
      cell: ({ ruleNames }) => <NameList names={ruleNames} />,
      minWidth: 14,
    },
    {
      id: 'groups',
      header: t('mapping.steps.groups', 'Groups'),
      cell: ({ groupIds }) => <NameList names={groupIds.map(names.group)} />,
      minWidth: 14,
    },
    {
      id: 'why',
      header: t('mapping.steps.why', 'Why'),
      cell: ({ id, why }) => {
        const words = unfelt.has(id) ? `${t('mapping.steps.unfelt', 'Nobody loses access by it')}. ${why}` : why;
        return <span title={words}>{words}</span>;
      },
      minWidth: 34,
      grow: 3,
    },
  ];
}
