import type { QueryClient } from '@tanstack/react-query';
import { SWITCHES } from '../../domain/connection/scimSettings';
import type { CountedTeam, Environment, ScimFacts } from '../../domain/environments/environment';
import { holds, mayReadRecords } from '../../domain/environments/peerPermissions';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { DataSource, Folder, Group } from '../../domain/organisation/organisation';
import type { HeldPermissions } from '../../domain/tokens/permissions';
import { searchOrgUsers } from '../grafana/searchOrgUsers';
import { searchCountedTeams } from '../grafana/searchTeams';
import { getPeerMapping } from '../peer/getPeerMapping';
import { peerReads } from '../peer/peerReads';
import { RECORD_UIDS } from '../records/recordKinds';
import { malformedRecord, recordOf } from '../records/readRecord';
import { allContinued, allCounted } from '../transport/pages';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { settled } from './query';
import { requireEverywhere } from './useConnection';
import { dataSourcesQuery } from './useDataSources';
import { foldersQuery } from './useFolders';
import { groupsFrom, groupsQuery, type Groups } from './useGroups';
import { mappingQuery } from './useMappingDocument';
import { rolesQuery } from './useRoles';
import { dynamicOf, scimSettingsQuery, switchesOf, type ScimSettings } from './useScimSettings';
import { connectedPeer, peerQuery } from './usePeer';

const PAGE_SIZE = 1000;

type Teams = Result<readonly CountedTeam[]>;
type DataSources = Environment['dataSources'];

/** This Grafana, as far as it can be read; what other pages have read already is not read again. */
export async function readHere(client: QueryClient, signal: AbortSignal): Promise<Environment> {
  const { version, edition } = stack();
  const [scim, people, groups, teams, folders, roles, dataSources, mapping] = await Promise.all([
    settled(client.query(scimSettingsQuery)),
    countPeople(searchOrgUsers, signal),
    settled(client.query(groupsQuery)),
    readOwnTeams(client, signal),
    settled(client.query(foldersQuery)),
    settled(client.query(rolesQuery)),
    readOwnDataSources(client),
    settled(client.query(mappingQuery)),
  ]);
  return {
    server: ok({ version, edition }),
    scim: scim.ok ? scimFacts(scim.value) : scim,
    people,
    groups,
    teams,
    folders,
    roles: roles.ok ? ok(roles.value.roles) : roles,
    dataSources,
    mapping: mapping.ok ? ok(mapping.value.source === 'none' ? undefined : mapping.value.text) : mapping,
  };
}

/** The peer, as far as its token lets it be read. Fails when it cannot be asked at all. */
export async function readThere(client: QueryClient, signal: AbortSignal): Promise<Result<Environment>> {
  const peer = connectedPeer(await client.query(peerQuery));
  if (!peer.ok) {
    return peer;
  }
  const { permissions, server } = peer.value;
  const may = (action: string, scope: string, operation: { id: string }): Result<void> =>
    holds(permissions, action, scope) ? ok(undefined) : failed(lacking(action, operation.id));
  const [scim, people, teams, listed, folders, roles, dataSources, mapping] = await Promise.all([
    readPeerScim(signal),
    after(may('org.users:read', 'users:*', peerReads.people), () => countPeople(peerReads.people, signal)),
    after(may('teams:read', 'teams:*', peerReads.teams), () => readTeams(peerReads.teams, signal)),
    readPeerGroups(signal),
    after(may('folders:read', 'folders:*', peerReads.folders), () => readPeerFolders(signal)),
    send(peerReads.roles, {}, { signal }),
    readPeerDataSources(may('datasources:read', 'datasources:*', peerReads.dataSources), signal),
    readPeerMapping(permissions, signal),
  ]);
  const isEnterprise = server.edition !== 'Open Source';
  return ok({
    server: ok({ version: server.version, edition: server.edition }),
    scim,
    people,
    groups: groupsOf(listed, teams, isEnterprise),
    teams,
    folders,
    roles: !roles.ok && roles.fault.kind === 'not-found' ? ok(undefined) : roles,
    dataSources,
    mapping,
  });
}

/** SCIM's own list needs no teams; what stands in for it does. */
function groupsOf(listed: Result<Group[]>, teams: Teams, isEnterprise: boolean): Result<Groups> {
  return teams.ok || listed.ok ? groupsFrom(listed, teams.ok ? teams.value : [], isEnterprise) : teams;
}

const after = async <T>(right: Result<void>, read: () => Promise<Result<T>>): Promise<Result<T>> =>
  right.ok ? read() : right;

