import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import type { Grant } from '../../../domain/organisation/organisation';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { grantText, type Names } from '../names';

/** Grants of teams that nobody made here: left alone. */
export function UnmanagedTable({ grants, names }: { grants: readonly Grant[]; names: Names }) {
  const columns = useMemo(
    (): ReadonlyArray<Column<Grant>> => [
      {
        id: 'team',
        header: t('mapping.steps.team', 'Team'),
        cell: ({ teamUid }) => <DisplayName name={names.team(teamUid)} />,
        minWidth: 20,
      },
      {
        id: 'grant',
        header: t('mapping.steps.grant', 'Access'),
        cell: (grant) => <DisplayName name={grantText(grant, names)} />,
        minWidth: 30,
        grow: 2,
      },
    ],
    [names]
  );
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary" element="p">
        {t(
          'mapping.unmanaged.what',
          'Given to teams by somebody else, in the folders that were read and among roles. Applying leaves them alone.'
        )}
      </Text>
      <DataTable
        label={t('mapping.unmanaged.table', 'Grants that are not managed here')}
        rows={grants}
        columns={columns}
        rowKey={(grant) => JSON.stringify(grant)}
        empty={<Text color="secondary">{t('mapping.steps.none', 'There is none.')}</Text>}
      />
    </Stack>
  );
}
