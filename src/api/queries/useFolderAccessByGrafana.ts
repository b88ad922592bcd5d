import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { GrafanaPermissions } from '../../domain/mapping/grafanaPermissions';
import { searchFolderPermissions } from '../grafana/searchFolderPermissions';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

const folderAccessQuery = resource<ReadonlyMap<number, GrafanaPermissions>>(
  KEYS.folderAccess,
  ({ signal }) => send(searchFolderPermissions, undefined, { signal }),
  0
);

export interface FolderAccessByGrafana {
  /** By numeric id of the person; undefined until it was asked for. People whom the account may not see are missing. */
  data: ReadonlyMap<number, GrafanaPermissions> | undefined;
  error: Fault | null;
  isFetching: boolean;
  /** Asks Grafana, and reads again what its answer is compared with: people, members and grants. */
  ask: () => Promise<void>;
}

const COMPARED_WITH = [KEYS.people, KEYS.memberships, KEYS.folders, KEYS.grants, KEYS.ledger];

/** What Grafana itself computes of everybody's folder permissions; read only when asked. */
export function useFolderAccessByGrafana(): FolderAccessByGrafana {
  const client = useQueryClient();
  const { data, error, isFetching, refetch } = useQuery({ ...folderAccessQuery, enabled: false });
  return {
    data,
    error,
    isFetching,
    async ask() {
      await Promise.all([
        refetch(),
        ...COMPARED_WITH.map((queryKey) => client.refetchQueries({ queryKey, type: 'active' })),
      ]);
    },
  };
}
