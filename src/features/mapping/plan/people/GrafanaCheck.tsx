import { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { useFolderAccessByGrafana } from '../../../../api/queries/useFolderAccessByGrafana';
import { useWork } from '../../../../api/queries/useWork';
import {
  compareWithGrafana,
  type GrafanaComparison,
  type PermissionMismatch,
} from '../../../../domain/mapping/grafanaPermissions';
import type { ImpactInput } from '../../../../domain/mapping/impact';
import { busyIcon } from '../../../../ui/busyIcon';
import { type Column, DataTable } from '../../../../ui/DataTable';
import { DisplayName } from '../../../../ui/DisplayName';
import { FaultAlert } from '../../../../ui/FaultAlert';
import { Loading } from '../../../../ui/Loading';
import { NameList } from '../../../../ui/NameList';
import type { Names } from '../../names';

/** On demand: whether Grafana itself computes the folder access that the plan starts from. */
export function GrafanaCheck({ basis, names }: { basis: ImpactInput; names: Names }) {
  const { data, error, isFetching, ask } = useFolderAccessByGrafana();
  const make = useMemo(
    () => (data ? () => compareWithGrafana({ ...basis, byGrafana: data }) : undefined),
    [data, basis]
  );
  const { value: comparison, isRunning } = useWork(make);
  const isBusy = isFetching || isRunning;
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="center">
        <Button variant="secondary" icon={busyIcon(isBusy, 'shield')} disabled={isBusy} onClick={() => void ask()}>
          {t('mapping.check.ask', 'Check against Grafana')}
        </Button>
        <Text color="secondary" variant="bodySmall">
          <Trans i18nKey="mapping.check.what">
            Compares the folder access from before the plan with what Grafana computes for everybody. On a large
            organisation Grafana takes a while.
          </Trans>
        </Text>
      </Stack>
      {isBusy && <Loading text={t('mapping.check.loading', 'Asking Grafana what everybody may do')} />}
      {!isBusy && error && (
        <FaultAlert
          fault={error}
          severity="warning"
          title={t('mapping.check.unknown', 'Whether Grafana computes the same is unknown')}
        />
      )}
      {!isBusy && !error && comparison && <Comparison comparison={comparison} names={names} />}
    </Stack>
  );
}

function Comparison({ comparison, names }: { comparison: GrafanaComparison; names: Names }) {
  const { same, differingCount, differing, unknown, folderCount } = comparison;
  const rows = useMemo(
    () => differing.flatMap(({ userUid, folders }) => folders.map((folder) => ({ userUid, ...folder }))),
    [differing]
  );
  const columns = useMemo(() => mismatchColumns(names), [names]);
  if (folderCount === 0) {
    return (
      <Alert
        severity="info"
        title={t(
          'mapping.check.no-folder',
          'Neither rules nor earlier applies name a folder: there is nothing to compare'
        )}
      />
    );
  }
  return (
    <>
      <Alert
        severity={differingCount > 0 || unknown.length > 0 ? 'warning' : 'success'}
        title={t('mapping.check.same', 'Grafana computes the same for {{count, number}} people', {
          count: same,
          defaultValue_one: 'Grafana computes the same for {{count, number}} person',
        })}
      >
        {differingCount > 0 && (
          <p>
            {differsText(differingCount, differing.length)}{' '}
            <Trans i18nKey="mapping.check.why">
              More in Grafana usually comes from an RBAC role that carries folder permissions. Less means that something
              was taken for given here: plan again before you apply.
            </Trans>
          </p>
        )}
        {unknown.length > 0 && (
          <p>
            {t('mapping.check.unseen', 'Unknown for {{count, number}} people, whom Grafana left out:', {
              count: unknown.length,
              defaultValue_one: 'Unknown for {{count, number}} person, whom Grafana left out:',
            })}{' '}
            <NameList names={unknown.map(names.person)} />.{' '}
            {t('mapping.check.unseen-why', 'The service account may lack {{permission}} on all users.', {
              permission: 'users.permissions:read',
            })}
          </p>
        )}
        <p>
          {t('mapping.check.folders', 'Folders compared: {{folders, number}}.', { folders: folderCount })}{' '}
          <Trans i18nKey="mapping.check.lag">
            A session of a person may lag: Grafana keeps for up to 60 seconds what somebody may do. Disabled people are
            left out.
          </Trans>
        </p>
      </Alert>
      {rows.length > 0 && (
        <DataTable
          label={t('mapping.check.table', 'Where Grafana computes something else')}
          rows={rows}
          columns={columns}
          rowKey={({ userUid, folderUid }) => `${userUid} ${folderUid}`}
        />
      )}
    </>
  );
}

function differsText(count: number, listed: number): string {
  return listed < count
    ? t(
        'mapping.check.differs-first',
        'It differs for {{count, number}} people, of whom the first {{listed, number}} are listed below.',
        { count, listed }
      )
    : t('mapping.check.differs', 'It differs for {{count, number}} people, listed below.', {
        count,
        defaultValue_one: 'It differs for {{count, number}} person, listed below.',
      });
}

type MismatchRow = PermissionMismatch & { userUid: string };

function mismatchColumns(names: Names): ReadonlyArray<Column<MismatchRow>> {
  const none = t('mapping.person.none', 'no access');
  return [
    {
      id: 'person',
      header: t('mapping.impact.person', 'Person'),
      cell: ({ userUid }) => <DisplayName name={names.person(userUid)} />,
      minWidth: 20,
    },
    {
      id: 'folder',
      header: t('mapping.check.folder', 'Folder'),
      cell: ({ folderUid }) => <DisplayName name={names.folder(folderUid)} />,
      minWidth: 24,
      grow: 2,
    },
    { id: 'ours', header: t('mapping.check.ours', 'From grants'), cell: ({ ours = none }) => ours, minWidth: 14 },
    {
      id: 'grafana',
      header: t('mapping.check.grafana', 'Grafana'),
      cell: ({ grafana = none }) => grafana,
      minWidth: 14,
    },
  ];
}
