import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Drawer, Stack, Text } from '@grafana/ui';
import type { AccessChange, PersonImpact } from '../../../domain/mapping/impact';
import { BulletList } from '../../../ui/BulletList';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import type { Names } from '../names';
import { changeText } from './planWords';

/** Who gains and who loses access, and through which group. */
export function ImpactTable({ people, names }: { people: readonly PersonImpact[]; names: Names }) {
  const { get, set } = useUrlQuery();
  const openUid = get('impact');
  const open = people.find(({ userUid }) => userUid === openUid);
  const columns = useMemo(() => impactColumns(names), [names]);
  return (
    <>
      <DataTable
        label={t('mapping.impact.table', 'People whose access changes')}
        rows={people}
        columns={columns}
        rowKey={({ userUid }) => userUid}
        onOpen={({ userUid }) => set({ impact: userUid })}
        openKey={openUid}
        empty={<Text color="secondary">{t('mapping.impact.none', 'Nobody gains or loses access.')}</Text>}
      />
      {open && (
        <Drawer
          size="sm"
          title={<DisplayName name={names.person(open.userUid)} />}
          onClose={() => set({ impact: undefined })}
        >
          <Stack direction="column" gap={2}>
            <Changes title={t('mapping.impact.gains', 'Gains')} changes={open.gains} names={names} />
            <Changes title={t('mapping.impact.losses', 'Loses')} changes={open.losses} names={names} />
          </Stack>
        </Drawer>
      )}
    </>
  );
}

function Changes({ title, changes, names }: { title: string; changes: readonly AccessChange[]; names: Names }) {
  if (changes.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <Text element="h3" variant="h5">
        {title}
      </Text>
      <BulletList max={200}>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            <DisplayName name={changeText(change, names)} length={200} />
          </li>
        ))}
      </BulletList>
    </section>
  );
}

function impactColumns(names: Names): ReadonlyArray<Column<PersonImpact>> {
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
      cell: ({ gains }) => <NameList names={gains.map((change) => changeText(change, names))} />,
      minWidth: 36,
      grow: 2,
    },
    {
      id: 'losses',
      header: t('mapping.impact.losses', 'Loses'),
      cell: ({ losses }) => <NameList names={losses.map((change) => changeText(change, names))} />,
      minWidth: 36,
      grow: 2,
    },
  ];
}
