import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { useDataSources } from '../../../api/queries/useDataSources';
import { useFolders } from '../../../api/queries/useFolders';
import { useGrants } from '../../../api/queries/useGrants';
import { useProgress } from '../../../api/queries/useProgress';
import type { ActualGrants, Grant } from '../../../domain/organisation/organisation';
import { BulletList } from '../../../ui/BulletList';
import { DisplayName } from '../../../ui/DisplayName';
import { QueryView } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { FaultList } from '../FaultList';
import { grantText, type Names } from '../names';

interface GroupAccessProps {
  teamUid: string;
  /** What the table has read of it: roles, and the folders and data sources that rules and ledger name. */
  known: readonly Grant[] | undefined;
  names: Names;
}

/** What a team holds; folders and data sources that no rule names are read when somebody asks. */
export function GroupAccess({ teamUid, known, names }: GroupAccessProps) {
  const [isWanted, setWanted] = useState(false);
  const folders = useFolders().data;
  const sources = useDataSources();
  const dataSources = sources.data?.dataSources ?? NONE;
  const isListed = folders !== undefined && (sources.data !== undefined || sources.error !== null);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('mapping.access.title', 'Access')}
      </Text>
      {isWanted ? (
        <Everything teamUid={teamUid} folders={folders ?? NONE} dataSources={dataSources} names={names} />
      ) : (
        <>
          <GrantItems grants={known} names={names} />
          <Text color="secondary" variant="bodySmall" element="p">
            <Trans i18nKey="mapping.access.only-named">
              Folders and data sources that neither rules nor earlier applies name may be missing here.
            </Trans>
          </Text>
          <div>
            <Button variant="secondary" size="sm" disabled={!isListed} onClick={() => setWanted(true)}>
              {readAllText(folders?.length ?? 0, dataSources.length)}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
}

const NONE: readonly never[] = [];

function readAllText(folderCount: number, dataSourceCount: number): string {
  return dataSourceCount === 0
    ? t('mapping.access.read-all', 'Read all {{count}} folders', {
        count: folderCount,
        defaultValue_one: 'Read the {{count}} folder',
      })
    : t('mapping.access.read-everything', 'Read all {{folderCount}} folders and {{dataSourceCount}} data sources', {
        folderCount,
        dataSourceCount,
      });
}

interface EverythingProps {
  teamUid: string;
  folders: ReadonlyArray<{ uid: string }>;
  dataSources: ReadonlyArray<{ uid: string }>;
  names: Names;
}

function Everything({ teamUid, folders, dataSources, names }: EverythingProps) {
  const asked = useMemo(
    () => ({
      teamUids: [teamUid],
      folderUids: folders.map(({ uid }) => uid),
      dataSourceUids: dataSources.map(({ uid }) => uid),
    }),
    [teamUid, folders, dataSources]
  );
  const actual = useGrants(asked);
  const progress = useProgress('grants');
  const grants = useMemo(() => actual.data && grantsOf(teamUid, actual.data), [teamUid, actual.data]);
  const unread = actual.data?.unread ?? [];
  return (
    <QueryView
      query={together(grants, actual)}
      loadingText={t('mapping.access.loading', 'Reading roles and permissions')}
      progress={progress}
      partial={() => (unread.length > 0 ? <FaultList faults={unread.map(({ fault }) => fault)} /> : undefined)}
    >
      {(read) => <GrantItems grants={read} names={names} />}
    </QueryView>
  );
}

/** What a team itself was given; what its folders pass down is left out. */
function grantsOf(teamUid: string, { roleGrants, folderGrants, dataSourceGrants }: ActualGrants): Grant[] {
  return [
    ...roleGrants.filter((grant) => grant.teamUid === teamUid),
    ...folderGrants
      .filter((grant) => grant.teamUid === teamUid && !grant.isInherited)
      .map(({ folderUid, permission }): Grant => ({ kind: 'folder', teamUid, folderUid, permission })),
    ...dataSourceGrants
      .filter((grant) => grant.teamUid === teamUid && grant.isManaged)
      .map(({ dataSourceUid, permission }): Grant => ({ kind: 'datasource', teamUid, dataSourceUid, permission })),
  ];
}

function GrantItems({ grants, names }: { grants: readonly Grant[] | undefined; names: Names }) {
  if (!grants) {
    return <Text color="secondary">{t('mapping.access.unknown', 'Not known yet.')}</Text>;
  }
  if (grants.length === 0) {
    return <Text color="secondary">{t('mapping.access.none', 'This team holds nothing there.')}</Text>;
  }
  return (
    <BulletList label={t('mapping.access.title', 'Access')} max={500}>
      {grants.map((grant) => (
        <li key={JSON.stringify(grant)}>
          {grant.kind === 'role' && <Text color="secondary">{t('mapping.access.role', 'Role')} </Text>}
          <DisplayName name={grantText(grant, names)} />
        </li>
      ))}
    </BulletList>
  );
}
