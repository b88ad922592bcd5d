import { createSandbox } from '../handle';
import type { Ini } from '../store/createStore';
import type { Edition } from '../Sandbox';

const CONFIG = '/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default';

const basic = (login: string): string => `Basic ${Buffer.from(`${login}:${login}`).toString('base64')}`;

async function start(options: { edition?: Edition; ini?: Ini } = {}) {
  const sandbox = await createSandbox({ story: 'fresh', ...options });
  const send =
    (login: string) =>
    async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
      const answer = await sandbox.handle(
        new Request(`${sandbox.grafanaUrl}${path}`, {
          method,
          headers: { authorization: basic(login), 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        })
      );
      const text = await answer.text();
      return {
        status: answer.status,
        body: text.startsWith('{') || text.startsWith('[') || text === 'true' ? JSON.parse(text) : text,
      };
    };
  const admin = send('admin');
  const { body } = await admin('POST', '/api/admin/users', { login: 'anna', email: 'anna@x.test', password: 'anna' });
  await admin('PATCH', `/api/org/users/${String(Reflect.get(Object(body), 'id'))}`, { role: 'Admin' });
  return { sandbox, admin, ana: send('anna') };
}

const object = (spec: unknown, metadata: object = {}) => ({
  apiVersion: 'scim.grafana.app/v0alpha1',
  kind: 'SCIMConfig',
  metadata: { name: 'default', namespace: 'default', ...metadata },
  spec,
});

const ON = { enableUserSync: true, enableGroupSync: true, rejectNonProvisionedUsers: false };

const status = (code: number, reason: string) => ({
  status: code,
  body: { kind: 'Status', status: 'Failure', reason, code },
});

describe('the dynamic SCIM settings', () => {
  it('are read, replaced, deleted and made again', async () => {
    const { admin } = await start();
    expect(await admin('GET', CONFIG)).toMatchObject({ status: 200, body: { kind: 'SCIMConfig', spec: ON } });
    expect(await admin('PUT', CONFIG, object({ enableUserSync: true }))).toMatchObject({
      status: 200,
      body: { spec: { enableUserSync: true, enableGroupSync: false, rejectNonProvisionedUsers: false } },
    });
    expect((await admin('DELETE', CONFIG)).status).toBe(200);
    expect(await admin('GET', CONFIG)).toMatchObject(status(404, 'NotFound'));
    expect(await admin('DELETE', CONFIG)).toMatchObject(status(404, 'NotFound'));
    expect((await admin('GET', CONFIG.replace(/\/default$/, ''))).body).toMatchObject({ items: [] });
    expect((await admin('PUT', CONFIG, object(ON))).status).toBe(201);
  });

  it('are replaced only in the version that was read', async () => {
    const { admin } = await start();
    const read = (await admin('GET', CONFIG)).body;
    const change = { ...Object(read), spec: { ...ON, enableGroupSync: false } };
    expect((await admin('PUT', CONFIG, change)).status).toBe(200);
    expect(await admin('PUT', CONFIG, change)).toMatchObject(status(409, 'Conflict'));
    await admin('DELETE', CONFIG);
    await admin('PUT', CONFIG, object(ON));
    expect(await admin('PUT', CONFIG, change)).toMatchObject(status(409, 'Conflict'));
  });

  it.each([
    ['no JSON', '{'],
    ['no object', []],
    ['no spec', { ...object(ON), spec: undefined }],
    ['a switch that is text', object({ enableUserSync: 'true' })],
    ['another kind', { ...object(ON), kind: 'Other' }],
    ['another name', object(ON, { name: 'other' })],
    ['another namespace', object(ON, { namespace: 'org-2' })],
  ])('are refused with %s', async (_, body) => {
    const { admin } = await start();
    expect(await admin('PUT', CONFIG, body)).toMatchObject(status(400, 'BadRequest'));
    expect((await admin('GET', CONFIG)).body).toMatchObject({ spec: ON });
  });

  it('are a server administrator’s, in one namespace', async () => {
    const { admin, ana } = await start();
    expect(await ana('GET', CONFIG)).toMatchObject(status(403, 'Forbidden'));
    expect(await ana('PUT', CONFIG, object(ON))).toMatchObject(status(403, 'Forbidden'));
    expect((await admin('GET', CONFIG.replace('namespaces/default', 'namespaces/stacks-1'))).status).toBe(403);
    expect(await admin('GET', CONFIG.replace('namespaces/default', 'namespaces/org-2'))).toMatchObject(
      status(403, 'Forbidden')
    );
    expect(await admin('GET', CONFIG.replace(/default$/, 'other'))).toMatchObject(status(404, 'NotFound'));
  });
});

