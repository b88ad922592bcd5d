import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault } from '../../domain/fault/Fault';
import type { DataSource, Organisation } from '../../domain/organisation/organisation';
import { describeDataSourcePermissions } from '../grafana/describeDataSourcePermissions';
import { listDataSources } from '../grafana/listDataSources';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export interface DataSources {
  /** By name; undefined: this Grafana has no permissions on data sources (OSS). */
  dataSources: readonly DataSource[] | undefined;
}

export const dataSourcesQuery = resource<DataSources>(KEYS.dataSources, async ({ signal }) => {
  const [described, listed] = await Promise.all([
    send(describeDataSourcePermissions, undefined, { signal }),
    send(listDataSources, undefined, { signal }),
  ]);
  if (!described.ok && described.fault.kind === 'not-found') {
    return ok({ dataSources: undefined });
  }
  return listed.ok ? ok({ dataSources: [...listed.value].sort((a, b) => (a.name < b.name ? -1 : 1)) }) : listed;
});

/** What an organisation knows of them; nothing while, or where, they could not be read. */
export function dataSourcePart(
  read: DataSources | undefined
): Pick<Organisation, 'dataSources' | 'hasDataSourcePermissions'> {
  return read ? { dataSources: read.dataSources, hasDataSourcePermissions: read.dataSources !== undefined } : {};
}

/** What data sources can be given on. */
export function useDataSources(): UseQueryResult<DataSources, Fault> {
  return useQuery(dataSourcesQuery);
}
