import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import type { Step } from '../../../domain/mapping/plan';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import type { Names } from '../names';
import { stepGrantText } from './planWords';

interface GroupChanges {
  /** Absent: the teams of these steps have no group any more. */
  groupId?: string;
  steps: readonly Step[];
}

/** The changing steps of each group; a step of several groups stands with each. */
export function changesByGroup(changes: readonly Step[]): GroupChanges[] {
  const byGroup = new Map<string | undefined, Step[]>();
  for (const step of changes) {
    for (const groupId of step.groupIds.length > 0 ? step.groupIds : [undefined]) {
      byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), step]);
    }
  }
  return Array.from(byGroup, ([groupId, steps]) => ({ groupId, steps }));
}

/** What a plan changes for each group. */
export function GroupChangesTable({ groups, names }: { groups: readonly GroupChanges[]; names: Names }) {
  const columns = useMemo(() => groupColumns(names), [names]);
  return (
    <DataTable
      label={t('mapping.group-changes.table', 'Groups whose access changes')}
      rows={groups}
      columns={columns}
      lines={2}
      rowKey={({ groupId = '' }) => groupId}
      empty={<Text color="secondary">{t('mapping.steps.none', 'There is none.')}</Text>}
    />
  );
}

function groupColumns(names: Names): ReadonlyArray<Column<GroupChanges>> {
  const grants = (kind: Step['kind']) =>
    function Grants({ steps }: GroupChanges) {
      return <NameList names={steps.filter((step) => step.kind === kind).map((step) => stepGrantText(step, names))} />;
    };
  return [
    {
      id: 'group',
      header: t('mapping.group-changes.group', 'Group'),
      cell: ({ groupId }) =>
        groupId === undefined ? (
          <Text color="secondary">{t('mapping.group-changes.none', 'No group')}</Text>
        ) : (
          <DisplayName name={names.group(groupId)} />
        ),
      minWidth: 20,
    },
    { id: 'add', header: t('mapping.group-changes.add', 'Gains'), cell: grants('add'), minWidth: 24 },
    { id: 'change', header: t('mapping.group-changes.change', 'Changes to'), cell: grants('change'), minWidth: 24 },
    { id: 'remove', header: t('mapping.group-changes.remove', 'Loses'), cell: grants('remove'), minWidth: 24 },
  ];
}
