import { useMemo } from 'react';
import { useConnection } from '../../../api/queries/useConnection';
import { useDataSources } from '../../../api/queries/useDataSources';
import { useFolders } from '../../../api/queries/useFolders';
import { useGrants } from '../../../api/queries/useGrants';
import { type Groups, useGroups } from '../../../api/queries/useGroups';
import { useLedger } from '../../../api/queries/useLedger';
import { useMemberships } from '../../../api/queries/useMemberships';
import { useRoles } from '../../../api/queries/useRoles';
import { useTeams } from '../../../api/queries/useTeams';
import { useWork } from '../../../api/queries/useWork';
import type { Fault } from '../../../domain/fault/Fault';
import { EMPTY_LEDGER, type Ledger } from '../../../domain/mapping/ledger';
import { dataSourcesToRead, foldersToRead } from '../../../domain/mapping/plan';
import type { MappingDocument } from '../../../domain/mapping/rule';
import type { Folder, Organisation } from '../../../domain/organisation/organisation';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { type Names, namesOf } from '../names';
import { useRules } from '../useRules';
import { type GroupRow, groupRows } from './groupRows';

export interface GroupTableData {
  rows: readonly GroupRow[];
  source: Groups['source'];
  names: Names;
  /** False on OSS; undefined: not known (yet). */
  hasRoles?: boolean;
  areRulesValid: boolean;
  /** False: of these, grants were read only on those that rules or ledger name. */
  isEverythingRead: { folders: boolean; dataSources: boolean };
  gaps: readonly Fault[];
  isBusy: boolean;
}

/** The table of groups: there as soon as groups and teams are; the rest fills in. */
export function useGroupRows(today: string): QueryLike<GroupTableData> {
  const groups = useGroups();
  const teams = useTeams();
  const memberships = useMemberships();
  const folders = useFolders();
  const roles = useRoles();
  const sources = useDataSources();
  const ledger = useLedger();
  const rules = useRules();
  const environment = useConnection().data?.settings.environment;

  const document = rules.data?.document;
  const isSettled = [rules, ledger, folders, sources].every(({ data, error }) => data !== undefined || error !== null);
  const folderUids = useMemo(
    () => shownFolders(document, folders.data, ledger.data?.ledger),
    [document, folders.data, ledger.data]
  );
  const dataSources = sources.data?.dataSources;
  const dataSourceUids = useMemo(
    () =>
      document &&
      dataSourcesToRead({ document, organisation: { dataSources }, ledger: ledger.data?.ledger ?? EMPTY_LEDGER }),
    [document, dataSources, ledger.data]
  );
  const actual = useGrants({
    teamUids: 'all',
    folderUids,
    dataSourceUids,
    enabled: isSettled && teams.data !== undefined,
  });

  const make = useMemo(() => {
    if (!groups.data || !teams.data || !isSettled) {
      return undefined;
    }
    const input = {
      groups: groups.data.groups,
      teams: teams.data,
      memberships: memberships.data?.memberships,
      actual: actual.data,
      document,
      environment,
      today,
    };
    return () => groupRows(input);
  }, [groups.data, teams.data, memberships.data, actual.data, document, environment, today, isSettled]);
  const { value: rows, isRunning } = useWork(make);

  const names = useMemo(
    () => namesOf({ folders: folders.data, roles: roles.data?.roles, dataSources }),
    [folders.data, roles.data, dataSources]
  );
  const gaps = [memberships, folders, roles, sources, ledger, rules, actual].flatMap(({ error }) => error ?? []);
  const unread = [...(memberships.data?.unread ?? []), ...(actual.data?.unread ?? [])].map(({ fault }) => fault);
  const data: GroupTableData | undefined =
    rows && groups.data
      ? {
          rows,
          names,
          source: groups.data.source,
          hasRoles: actual.data?.hasRoles,
          areRulesValid: document !== undefined,
          isEverythingRead: {
            folders: folderUids.length === folders.data?.length,
            dataSources: (dataSourceUids?.length ?? 0) === (dataSources?.length ?? 0),
          },
          gaps: [...gaps, ...unread],
          isBusy: isRunning || actual.isLoading || memberships.isLoading,
        }
      : undefined;
  return together(data, groups, teams);
}

/** Each folder's grants cost a request: where there are many, only those that rules or ledger name are read. */
const FOLDERS_READ_UNASKED = 50;

/** Folders whose grants the table shows. */
function shownFolders(
  document: MappingDocument | undefined,
  folders: readonly Folder[] | undefined,
  ledger: Ledger | undefined
): readonly string[] {
  if (folders && folders.length <= FOLDERS_READ_UNASKED) {
    return folders.map(({ uid }) => uid);
  }
  return document && folders
    ? foldersToRead({ document, organisation: { ...NOBODY, folders }, ledger: ledger ?? EMPTY_LEDGER })
    : NO_FOLDERS;
}

const NO_FOLDERS: readonly string[] = [];
const NOBODY: Organisation = { people: [], teams: [], memberships: [], groups: [], folders: [] };
