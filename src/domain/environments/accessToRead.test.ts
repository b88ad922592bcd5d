import { failed, ok, type Fault } from '../fault/Fault';
import { aDataSource, aFolder, aTeam } from '../testing/builders';
import { accessToRead } from './accessToRead';
import type { Environment } from './environment';

const FAULT: Fault = { kind: 'forbidden', operation: 'peer.x', detail: 'no' };
const OFF = { value: false, source: 'dynamic' } as const;

const environment = (partial: Partial<Environment> = {}): Environment => ({
  server: ok({ version: '12.4.0', edition: 'Enterprise' }),
  scim: ok({ isAvailable: true, switches: { userSync: OFF, groupSync: OFF, rejectNonProvisioned: OFF } }),
  people: ok(0),
  groups: ok({ groups: [], source: 'scim' }),
  teams: ok([{ ...aTeam('t', { name: 'SRE' }), memberCount: 0 }]),
  folders: ok([aFolder('f', { title: 'F' })]),
  roles: ok([]),
  dataSources: ok([aDataSource('alone'), aDataSource('both')]),
  mapping: ok(undefined),
  ...partial,
});

const sources = (count: number) => ok(Array.from({ length: count }, (_, at) => aDataSource(`d${at}`)));

it('counts one request for each folder and data source, those of both sides first, and each team of the peer', () => {
  const there = environment({ dataSources: ok([aDataSource('both')]) });
  expect(accessToRead(environment(), there)).toEqual({
    here: { folderUids: ['f'], dataSourceUids: ['both', 'alone'] },
    there: { folderUids: ['f'], dataSourceUids: ['both'], teams: [{ uid: 't', id: expect.any(Number) }] },
    requestCount: 6,
    skippedCount: 0,
  });
});

it('stops at a thousand data sources of one side, and says how many are left', () => {
  const side = environment({ dataSources: sources(1_003) });
  const { here, there, requestCount, skippedCount } = accessToRead(side, side);
  expect([here, there].map(({ dataSourceUids }) => dataSourceUids.length)).toEqual([1_000, 1_000]);
  expect([requestCount, skippedCount]).toEqual([2_003, 6]);
});

it.each([
  ['the edition has no permissions on them', ok(undefined)],
  ['their list was not read', failed(FAULT)],
])('asks nothing about data sources where %s', (_, dataSources) => {
  const { here, there, requestCount } = accessToRead(environment(), environment({ dataSources }));
  expect(there.dataSourceUids).toEqual([]);
  expect(here.dataSourceUids).toHaveLength(2);
  expect(requestCount).toBe(5);
});
