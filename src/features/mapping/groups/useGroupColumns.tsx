import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { Column } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { grantText, type Names } from '../names';
import type { GroupRow } from './groupRows';
import { groupStateWords } from './groupState';
import type { GroupColumn } from './useGroupView';

/** Columns of the table of groups. */
export function useGroupColumns(names: Names): ReadonlyArray<Column<GroupRow> & { id: GroupColumn }> {
  return useMemo(
    () => [
      {
        id: 'group',
        header: t('mapping.groups.column.group', 'Group'),
        cell: ({ group }) => <DisplayName name={group.displayName} />,
        minWidth: 20,
        isSortable: true,
      },
      {
        id: 'state',
        header: t('mapping.groups.column.state', 'State'),
        cell: (row) => <GroupStateBadge row={row} />,
        minWidth: 26,
        isSortable: true,
      },
      {
        id: 'team',
        header: t('mapping.groups.column.team', 'Team'),
        cell: ({ team }) => (team ? <DisplayName name={team.name} /> : <Text color="secondary">–</Text>),
        minWidth: 16,
        isSortable: true,
      },
      {
        id: 'members',
        header: t('mapping.groups.column.members', 'Members'),
        cell: ({ memberCount }) => <Known value={memberCount?.toLocaleString()} />,
        minWidth: 11,
        grow: 0,
        align: 'right',
        isSortable: true,
      },
      {
        id: 'access',
        header: t('mapping.groups.column.access', 'Access'),
        cell: ({ grants }) =>
          grants ? <NameList names={grants.map((grant) => grantText(grant, names))} /> : <Known value={undefined} />,
        minWidth: 28,
        grow: 2,
        isSortable: true,
      },
      {
        id: 'rules',
        header: t('mapping.groups.column.rules', 'Rules'),
        cell: ({ ruleNames }) => (ruleNames ? <NameList names={ruleNames} /> : <Known value={undefined} />),
        minWidth: 16,
        isSortable: true,
      },
    ],
    [names]
  );
}

export function GroupStateBadge({ row: { state, similarTo } }: { row: GroupRow }) {
  const { text, color, meaning } = groupStateWords(state);
  return (
    <>
      <Badge text={text} color={color} title={meaning} />
      {similarTo !== undefined && (
        <>
          {' ≈ '}
          <DisplayName name={similarTo} />
        </>
      )}
    </>
  );
}

function Known({ value }: { value: string | undefined }) {
  return value === undefined ? (
    <Text color="secondary" italic>
      {t('mapping.groups.unknown', 'Unknown')}
    </Text>
  ) : (
    <>{value}</>
  );
}
