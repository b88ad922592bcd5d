import { useMemo } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { accessToRead, type AccessToRead } from '../../domain/environments/accessToRead';
import type { Environment } from '../../domain/environments/environment';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { ActualGrants } from '../../domain/organisation/organisation';
import { KEYS, resource } from './query';
import { readHere, readThere } from './readEnvironment';
import { readPeerAccess } from './readPeerAccess';
import { useGrants } from './useGrants';
import { withProgress } from './useProgress';

const hereQuery = resource<Environment>([...KEYS.environment, 'here'], async ({ client, signal }) =>
  ok(await readHere(client, signal))
);

const thereQuery = resource<Environment>([...KEYS.environment, 'there'], ({ client, signal }) =>
  readThere(client, signal)
);

const peerAccessQuery = (toRead: AccessToRead['there'], hasRoles: boolean) =>
  resource<ActualGrants>([...KEYS.environment, 'there', 'access', toRead, hasRoles], ({ signal }) =>
    withProgress('peer-access', async (onPage) => ok(await readPeerAccess({ toRead, hasRoles, signal, onPage })))
  );

const NOTHING: AccessToRead = {
  here: { folderUids: [], dataSourceUids: [] },
  there: { folderUids: [], dataSourceUids: [], teams: [] },
  requestCount: 0,
  skippedCount: 0,
};

/** Above this many requests the person is asked first. */
const MOST_UNASKED = 200;

export interface Environments {
  here: UseQueryResult<Environment, Fault>;
  there: UseQueryResult<Environment, Fault>;
  /** What reading the access of both sides takes; it is read once `isAccessWanted`, or at once where that is little. */
  access: { toRead: AccessToRead; isAsked: boolean; isReading: boolean };
}

/** Both sides; access joins them when it was read (progress: `grants` here, `peer-access` there). */
export function useEnvironments(isAccessWanted: boolean): Environments {
  const [here, there] = [useQuery(hereQuery), useQuery(thereQuery)];
  const toRead = useMemo(
    () => (here.data && there.data ? accessToRead(here.data, there.data) : NOTHING),
    [here.data, there.data]
  );
  const isReady = here.data !== undefined && there.data !== undefined;
  const isAsked = isReady && (isAccessWanted || toRead.requestCount <= MOST_UNASKED);
  const ours = useGrants({ teamUids: 'all', ...toRead.here, enabled: isAsked });
  const hasRoles = there.data?.roles.ok === true && there.data.roles.value !== undefined;
  const theirs = useQuery({ ...peerAccessQuery(toRead.there, hasRoles), enabled: isAsked });
  return {
    here: useWithAccess(here, ours),
    there: useWithAccess(there, theirs),
    access: { toRead, isAsked, isReading: isAsked && (ours.isPending || theirs.isPending) },
  };
}

function useWithAccess(
  environment: UseQueryResult<Environment, Fault>,
  { data, error }: UseQueryResult<ActualGrants, Fault>
): UseQueryResult<Environment, Fault> {
  const known = environment.data;
  const whole = useMemo((): Environment | undefined => {
    const access = error ? ({ ok: false, fault: error } as const) : data && ok(data);
    return known && access ? { ...known, access } : known;
  }, [known, data, error]);
  return { ...environment, data: whole } as UseQueryResult<Environment, Fault>;
}

const LISTS = [
  KEYS.teams,
  KEYS.groups,
  KEYS.folders,
  KEYS.roles,
  KEYS.dataSources,
  KEYS.grants,
  KEYS.mapping,
  KEYS.scimSettings,
];

/** Everything that is compared, read again from both sides. */
export function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(LISTS.map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'none' })));
    await client.invalidateQueries({ queryKey: KEYS.peer });
    return client.invalidateQueries({ queryKey: KEYS.environment });
  };
}
