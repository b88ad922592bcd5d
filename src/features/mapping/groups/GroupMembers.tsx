import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import { useMemberships } from '../../../api/queries/useMemberships';
import { usePeople } from '../../../api/queries/usePeople';
import { useProgress } from '../../../api/queries/useProgress';
import type { Membership, Person } from '../../../domain/organisation/organisation';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { QueryView } from '../../../ui/QueryView';
import { together } from '../../../ui/together';

interface Member {
  membership: Membership;
  person?: Person;
}

/** Who is in a team, and whether the identity provider or a person put them there. */
export function GroupMembers({ teamUid }: { teamUid: string }) {
  const people = usePeople();
  const memberships = useMemberships();
  const progress = useProgress('people');
  const columns = useMemo(() => memberColumns(), []);
  const members = useMemo(
    () => people.data && memberships.data && membersOf(teamUid, memberships.data.memberships, people.data),
    [teamUid, people.data, memberships.data]
  );
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('mapping.members.title', 'Members')}
      </Text>
      <QueryView
        query={together(members, people, memberships)}
        loadingText={t('mapping.members.loading', 'Reading members')}
        progress={progress}
        isEmpty={({ length }) => length === 0}
        empty={<Text color="secondary">{t('mapping.members.none', 'Nobody is in this team.')}</Text>}
      >
        {(rows) => (
          <DataTable
            label={t('mapping.members.title', 'Members')}
            rows={rows}
            columns={columns}
            rowKey={({ membership }) => membership.userUid}
          />
        )}
      </QueryView>
    </Stack>
  );
}

function membersOf(teamUid: string, memberships: readonly Membership[], people: readonly Person[]): Member[] {
  const ofTeam = memberships.filter((membership) => membership.teamUid === teamUid);
  const wanted = new Set(ofTeam.map(({ userUid }) => userUid));
  const byUid = new Map(people.filter(({ uid }) => wanted.has(uid)).map((person) => [person.uid, person]));
  return ofTeam.map((membership) => ({ membership, person: byUid.get(membership.userUid) }));
}

function memberColumns(): ReadonlyArray<Column<Member>> {
  return [
    {
      id: 'name',
      header: t('mapping.members.name', 'Name'),
      cell: ({ person, membership }) => <DisplayName name={person?.name ?? membership.userUid} />,
      minWidth: 18,
    },
    {
      id: 'login',
      header: t('mapping.members.login', 'Login'),
      cell: ({ person }) => <DisplayName name={person?.login ?? ''} />,
      minWidth: 18,
    },
    {
      id: 'source',
      header: t('mapping.members.source', 'Put there by'),
      cell: ({ membership }) =>
        membership.isExternal
          ? t('mapping.members.synced', 'Identity provider')
          : t('mapping.members.by-hand', 'Hand, in Grafana'),
      minWidth: 18,
    },
  ];
}
