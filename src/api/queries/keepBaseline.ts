import type { QueryClient } from '@tanstack/react-query';
import { driftBaseline } from '../../domain/drift/driftBaseline';
import { withBaseline } from '../../domain/drift/driftRecord';
import { ok, type Result } from '../../domain/fault/Fault';
import { dataSourcesOfGrants, foldersOfGrants } from '../../domain/mapping/plan';
import { storeDrift, type StoredDriftRecord } from './driftRecordQuery';
import { settled } from './query';
import { runInSlices } from './runInSlices';
import { dataSourcePart, dataSourcesQuery } from './useDataSources';
import { foldersQuery } from './useFolders';
import { grantsQuery } from './useGrants';
import { ledgerQuery } from './useLedger';
import { teamsQuery } from './useTeams';

/** Keeps what stands around the grants of an apply that has just ended, for drift to be told from it. */
export async function keepBaseline(client: QueryClient): Promise<Result<StoredDriftRecord>> {
  const taken = await settled(takeBaseline(client));
  return taken.ok
    ? storeDrift(client, (record) => ok(withBaseline(record, taken.value)), 'What stood after an apply')
    : taken;
}

async function takeBaseline(client: QueryClient) {
  const [{ ledger }, teams, folders, sources] = await Promise.all([
    client.query(ledgerQuery),
    client.query(teamsQuery),
    client.query(foldersQuery),
    settled(client.query(dataSourcesQuery)),
  ]);
  const folderUids = foldersOfGrants([], ledger, folders);
  const { dataSources } = dataSourcePart(sources.ok ? sources.value : undefined);
  const dataSourceUids = dataSourcesOfGrants([], ledger, dataSources);
  const actual = await client.query(grantsQuery({ teamUids: 'all', folderUids, dataSourceUids }));
  return runInSlices(driftBaseline({ ledger, actual, organisation: { teams, folders, dataSources } }));
}
