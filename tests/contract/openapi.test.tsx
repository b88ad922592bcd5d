import { createOkta, OKTA_TOKEN, OKTA_URL } from '../../sandbox/okta/createOkta';
import { grafanaOperations } from '../../src/api/grafana';
import { addAccountRole } from '../../src/api/grafana/addAccountRole';
import { addTeamRole } from '../../src/api/grafana/addTeamRole';
import { closeRecordsFolder } from '../../src/api/grafana/closeRecordsFolder';
import { createAnnotation } from '../../src/api/grafana/createAnnotation';
import { createFolder } from '../../src/api/grafana/createFolder';
import { createRole } from '../../src/api/grafana/createRole';
import { createServiceAccount } from '../../src/api/grafana/createServiceAccount';
import { createToken } from '../../src/api/grafana/createToken';
import { deleteToken } from '../../src/api/grafana/deleteToken';
import { getAdminSettings } from '../../src/api/grafana/getAdminSettings';
import { getDashboard } from '../../src/api/grafana/getDashboard';
import { getLicence } from '../../src/api/grafana/getLicence';
import { getOwnPermissions } from '../../src/api/grafana/getOwnPermissions';
import { getPluginSettings } from '../../src/api/grafana/getPluginSettings';
import { findRole, getRole } from '../../src/api/grafana/getRole';
import { getSsoSettings } from '../../src/api/grafana/getSsoSettings';
import { getTokenOwner } from '../../src/api/grafana/getTokenOwner';
import { findAccountRoles, listAccountRoles } from '../../src/api/grafana/listAccountRoles';
import { listDashboardVersions } from '../../src/api/grafana/listDashboardVersions';
import { describeDataSourcePermissions } from '../../src/api/grafana/describeDataSourcePermissions';
import { listDataSourceGrants } from '../../src/api/grafana/listDataSourceGrants';
import { listDataSources } from '../../src/api/grafana/listDataSources';
import { listFolderGrants } from '../../src/api/grafana/listFolderGrants';
import { findRoles, listRoles } from '../../src/api/grafana/listRoles';
import { listTeamBindings } from '../../src/api/grafana/listTeamBindings';
import { listTeamGroups } from '../../src/api/grafana/listTeamGroups';
import { listTeamMembers } from '../../src/api/grafana/listTeamMembers';
import { listTeams } from '../../src/api/grafana/listTeams';
import { findTokens, listTokens } from '../../src/api/grafana/listTokens';
import { removeAccountRole } from '../../src/api/grafana/removeAccountRole';
import { removeTeamRole } from '../../src/api/grafana/removeTeamRole';
import { saveDashboard } from '../../src/api/grafana/saveDashboard';
import { savePluginSettings } from '../../src/api/grafana/savePluginSettings';
import { searchFolderPermissions } from '../../src/api/grafana/searchFolderPermissions';
import { searchFolders } from '../../src/api/grafana/searchFolders';
import { searchOrgUsers } from '../../src/api/grafana/searchOrgUsers';
import { searchPermissions } from '../../src/api/grafana/searchPermissions';
import { searchRecords } from '../../src/api/grafana/searchRecords';
import { findServiceAccounts, searchServiceAccounts } from '../../src/api/grafana/searchServiceAccounts';
import { searchTeamRoles } from '../../src/api/grafana/searchTeamRoles';
import { searchCountedTeams, searchTeams } from '../../src/api/grafana/searchTeams';
import { setTeamDataSourcePermission } from '../../src/api/grafana/setTeamDataSourcePermission';
import { setTeamFolderPermission } from '../../src/api/grafana/setTeamFolderPermission';
import { updateServiceAccount } from '../../src/api/grafana/updateServiceAccount';
import { oktaOperations } from '../../src/api/okta';
import { keepOkta } from '../../src/api/okta/keepOkta';
import { listOktaGroups } from '../../src/api/okta/listOktaGroups';
import { peerOperations } from '../../src/api/peer';
import { getPeerMapping } from '../../src/api/peer/getPeerMapping';
import { getPeerServer } from '../../src/api/peer/getPeerServer';
import { listPeerTeamRoles } from '../../src/api/peer/listPeerTeamRoles';
import { peerReads } from '../../src/api/peer/peerReads';
import { RECORD_UIDS } from '../../src/api/records/recordKinds';
import { RECORDS_FOLDER_UID } from '../../src/api/records/folder';
import { scimOperations } from '../../src/api/scim';
import { createGroup } from '../../src/api/scim/createGroup';
import { createUser } from '../../src/api/scim/createUser';
import { deleteGroup } from '../../src/api/scim/deleteGroup';
import { deleteScimConfig } from '../../src/api/scim/deleteScimConfig';
import { deleteUser } from '../../src/api/scim/deleteUser';
import { getGroup } from '../../src/api/scim/getGroup';
import { getScimConfig } from '../../src/api/scim/getScimConfig';
import { getServiceProviderConfig } from '../../src/api/scim/getServiceProviderConfig';
import { getUser } from '../../src/api/scim/getUser';
import { listGroups } from '../../src/api/scim/listGroups';
import { listUsers } from '../../src/api/scim/listUsers';
import { patchGroup } from '../../src/api/scim/patchGroup';
import { patchUser } from '../../src/api/scim/patchUser';
import { putScimConfig } from '../../src/api/scim/putScimConfig';
import { replaceGroup } from '../../src/api/scim/replaceGroup';
import { replaceUser } from '../../src/api/scim/replaceUser';
import { changeSettings } from '../../src/api/connect/changeSettings';
import { connect } from '../../src/api/connect/connect';
import type { Operation } from '../../src/api/transport/Operation';
import { send } from '../../src/api/transport/send';
import { apiOnSandbox } from '../support/apiOnSandbox';
import { provision } from '../support/provision';
import { checkedAgainstOpenApi } from './checkedAgainstOpenApi';
import { readOpenApiDocument, type OpenApiDocument } from './openApiDocument';

