import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import { type Compared, subjectOf } from '../../domain/environments/compared';
import type { SideNames } from '../../domain/environments/comparisonExports';
import type { Column } from '../../ui/DataTable';
import { DisplayName } from '../../ui/DisplayName';
import { clipName } from '../../ui/visibleName';
import { itemName, kindWords, sideSummary, STANDING_COLORS, standingWords } from './comparisonWords';

/** What it is, and what either side has of it. */
export function useComparedColumns({ here, there }: SideNames): ReadonlyArray<Column<Compared>> {
  return useMemo(() => {
    const names = { here: clipName(here, 20).text, there: clipName(there, 20).text };
    return [
      {
        id: 'standing',
        header: t('environments.column.standing', 'Difference'),
        cell: ({ standing }) => <Badge color={STANDING_COLORS[standing]} text={standingWords(standing, names)} />,
        minWidth: 20,
        grow: 0,
      },
      {
        id: 'kind',
        header: t('environments.column.kind', 'Kind'),
        cell: ({ kind }) => kindWords(kind),
        minWidth: 22,
        grow: 0,
      },
      {
        id: 'name',
        header: t('environments.column.name', 'Name'),
        cell: (item) => <ItemName item={item} />,
        minWidth: 26,
        grow: 3,
      },
      {
        id: 'here',
        header: names.here,
        cell: (item) => <DisplayName name={sideSummary(item, 'here')} length={80} />,
        minWidth: 18,
      },
      {
        id: 'there',
        header: names.there,
        cell: (item) => <DisplayName name={sideSummary(item, 'there')} length={80} />,
        minWidth: 18,
      },
    ];
  }, [here, there]);
}

function ItemName({ item }: { item: Compared }) {
  const { team } = subjectOf(item);
  return (
    <>
      <DisplayName name={itemName(item)} length={60} />
      {team !== undefined && (
        <Text color="secondary">
          {' '}
          {t('environments.column.for', 'for')} <DisplayName name={team} length={40} />
        </Text>
      )}
    </>
  );
}
