import { useId, useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Field, FilterInput, Stack, Text } from '@grafana/ui';
import type { ImpactInput, PersonImpact } from '../../../../domain/mapping/impact';
import type { Plan } from '../../../../domain/mapping/plan';
import { type Column, DataTable } from '../../../../ui/DataTable';
import { DisplayName } from '../../../../ui/DisplayName';
import { Loading } from '../../../../ui/Loading';
import { NameList } from '../../../../ui/NameList';
import { useUrlQuery } from '../../../../ui/useUrlQuery';
import type { Names } from '../../names';
import { changeText } from '../planWords';
import { GrafanaCheck } from './GrafanaCheck';
import { PersonDrawer } from './PersonDrawer';
import { type PersonRow, usePeopleRows } from './usePeopleRows';

interface PeopleChangesProps {
  plan: Plan;
  /** Everybody whose access changes. */
  changed: readonly PersonImpact[];
  /** What the plan was made on. */
  basis: ImpactInput;
  names: Names;
}

/** Who gains and who loses access, what becomes of one person, and whether Grafana computes the same. */
export function PeopleChanges({ plan, changed, basis, names }: PeopleChangesProps) {
  const { get, set } = useUrlQuery();
  const id = useId();
  const text = get('person') ?? '';
  const openUid = get('impact');
  const { people } = basis.organisation;
  const { value: rows, isRunning } = usePeopleRows(changed, people, text);
  const open = useMemo(() => people.find(({ uid }) => uid === openUid), [people, openUid]);
  const columns = useMemo(() => peopleColumns(names), [names]);
  return (
    <Stack direction="column" gap={2}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
        <Field noMargin label={t('mapping.people.find', 'Find a person')} htmlFor={id}>
          <FilterInput
            id={id}
            escapeRegex={false}
            width={32}
            placeholder={t('mapping.people.find-hint', 'Name, login or email')}
            value={text}
            onChange={(person) => set({ person })}
          />
        </Field>
        <Text color="secondary">
          <span role="status">{countText(text, rows?.length ?? 0, people.length)}</span>
        </Text>
      </Stack>
      {rows ? (
        <DataTable
          label={t('mapping.impact.table', 'People whose access changes')}
          rows={rows}
          columns={columns}
          lines={2}
          rowKey={({ userUid }) => userUid}
          onOpen={({ userUid }) => set({ impact: userUid })}
          openKey={openUid}
          isBusy={isRunning}
          empty={<Text color="secondary">{emptyText(text)}</Text>}
        />
      ) : (
        <Loading text={t('mapping.people.loading', 'Comparing people')} />
      )}
      <GrafanaCheck basis={basis} names={names} />
      {open && (
        <PersonDrawer
          person={open}
          plan={plan}
          basis={basis}
          names={names}
          onClose={() => set({ impact: undefined })}
        />
      )}
    </Stack>
  );
}

function countText(text: string, shown: number, total: number): string {
  return text === ''
    ? t('mapping.people.changed', 'Access changes for {{shown, number}} of {{total, number}} people', { shown, total })
    : t('mapping.people.found', '{{shown, number}} of {{total, number}} people found', { shown, total });
}

function emptyText(text: string): string {
  return text === ''
    ? t('mapping.impact.none', 'Nobody gains or loses access.')
    : t('mapping.people.nobody', 'Nobody is found by this text.');
}

function peopleColumns(names: Names): ReadonlyArray<Column<PersonRow>> {
  return [
    {
      id: 'person',
      header: t('mapping.impact.person', 'Person'),
      cell: ({ userUid }) => <DisplayName name={names.person(userUid)} />,
      minWidth: 20,
    },
    {
      id: 'gains',
      header: t('mapping.impact.gains', 'Gains'),
      cell: ({ impact }) =>
        impact ? <NameList names={impact.gains.map((change) => changeText(change, names))} /> : <NothingChanges />,
      minWidth: 36,
      grow: 2,
    },
    {
      id: 'losses',
      header: t('mapping.impact.losses', 'Loses'),
      cell: ({ impact }) => <NameList names={(impact?.losses ?? []).map((change) => changeText(change, names))} />,
      minWidth: 36,
      grow: 2,
    },
  ];
}

function NothingChanges() {
  return <Text color="secondary">{t('mapping.people.nothing', 'Nothing changes')}</Text>;
}