const operations = [...grafanaOperations, ...scimOperations, ...oktaOperations, ...peerOperations];
const document = readOpenApiDocument();

/** Sends operations and tells which; a fault of any of them ends the test. */
function sender() {
  const sent = new Set<string>();
  const ask = async <I, O>(operation: Operation<I, O>, input: I): Promise<O> => {
    sent.add(operation.id);
    const result = await send(operation, input);
    if (!result.ok) {
      throw new Error(`${operation.id}: ${JSON.stringify(result.fault)}`);
    }
    return result.value;
  };
  return { sent, ask };
}

const page = { page: 1, perPage: 10 };

/** Asks everything that the plugin can ask, on an organisation that has some of everything. */
async function askEverything(ask: ReturnType<typeof sender>['ask']): Promise<void> {
  const made = await ask(createServiceAccount, { name: 'Another', role: 'Viewer', isDisabled: false });
  const accountId = made.id;
  await ask(updateServiceAccount, { accountId, isDisabled: false });
  await ask(findServiceAccounts, page);
  await ask(searchServiceAccounts, { ...page, query: 'Another' });
  const { id: tokenId } = await ask(createToken, { accountId, name: 'one', secondsToLive: 3600 });
  await ask(findTokens, { accountId });
  await ask(listTokens, { accountId });
  await ask(deleteToken, { accountId, tokenId });

  await letReadLicence(ask);
  const [role] = await ask(listRoles, { delegatable: true });
  const roleUid = role?.uid ?? '';
  await ask(addAccountRole, { accountId, roleUid });
  await ask(findAccountRoles, { accountId });
  await ask(listAccountRoles, { accountId });
  await ask(removeAccountRole, { accountId, roleUid });
  await ask(searchPermissions, { accountId });
  const permissions = [{ action: 'teams:create' }];
  const custom = { name: 'custom:one', displayName: 'One', description: '', group: 'Provisioning', permissions };
  const { uid: customUid } = await ask(createRole, custom);
  await ask(findRole, { roleUid: customUid });
  await ask(getRole, { roleUid: customUid });

  const found = await ask(searchTeams, page);
  await ask(searchCountedTeams, page);
  const [team] = found.items;
  const teamId = team?.id ?? 0;
  await ask(listTeams, { limit: 10 });
  await ask(listTeamBindings, { limit: 10 });
  await ask(listTeamMembers, { teamId });
  await ask(listTeamGroups, { teamId });
  await ask(addTeamRole, { teamId, roleUid });
  await ask(searchTeamRoles, { teamIds: [teamId] });
  await ask(removeTeamRole, { teamId, roleUid });
  await ask(searchOrgUsers, page);

  await ask(searchFolderPermissions, undefined);
  await ask(searchFolders, { page: 1, limit: 10 });
  await ask(setTeamFolderPermission, { folderUid: 'production', teamUid: team?.uid ?? '', permission: 'Edit' });
  await ask(listFolderGrants, { folderUid: 'production' });

  await ask(describeDataSourcePermissions, undefined);
  const [dataSource] = await ask(listDataSources, undefined);
  const dataSourceUid = dataSource?.uid ?? '';
  await ask(setTeamDataSourcePermission, { dataSourceUid, teamUid: team?.uid ?? '', permission: 'Query' });
  await ask(listDataSourceGrants, { dataSourceUid });

  await ask(createFolder, { uid: RECORDS_FOLDER_UID, title: 'Records' });
  await ask(closeRecordsFolder, undefined);
  const dashboard = { uid: 'a-record', title: 'A record', tags: ['record'] };
  await ask(saveDashboard, { dashboard, folderUid: RECORDS_FOLDER_UID, message: 'first' });
  const mapping = { uid: RECORD_UIDS.mapping, title: 'Mapping' };
  await ask(saveDashboard, { dashboard: mapping, folderUid: RECORDS_FOLDER_UID, message: 'first' });
  await ask(getDashboard, { uid: 'a-record' });
  await ask(listDashboardVersions, { uid: 'a-record', limit: 10 });
  await ask(searchRecords, { tag: 'record', limit: 10 });
  await ask(createAnnotation, { timeMs: 1, tags: ['scim-manager'], text: 'Applied' });

  await ask(getOwnPermissions, undefined);
  await ask(getTokenOwner, undefined);
  await ask(getAdminSettings, undefined);
  await ask(getSsoSettings, undefined);
  await ask(getLicence, undefined);
  await askPeer(ask, teamId);
  await askScim(ask);
  expect(await keepOkta({ url: OKTA_URL, token: OKTA_TOKEN })).toMatchObject({ ok: true });
  await ask(listOktaGroups, { limit: 2 });
  const { jsonData } = await ask(getPluginSettings, undefined);
  await ask(savePluginSettings, { enabled: true, pinned: true, jsonData: { ...jsonData } });
}