describe('settings of the ini file', () => {
  it('show auth.scim with what the file sets, secrets covered', async () => {
    const { admin, ana } = await start({
      ini: { 'auth.scim': { group_sync_enabled: 'true' }, smtp: { password: 'geheim' } },
    });
    expect((await admin('GET', '/api/admin/settings')).body).toMatchObject({
      'auth.scim': { user_sync_enabled: 'false', group_sync_enabled: 'true', reject_non_provisioned_users: 'false' },
      'auth.saml': { assertion_attribute_external_uid: 'userUID' },
      smtp: { password: '*********' },
      enterprise: { license_path: '*********' },
    });
    expect((await ana('GET', '/api/admin/settings')).status).toBe(403);
  });
});

describe('single sign-on', () => {
  const SAML = '/api/v1/sso-settings/saml';

  it('takes SAML from the database over the file, and keeps a covered secret', async () => {
    const { admin } = await start();
    expect((await admin('GET', SAML)).body).toMatchObject({
      source: 'system',
      settings: { enabled: false, assertionAttributeExternalUid: 'userUID' },
    });
    expect((await admin('PUT', SAML, { settings: { enabled: true, privateKey: 'geheim' } })).status).toBe(204);
    expect((await admin('GET', SAML)).body).toMatchObject({
      source: 'database',
      settings: { enabled: true, privateKey: '*********' },
    });
    expect((await admin('PATCH', SAML, { settings: { name: 'Okta', privateKey: '*********' } })).status).toBe(204);
    expect((await admin('GET', SAML)).body).toMatchObject({
      settings: { enabled: true, name: 'Okta', privateKey: '*********' },
    });
    expect((await admin('DELETE', SAML)).status).toBe(204);
    expect((await admin('DELETE', SAML)).status).toBe(404);
  });

  it.each([
    ['PUT', {}, 400],
    ['PUT', '{', 400],
    ['PATCH', { settings: {} }, 400],
  ])('refuses %s %j', async (method, body, code) => {
    const { admin } = await start();
    expect((await admin(method, SAML, body)).status).toBe(code);
  });

  it('is a server administrator’s, and has no SAML on OSS', async () => {
    const { ana } = await start();
    expect((await ana('GET', SAML)).status).toBe(403);
    const { admin } = await start({ edition: 'oss' });
    expect(await admin('GET', SAML)).toMatchObject({ status: 404, body: { messageId: 'sso.notFound' } });
    expect(
      (await admin('PUT', '/api/v1/sso-settings/okta', { settings: { enabled: true, clientId: '' } })).body
    ).toMatchObject({
      messageId: 'sso.emptyClientId',
    });
  });
});

describe('the licence', () => {
  it('is there for server administrators', async () => {
    const { admin, ana } = await start();
    expect(await admin('GET', '/api/licensing/check')).toEqual({ status: 200, body: true });
    expect((await admin('GET', '/api/licensing/token')).body).toMatchObject({ company: 'Example', trial: false });
    expect((await admin('GET', '/api/licensing/refresh-stats')).body).toMatchObject({ active_admins_and_editors: 1 });
    expect((await ana('GET', '/api/licensing/token')).status).toBe(403);
  });
});

describe('Team Sync', () => {
  it('adds, lists, finds and removes external groups of a team', async () => {
    const { admin, ana } = await start();
    const { body } = await admin('POST', '/api/teams', { name: 'SRE' });
    const path = `/api/teams/${String(Reflect.get(Object(body), 'teamId'))}/groups`;
    const groupId = 'cn=sre,ou=groups';
    expect((await ana('POST', path, { groupId })).body).toEqual({ message: 'Group added to Team' });
    expect((await ana('POST', path, { groupId })).body).toEqual({ message: 'Group is already added to this team' });
    expect((await ana('POST', path, {})).status).toBe(400);
    expect((await admin('GET', path)).body).toMatchObject([{ orgId: 1, groupId }]);
    expect((await admin('GET', `${path}/search?query=CN%3Dsre`)).body).toMatchObject({
      totalCount: 1,
      teamGroups: [{ groupId }],
    });
    expect((await admin('DELETE', `${path}?groupId=${encodeURIComponent(groupId)}`)).body).toEqual({
      message: 'Team Group removed',
    });
    expect((await admin('DELETE', `${path}?groupId=x`)).status).toBe(404);
    expect((await admin('GET', '/api/teams/999/groups')).status).toBe(404);
  });
});