/** A list would leave out, without a word, what the token may not see. */
const lacking = (action: string, operation: string): Fault => ({
  kind: 'forbidden',
  operation,
  detail: 'Its token may not read everything that is needed here.',
  missingPermissions: [action],
});

async function countPeople(operation: typeof searchOrgUsers, signal: AbortSignal): Promise<Result<number>> {
  const page = await send(operation, { page: 1, perPage: 1 }, { signal });
  return page.ok ? ok(page.value.total) : page;
}

async function readOwnTeams(client: QueryClient, signal: AbortSignal): Promise<Teams> {
  const right = await settled(requireEverywhere(client, 'teams:read', 'teams'));
  return right.ok ? after(right.value, () => readTeams(searchCountedTeams, signal)) : right;
}

async function readOwnDataSources(client: QueryClient): Promise<DataSources> {
  const read = await settled(client.query(dataSourcesQuery));
  if (!read.ok || read.value.dataSources === undefined) {
    return read.ok ? ok(undefined) : read;
  }
  const right = await settled(requireEverywhere(client, 'datasources:read', 'datasources'));
  return right.ok ? after(right.value, async () => ok(read.value.dataSources)) : right;
}

function readTeams(operation: typeof searchCountedTeams, signal: AbortSignal): Promise<Teams> {
  return allCounted((offset, perPage) => send(operation, { page: offset / perPage + 1, perPage }, { signal }), {
    size: PAGE_SIZE,
    keyOf: ({ uid }) => uid,
    signal,
  });
}

function readPeerGroups(signal: AbortSignal): Promise<Result<Group[]>> {
  return allCounted(
    (offset, count) =>
      send(peerReads.groups, { startIndex: offset + 1, count, excludedAttributes: 'members' }, { signal }),
    { size: PAGE_SIZE, keyOf: ({ id }) => id, signal }
  );
}

function readPeerFolders(signal: AbortSignal): Promise<Result<Folder[]>> {
  return allContinued(peerReads.folders.id, async (cursor = '1') => {
    const page = Number(cursor);
    const hits = await send(peerReads.folders, { page, limit: PAGE_SIZE }, { signal });
    const next = hits.ok && hits.value.length === PAGE_SIZE ? String(page + 1) : undefined;
    return hits.ok ? ok({ items: hits.value, next }) : hits;
  });
}

/** A Grafana whose edition has no permissions on them does not know the address that describes them. */
async function readPeerDataSources(right: Result<void>, signal: AbortSignal): Promise<DataSources> {
  const described = await send(peerReads.dataSourcePermissions, undefined, { signal });
  if (!described.ok) {
    return described.fault.kind === 'not-found' ? ok(undefined) : described;
  }
  return after<readonly DataSource[]>(right, () => send(peerReads.dataSources, undefined, { signal }));
}

async function readPeerScim(signal: AbortSignal): Promise<Result<ScimFacts>> {
  const [config, admin] = await Promise.all([
    send(peerReads.scimConfig, undefined, { signal }),
    send(peerReads.adminSettings, undefined, { signal }),
  ]);
  return scimFacts(switchesOf(dynamicOf(config), admin));
}

/** Unknown switches of a Grafana that has SCIM are a fault, where one was the reason. */
function scimFacts(settings: Omit<ScimSettings, 'canWrite'>): Result<ScimFacts> {
  const { userSync, groupSync, rejectNonProvisioned, availability, faults } = settings;
  const switches = { userSync, groupSync, rejectNonProvisioned };
  const isAvailable = availability === 'available';
  const [fault] = faults;
  const isUnknown = isAvailable && SWITCHES.every((id) => switches[id].value === 'unknown');
  return isUnknown && fault ? failed(fault) : ok({ isAvailable, switches });
}

async function readPeerMapping(permissions: HeldPermissions, signal: AbortSignal): Promise<Result<string | undefined>> {
  const found = await send(getPeerMapping, undefined, { signal });
  if (!found.ok) {
    const isAbsent = found.fault.kind === 'not-found' && mayReadRecords(permissions);
    return isAbsent ? ok(undefined) : notRead(found.fault);
  }
  const record = recordOf('mapping', RECORD_UIDS.mapping, found.value);
  if (!record.ok) {
    return failed({ ...record.fault, operation: getPeerMapping.id });
  }
  const { body } = record.value;
  return typeof body === 'string'
    ? ok(body)
    : failed({
        ...malformedRecord(RECORD_UIDS.mapping, 'the mapping in it is not text.'),
        operation: getPeerMapping.id,
      });
}

/** Without the right to see it, a record that is there is answered as if it were not. */
const notRead = (fault: Fault): Result<never> =>
  failed(fault.kind === 'not-found' ? lacking('dashboards:read', fault.operation) : fault);
