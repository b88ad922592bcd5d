import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { ActualGrants } from '../../domain/organisation/organisation';
import { KEYS, resource } from './query';
import { readGrants } from './readGrants';
import { withProgress } from './useProgress';
import { teamsQuery } from './useTeams';

export interface GrantsInput {
  /** Whose roles to read. */
  teamUids: readonly string[] | 'all';
  /** Which folders' grants to read; each costs one request. */
  folderUids: readonly string[];
  /** The same for data sources. */
  dataSourceUids?: readonly string[];
  enabled?: boolean;
}

const NONE: readonly string[] = [];

export const grantsQuery = ({ teamUids, folderUids, dataSourceUids = NONE }: Omit<GrantsInput, 'enabled'>) =>
  resource<ActualGrants>([...KEYS.grants, teamUids, folderUids, dataSourceUids], async ({ client, signal }) => {
    const teams = await client.query(teamsQuery);
    return withProgress('grants', async (onPage) =>
      ok(await readGrants({ teams, teamUids, folderUids, dataSourceUids, signal, onPage }))
    );
  });

/** Actual grants (progress: `useProgress('grants')`). What could not be read stands in `unread`. */
export function useGrants({ enabled = true, ...input }: GrantsInput): UseQueryResult<ActualGrants, Fault> {
  return useQuery({ ...grantsQuery(input), enabled });
}
