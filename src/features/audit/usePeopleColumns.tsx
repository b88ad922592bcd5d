import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { PersonRow, PersonState } from '../../domain/audit/people';
import type { Column } from '../../ui/DataTable';
import { DisplayName } from '../../ui/DisplayName';
import { NameList } from '../../ui/NameList';
import { TimeAgo } from '../../ui/TimeAgo';
import { stateWords } from './stateWords';
import type { PeopleTableData } from './usePeopleRows';

/** Columns of the table of people. */
export function usePeopleColumns(teamsState: PeopleTableData['teamsState']): ReadonlyArray<Column<PersonRow>> {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('audit.column.name', 'Name'),
        cell: ({ person }) => <DisplayName name={person.name} />,
        minWidth: 22,
        isSortable: true,
      },
      {
        id: 'login',
        header: t('audit.column.login', 'Login'),
        cell: ({ person }) => <DisplayName name={person.login} />,
        minWidth: 18,
        isSortable: true,
      },
      {
        id: 'email',
        header: t('audit.column.email', 'Email'),
        cell: ({ person }) => <DisplayName name={person.email} />,
        minWidth: 24,
        isSortable: true,
      },
      {
        id: 'state',
        header: t('audit.column.state', 'State'),
        cell: ({ state }) => <StateBadge state={state} />,
        minWidth: 15,
        grow: 0,
        isSortable: true,
      },
      {
        id: 'role',
        header: t('audit.column.role', 'Role'),
        cell: ({ person }) => person.role,
        minWidth: 11,
        grow: 0,
        isSortable: true,
      },
      {
        id: 'lastSeen',
        header: t('audit.column.last-seen', 'Last seen'),
        cell: ({ person }) => <LastSeen iso={person.lastSeenAt} />,
        minWidth: 16,
        grow: 0,
        isSortable: true,
      },
      {
        id: 'teams',
        header: t('audit.column.teams', 'Teams'),
        cell: ({ teamNames }) => <Teams names={teamNames} state={teamsState} />,
        minWidth: 24,
        isSortable: teamsState === 'ready',
      },
    ],
    [teamsState]
  );
}

export function StateBadge({ state }: { state: PersonState }) {
  const { text, color, meaning } = stateWords(state);
  return <Badge text={text} color={color} title={meaning} />;
}

export function LastSeen({ iso }: { iso?: string }) {
  return iso === undefined ? <Text color="secondary">{t('audit.never', 'Never')}</Text> : <TimeAgo iso={iso} />;
}

function Teams({ names, state }: { names: readonly string[]; state: PeopleTableData['teamsState'] }) {
  if (names.length > 0 || state === 'ready') {
    return <NameList names={names} />;
  }
  return (
    <Text color="secondary" italic>
      {state === 'reading' ? t('audit.teams.reading', 'Reading') : t('audit.teams.unknown', 'Unknown')}
    </Text>
  );
}
