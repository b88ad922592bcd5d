import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { dataSourcePart, useDataSources } from '../../api/queries/useDataSources';
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

/** Grants of more folders and data sources than this are read only when somebody asks for them. */
const READ_UNASKED = 100;

const NONE: readonly string[] = [];

export interface Explanation extends AccessExplanation {
  /** Folders and data sources whose grants were not asked for; each takes one request. */
  notRead: number;
  hasRoles: boolean;
}

/** Where one person's access comes from, read when it is opened. */
export function useExplanation(person: Person, isEverythingWanted: boolean): QueryLike<Explanation> {
  const teams = useTeams();
  const memberships = useMemberships();
  const groups = useGroups();
  const roles = useRoles();
  const folders = useFolders();
  const sources = useDataSources();

  const teamUids = useMemo(
    () =>
      memberships.data?.memberships.filter(({ userUid }) => userUid === person.uid).map(({ teamUid }) => teamUid) ?? [],
    [memberships.data, person.uid]
  );
  const asked = useMemo(() => {
    const folderUids = folders.data?.map(({ uid }) => uid) ?? NONE;
    const dataSourceUids = sources.data?.dataSources?.map(({ uid }) => uid) ?? NONE;
    const count = folderUids.length + dataSourceUids.length;
    return isEverythingWanted || count <= READ_UNASKED
      ? { folderUids, dataSourceUids, notRead: 0 }
      : { folderUids: NONE, dataSourceUids: NONE, notRead: count };
  }, [folders.data, sources.data, isEverythingWanted]);
  const isListed = sources.data !== undefined || sources.error !== null;
  const grants = useGrants({
    teamUids,
    ...asked,
    enabled: memberships.data !== undefined && folders.data !== undefined && isListed,
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
      ...dataSourcePart(sources.data),
    };
    const { paths, unknowns } = explainAccess(person, organisation, grants.data);
    return {
      paths,
      unknowns: [...unknowns, ...readingGaps({ groups: groups.error, roles: roles.error, sources: sources.error })],
      notRead: asked.notRead,
      hasRoles: grants.data.hasRoles,
    };
  }, [person, teams.data, memberships.data, folders.data, grants.data, isSettled, groups, roles, sources, asked]);

  return together(data, teams, memberships, folders, grants);
}

function readingGaps({ groups, roles, sources }: Record<'groups' | 'roles' | 'sources', Fault | null>): string[] {
  return [
    ...(groups
      ? [t('audit.gap.groups', 'Groups could not be read: which group stands behind a team is unknown.')]
      : []),
    ...(roles ? [t('audit.gap.roles', 'Roles could not be read: their names are unknown.')] : []),
    ...(sources
      ? [t('audit.gap.data-sources', 'Data sources could not be read: permissions on them are unknown.')]
      : []),
  ];
}