/** Everything that another Grafana is asked; here it is the same one, by way of the peer's routes. */
async function askPeer(ask: ReturnType<typeof sender>['ask'], teamId: number): Promise<void> {
  await ask(peerReads.permissions, undefined);
  await ask(peerReads.adminSettings, undefined);
  await ask(peerReads.scimConfig, undefined);
  await ask(peerReads.groups, { startIndex: 1, count: 10 });
  await ask(peerReads.teams, page);
  await ask(peerReads.people, page);
  await ask(peerReads.roles, {});
  await ask(peerReads.folders, { page: 1, limit: 10 });
  await ask(peerReads.folderGrants, { folderUid: 'production' });
  await ask(peerReads.dataSources, undefined);
  await ask(peerReads.dataSourcePermissions, undefined);
  await ask(peerReads.dataSourceGrants, { dataSourceUid: 'loki' });
  await ask(listPeerTeamRoles, { teamId });
  await ask(getPeerServer, undefined);
  await ask(getPeerMapping, undefined);
}

const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const patch = (value: Record<string, unknown>) => ({
  schemas: [PATCH_SCHEMA],
  Operations: [{ op: 'replace', value }],
});

/** The basic role Admin does not hold `licensing:read`. */
async function letReadLicence(ask: ReturnType<typeof sender>['ask']): Promise<void> {
  const roles = await ask(findRoles, {});
  const { jsonData } = await ask(getPluginSettings, undefined);
  const roleUid = roles.find(({ name }) => name === 'fixed:licensing:reader')?.uid ?? '';
  await ask(addAccountRole, { accountId: Number(jsonData?.['serviceAccountId']), roleUid });
}

