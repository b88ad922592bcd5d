import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { FlowPath } from '../../../domain/flow/flow';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { useUrlSort } from '../../../ui/useUrlSort';
import { stepWords } from '../plan/planWords';
import { type PathRow, sourceText } from './pathRows';

interface PictureTableProps {
  rows: readonly PathRow[];
  isBusy: boolean;
}

const SORTABLE = ['team', 'group', 'people', 'target', 'permission', 'source'] as const;
type Sortable = (typeof SORTABLE)[number];

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const BY: Record<Sortable, (a: PathRow, b: PathRow) => number> = {
  team: (a, b) => compare(a.team ?? '', b.team ?? ''),
  group: (a, b) => compare(a.groups[0] ?? '', b.groups[0] ?? ''),
  people: (a, b) => (a.path.people ?? -1) - (b.path.people ?? -1),
  target: (a, b) => compare(a.target, b.target),
  permission: (a, b) => compare(a.permission, b.permission),
  source: (a, b) => compare(sourceText(a.path), sourceText(b.path)),
};

/** The same ways line by line: for the keyboard, for screen readers, and for whoever wants to sort. */
export function PictureTable({ rows, isBusy }: PictureTableProps) {
  const { sort, onSort } = useUrlSort(SORTABLE, 'team');
  const columns = useMemo(() => pathColumns(), []);
  const sorted = useMemo(() => {
    const inOrder = [...rows].sort(BY[sort.columnId]);
    return sort.direction === 'descending' ? inOrder.reverse() : inOrder;
  }, [rows, sort]);
  return (
    <DataTable
      label={t('mapping.picture.ways', 'Ways from groups to access')}
      rows={sorted}
      columns={columns}
      rowKey={({ key }) => key}
      sort={sort}
      onSort={onSort}
      isBusy={isBusy}
    />
  );
}

function pathColumns(): ReadonlyArray<Column<PathRow> & { id: Sortable | 'change' | 'kind' }> {
  return [
    {
      id: 'group',
      header: t('mapping.groups.column.group', 'Group'),
      cell: ({ groups }) => <NameList names={groups} />,
      minWidth: 15,
      isSortable: true,
    },
    {
      id: 'team',
      header: t('mapping.groups.column.team', 'Team'),
      cell: ({ team, path }) => <Team team={team} path={path} />,
      minWidth: 15,
      isSortable: true,
    },
    {
      id: 'people',
      header: t('mapping.picture.people-column', 'People'),
      cell: ({ path: { people } }) => people?.toLocaleString() ?? <Unknown />,
      minWidth: 9,
      grow: 0,
      align: 'right',
      isSortable: true,
    },
    {
      id: 'kind',
      header: t('mapping.picture.kind', 'Kind'),
      cell: ({ targetKind }) => targetKind,
      minWidth: 12,
      grow: 0,
    },
    {
      id: 'target',
      header: t('mapping.picture.column-target', 'Access'),
      cell: ({ target, targetKind }) =>
        targetKind === '' ? <Text color="secondary">{target}</Text> : <DisplayName name={target} />,
      minWidth: 18,
      grow: 2,
      isSortable: true,
    },
    {
      id: 'permission',
      header: t('mapping.picture.permission', 'Permission'),
      cell: ({ permission }) => permission,
      minWidth: 13,
      isSortable: true,
    },
    {
      id: 'change',
      header: t('mapping.picture.plan', 'Plan'),
      cell: ({ path: { held } }) => held?.change && <Badge {...stepWords(held.change)} />,
      minWidth: 10,
      grow: 0,
    },
    {
      id: 'source',
      header: t('mapping.picture.source', 'Where it comes from'),
      cell: ({ path }) => <Source path={path} />,
      minWidth: 20,
      grow: 2,
      isSortable: true,
    },
  ];
}

function Team({ team, path }: Pick<PathRow, 'team' | 'path'>) {
  if (team !== undefined) {
    return <DisplayName name={team} />;
  }
  return path.unread ? <Unknown /> : <Text color="secondary">–</Text>;
}

function Source({ path }: { path: FlowPath }) {
  const ruleNames = path.held?.ruleNames ?? [];
  return (
    <span>
      {sourceText(path)}
      {ruleNames.length > 0 && (
        <>
          {': '}
          <NameList names={ruleNames} />
        </>
      )}
    </span>
  );
}

function Unknown() {
  return (
    <Text color="secondary" italic>
      {t('mapping.picture.unknown', 'Unknown')}
    </Text>
  );
}
