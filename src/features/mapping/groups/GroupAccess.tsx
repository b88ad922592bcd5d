import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
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
  /** What the table has read of it: roles, and the folders that rules and ledger name. */
  known: readonly Grant[] | undefined;
  names: Names;
}

/** What a team holds; folders that no rule names are read when somebody asks. */
export function GroupAccess({ teamUid, known, names }: GroupAccessProps) {
  const [isWanted, setWanted] = useState(false);
  const folders = useFolders();
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('mapping.access.title', 'Access')}
      </Text>
      {isWanted ? (
        <EveryFolder teamUid={teamUid} folderUids={folders.data?.map(({ uid }) => uid)} names={names} />
      ) : (
        <>
          <GrantItems grants={known} names={names} />
          <Text color="secondary" variant="bodySmall" element="p">
            <Trans i18nKey="mapping.access.only-named">
              Of folders, only those that rules or earlier applies name have been read.
            </Trans>
          </Text>
          <div>
            <Button variant="secondary" size="sm" disabled={!folders.data?.length} onClick={() => setWanted(true)}>
              {t('mapping.access.read-all', 'Read all {{count}} folders', {
                count: folders.data?.length ?? 0,
                defaultValue_one: 'Read the {{count}} folder',
              })}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
}

const NONE: readonly string[] = [];

function EveryFolder({
  teamUid,
  folderUids,
  names,
}: {
  teamUid: string;
  folderUids?: readonly string[];
  names: Names;
}) {
  const teamUids = useMemo(() => [teamUid], [teamUid]);
  const actual = useGrants({ teamUids, folderUids: folderUids ?? NONE, enabled: folderUids !== undefined });
  const progress = useProgress('grants');
  const grants = useMemo(() => actual.data && grantsOf(teamUid, actual.data), [teamUid, actual.data]);
  const unread = actual.data?.unread ?? [];
  return (
    <QueryView
      query={together(grants, actual)}
      loadingText={t('mapping.access.loading', 'Reading roles and folder permissions')}
      progress={progress}
      partial={() => (unread.length > 0 ? <FaultList faults={unread.map(({ fault }) => fault)} /> : undefined)}
    >
      {(read) => <GrantItems grants={read} names={names} />}
    </QueryView>
  );
}

/** What a team itself was given; what its folders pass down is left out. */
function grantsOf(teamUid: string, { roleGrants, folderGrants }: ActualGrants): Grant[] {
  return [
    ...roleGrants.filter((grant) => grant.teamUid === teamUid),
    ...folderGrants
      .filter((grant) => grant.teamUid === teamUid && !grant.isInherited)
      .map(({ folderUid, permission }): Grant => ({ kind: 'folder', teamUid, folderUid, permission })),
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