/** The SCIM endpoint as an identity provider uses it, and its settings at last. */
async function askScim(ask: ReturnType<typeof sender>['ask']): Promise<void> {
  await ask(getServiceProviderConfig, undefined);
  await ask(listUsers, { filter: 'userName eq "nobody"', startIndex: 1, count: 10 });
  const person = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'grace.hopper@example.com',
    externalId: 'ext-grace',
    active: true,
  };
  const { id } = await ask(createUser, person);
  await ask(replaceUser, { id, body: { ...person, displayName: 'Grace Hopper' } });
  await ask(patchUser, { id, body: patch({ active: false }) });
  expect(await ask(getUser, { id })).toMatchObject({ displayName: 'Grace Hopper', active: false });

  const group = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Compilers',
    members: [{ value: id }],
  };
  const { id: groupId } = await ask(createGroup, group);
  await ask(replaceGroup, { id: groupId, body: { ...group, displayName: 'Compiler writers' } });
  await ask(patchGroup, { id: groupId, body: patch({ externalId: 'ext-compilers' }) });
  expect(await ask(getGroup, { id: groupId })).toEqual({
    id: groupId,
    displayName: 'Compiler writers',
    externalId: 'ext-compilers',
    memberIds: [id],
  });
  await ask(listGroups, { startIndex: 1, count: 10 });
  await ask(deleteGroup, { id: groupId });
  await ask(deleteUser, { id });

  await ask(putScimConfig, await ask(getScimConfig, undefined));
  await ask(deleteScimConfig, undefined);
}

async function connectedWorld() {
  const witness = checkedAgainstOpenApi();
  const { sandbox } = await apiOnSandbox({
    story: 'fresh',
    upstreams: { [OKTA_URL]: createOkta() },
    ...(witness ? { around: witness.around } : {}),
  });
  await provision(sandbox, {
    people: ['Ada Lovelace'],
    groups: { SRE: ['Ada Lovelace'] },
    folders: [{ title: 'Production' }],
    dataSources: ['Loki'],
  });
  const peer = { peerUrl: sandbox.grafanaUrl, peerNamespace: sandbox.namespace };
  expect(await changeSettings(peer, { peerToken: sandbox.info().tokens.admin })).toMatchObject({ ok: true });
  const connected = await connect({ onStep: () => undefined });
  expect(connected).toMatchObject({ ok: true });
  return witness;
}

let check: Awaited<ReturnType<typeof connectedWorld>>;
const { sent, ask } = sender();

beforeAll(async () => {
  check = await connectedWorld();
  await askEverything(ask);
});

test('the sandbox answers every operation, and its decoder takes the answer', () => {
  expect([...sent].sort()).toEqual(operations.map(({ id }) => id).sort());
});

/** `../shared/contract` is handed over with the project, but is no part of it. */
const withDocument = document ? describe : describe.skip;
const title = document ? "Grafana's OpenAPI document" : "Grafana's OpenAPI document (skipped: it is not there)";

withDocument(title, () => {
  const described = (): OpenApiDocument => document ?? { paths: {} };

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s is where it says',
    (_, operation) => {
      const { method, openApi } = operation;
      const methods = Object.keys(('path' in openApi && described().paths[openApi.path]) || {});
      expect(methods.includes(method.toLowerCase())).toBe('path' in openApi);
    }
  );

  test('describes what the plugin asks and what the sandbox answers', () => {
    expect(check?.breaches).toEqual([]);
    const wanted = operations.flatMap(({ method, openApi }) => ('path' in openApi ? `${method} ${openApi.path}` : []));
    expect([...(check?.seen ?? [])]).toEqual(expect.arrayContaining(wanted));
  });

  /** What is noticed when a request meets an answer. */
  const noticed = async (answer: Response, path: string, init?: RequestInit) => {
    const alone = checkedAgainstOpenApi(described());
    await alone?.around(() => Promise.resolve(answer))(new Request(`http://grafana.test${path}`, init));
    return alone?.breaches;
  };

  test.each([
    ['a wrong type', () => Response.json({ title: 7 })],
    ['a wrong type deep inside', () => Response.json({ parents: [{ id: 'one' }] })],
    ['something that is no JSON', () => new Response('<html>')],
    ['a success that is not described', () => new Response(null, { status: 204 })],
  ])('would notice %s', async (_, answer) => {
    expect(await noticed(answer(), '/api/folders/any')).toMatchObject([{ part: 'answer' }]);
  });

  test.each([
    ['a parameter', '/api/folders?colour=red', { title: 'Red' }],
    ['a field', '/api/folders', { title: 'Red', colour: 'red' }],
    ['a type', '/api/folders', { title: 7 }],
  ])('would notice %s that Grafana does not know', async (_, path, body) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    expect(await noticed(Response.json({}), path, init)).toMatchObject([{ part: 'request' }]);
  });
});
