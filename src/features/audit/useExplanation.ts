import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { useFolders } from '../../api/queries/useFolders';
import { useGrants } from '../../api/queries/useGrants';
import { useGroups } from '../../api/queries/useGroups';
import { useMemberships } from '../../api/queries/useMemberships';
import { useRoles } from '../../api/queries/useRoles';
import { useTeams } from '../../api/queries/useTeams';
import { type AccessExplanation, explainAccess } from '../../domain/audit/explain';
import type { Fault } from '../../domain/fault/Fault';
import type { Person } from '../../domain/organisation/organisation';
import type { QueryLike } from '../../ui/QueryView';
import { together } from '../../ui/together';

/** Grants of more folders than this are read only when somebody asks for them. */
const FOLDERS_READ_UNASKED = 100;

const NO_FOLDERS: readonly string[] = [];

export interface Explanation extends AccessExplanation {
  /** Folders whose grants were not asked for; each takes one request. */
  foldersNotRead: number;
  hasRoles: boolean;
}

/** Where one person's access comes from, read when it is opened. */
export function useExplanation(person: Person, isEveryFolderWanted: boolean): QueryLike<Explanation> {
  const teams = useTeams();
  const memberships = useMemberships();
  const groups = useGroups();
  const roles = useRoles();
  const folders = useFolders();

  const teamUids = useMemo(
    () =>
      memberships.data?.memberships.filter(({ userUid }) => userUid === person.uid).map(({ teamUid }) => teamUid) ?? [],
    [memberships.data, person.uid]
  );
  const folderUids = useMemo(() => {
    const uids = folders.data?.map(({ uid }) => uid) ?? NO_FOLDERS;
    return isEveryFolderWanted || uids.length <= FOLDERS_READ_UNASKED ? uids : NO_FOLDERS;
  }, [folders.data, isEveryFolderWanted]);
  const grants = useGrants({
    teamUids,
    folderUids,
    enabled: memberships.data !== undefined && folders.data !== undefined,
  });

  const isSettled = [groups, roles].every(({ data, error }) => data !== undefined || error !== null);
  const data = useMemo(() => {
    if (!teams.data || !memberships.data || !folders.data || !grants.data || !isSettled) {
      return undefined;
    }
    const organisation = {
      teams: teams.data,
      memberships: memberships.data.memberships,
      groups: groups.data?.source === 'scim' ? groups.data.groups : [],
      folders: folders.data,
      roles: roles.data?.roles?.map((role) => ({ ...role, displayName: role.name })),
    };
    const { paths, unknowns } = explainAccess(person, organisation, grants.data);
    return {
      paths,
      unknowns: [...unknowns, ...readingGaps({ groups: groups.error, roles: roles.error })],
      foldersNotRead: folders.data.length - folderUids.length,
      hasRoles: grants.data.hasRoles,
    };
  }, [person, teams.data, memberships.data, folders.data, grants.data, isSettled, groups, roles, folderUids]);

  return together(data, teams, memberships, folders, grants);
}

function readingGaps({ groups, roles }: { groups: Fault | null; roles: Fault | null }): string[] {
  return [
    ...(groups
      ? [t('audit.gap.groups', 'Groups could not be read: which group stands behind a team is unknown.')]
      : []),
    ...(roles ? [t('audit.gap.roles', 'Roles could not be read: their names are unknown.')] : []),
  ];
}
