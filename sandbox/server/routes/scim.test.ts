import fc from 'fast-check';
import { at, createScimClient, patchOf, person, type Answer } from '../../../tests/traces/ScimClient';
import { createSandbox } from '../handle';
import type { Sandbox } from '../Sandbox';

const grafana = async (
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  token = sandbox.info().tokens.admin
) => {
  const answer = await sandbox.handle(
    new Request(`${sandbox.grafanaUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  );
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : text,
  };
};

const scimError = (status: number, scimType?: string) => ({
  status,
  body: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.any(String) as unknown,
    ...(scimType === undefined ? {} : { scimType }),
  },
});

const idOf = (answer: Answer): string => String(at(answer.body, 'id'));

const setSwitches = (sandbox: Sandbox, spec: Record<string, boolean>) =>
  grafana(sandbox, 'PUT', '/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default', {
    apiVersion: 'scim.grafana.app/v0alpha1',
    kind: 'SCIMConfig',
    metadata: { name: 'default', namespace: 'default' },
    spec,
  });

describe('users', () => {
  it('are Grafana’s people, provisioned, with a uid made of the externalId', async () => {
    const client = await createScimClient();
    const created = await client.send(
      'POST',
      '/Users',
      person('Ada@Example.test', { externalId: '00u1', displayName: 'Ada' })
    );
    expect(created).toMatchObject({ status: 201, body: { id: 'scim-00u1', userName: 'Ada@Example.test' } });

    const { body } = await grafana(client.sandbox, 'GET', '/api/org/users?query=ada');
    expect(body).toMatchObject([
      {
        uid: 'scim-00u1',
        login: 'ada@example.test',
        email: 'ada@example.test',
        name: 'Ada',
        role: 'Viewer',
        isProvisioned: true,
      },
    ]);
  });

  it('take over a local account with the same login or e-mail, which keeps its uid and role', async () => {
    const client = await createScimClient();
    const { body } = await grafana(client.sandbox, 'POST', '/api/admin/users', {
      login: 'ada',
      email: 'ada@example.test',
      password: 'ada-password',
    });
    await grafana(client.sandbox, 'PATCH', `/api/org/users/${String(at(body, 'id'))}`, { role: 'Editor' });

    const taken = await client.send('POST', '/Users', person('ada@example.test'));

    expect(taken.status).toBe(201);
    expect(idOf(taken)).toBe(at(body, 'uid'));
    expect((await grafana(client.sandbox, 'GET', '/api/org/users?query=ada')).body).toMatchObject([
      { uid: at(body, 'uid'), login: 'ada@example.test', role: 'Editor', isProvisioned: true },
    ]);
  });

  it.each([
    ['userName', person('ADA@example.test', { externalId: 'other', emails: [] })],
    ['externalId', person('other@example.test', { externalId: '00u-ada' })],
    ['e-mail', person('other@example.test', { emails: [{ type: 'work', value: 'Ada@example.test' }] })],
  ])('are unique by %s', async (_, body) => {
    const client = await createScimClient();
    const ada = await client.send('POST', '/Users', person('ada@example.test'));
    const other = await client.send('POST', '/Users', person('ben@example.test'));

    expect(await client.send('POST', '/Users', body)).toMatchObject(scimError(409, 'uniqueness'));
    expect(await client.send('PUT', `/Users/${idOf(other)}`, body)).toMatchObject(scimError(409, 'uniqueness'));
    expect((await client.send('GET', `/Users/${idOf(ada)}`)).body).toEqual(ada.body);
    expect((await client.send('GET', `/Users/${idOf(other)}`)).body).toEqual(other.body);
  });

  it('keep what Grafana cannot be without, and lose what a PUT leaves out', async () => {
    const client = await createScimClient();
    const id = idOf(
      await client.send('POST', '/Users', person('ada@example.test', { title: 'Manager', nickName: 'A' }))
    );
    const put = await client.send('PUT', `/Users/${id}`, { userName: 'ada@example.test', nickName: '' });
    expect(put.body).toMatchObject({ externalId: '00u-ada', emails: [{ value: 'ada@example.test' }], active: true });
    expect(put.body).not.toHaveProperty('title');
    expect(put.body).not.toHaveProperty('nickName');
  });

  it('are refused without a userName', async () => {
    const client = await createScimClient();
    const id = idOf(await client.send('POST', '/Users', person('ada@example.test')));
    expect(await client.send('POST', '/Users', { externalId: 'x' })).toMatchObject(scimError(400, 'invalidValue'));
    expect(await client.send('PATCH', `/Users/${id}`, patchOf({ op: 'remove', path: 'userName' }))).toMatchObject(
      scimError(400, 'mutability')
    );
  });

  it('show what somebody changed in Grafana', async () => {
    const client = await createScimClient();
    const id = idOf(await client.send('POST', '/Users', person('ada@example.test')));
    const numeric = client.sandbox.store.users.by('uid', id)?.id ?? 0;
    await grafana(client.sandbox, 'PUT', `/api/users/${numeric}`, {
      login: 'ada2',
      email: 'ada2@example.test',
      name: 'Ada Two',
    });
    await grafana(client.sandbox, 'POST', `/api/admin/users/${numeric}/disable`, {});
    expect((await client.send('GET', `/Users/${id}`)).body).toMatchObject({
      userName: 'ada2',
      displayName: 'Ada Two',
      emails: [{ value: 'ada2@example.test' }],
      active: false,
    });
  });

  it('who are deleted leave teams and are gone', async () => {
    const client = await createScimClient();
    const id = idOf(await client.send('POST', '/Users', person('ada@example.test')));
    const group = idOf(await client.send('POST', '/Groups', { displayName: 'SRE', members: [{ value: id }] }));
    expect((await client.send('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await client.send('GET', `/Groups/${group}`)).body).not.toHaveProperty('members');
    expect(await client.send('GET', `/Users/${id}`)).toMatchObject(scimError(404));
    expect(
      await client.send('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: true }))
    ).toMatchObject(scimError(404));
  });
});

describe('groups', () => {
  const start = async () => {
    const client = await createScimClient();
    const ids: string[] = [];
    for (const name of ['ada', 'ben', 'cal']) {
      ids.push(idOf(await client.send('POST', '/Users', person(`${name}@example.test`))));
    }
    const members = ids.map((value) => ({ value }));
    const created = await client.send('POST', '/Groups', { displayName: 'SRE', externalId: '00g1', members });
    return { client, ids, group: idOf(created), created };
  };

  it('are teams: name, externalUID, members written by a sync', async () => {
    const { client, ids, created } = await start();
    expect(created).toMatchObject({ status: 201, body: { displayName: 'SRE', externalId: '00g1' } });
    const { body } = await grafana(client.sandbox, 'GET', '/api/teams/search?name=SRE');
    expect(body).toMatchObject({ teams: [{ isProvisioned: true, externalUID: '00g1', memberCount: 3 }] });
    const bindings = await grafana(
      client.sandbox,
      'GET',
      '/apis/iam.grafana.app/v0alpha1/namespaces/default/teambindings'
    );
    expect(at(bindings.body, 'items')).toEqual(
      ids.map((name) =>
        expect.objectContaining({
          spec: expect.objectContaining({ subject: expect.objectContaining({ name }), external: true }),
        })
      )
    );
    expect((await client.send('GET', `/Users/${ids[0] ?? ''}`)).body).toMatchObject({ groups: [{ display: 'SRE' }] });
  });

  it('are not local teams, and cannot have the name of one', async () => {
    const { client } = await start();
    await grafana(client.sandbox, 'POST', '/api/teams', { name: 'Local' });
    const { uid = '' } = client.sandbox.store.teams.by('name', 'Local') ?? {};
    expect((await client.send('GET', '/Groups')).body).toMatchObject({ totalResults: 1 });
    expect(await client.send('GET', `/Groups/${uid}`)).toMatchObject(scimError(404));
    expect(await client.send('DELETE', `/Groups/${uid}`)).toMatchObject(scimError(404));
    expect(await client.send('POST', '/Groups', { displayName: 'Local' })).toMatchObject(scimError(409, 'uniqueness'));
    expect(await client.send('POST', '/Groups', { displayName: 'New', externalId: '00g1' })).toMatchObject(
      scimError(409, 'uniqueness')
    );
  });

  it('take their members back when somebody changed them by hand', async () => {
    const { client, ids, group } = await start();
    const team = client.sandbox.store.teams.by('uid', group);
    const cal = client.sandbox.store.users.by('uid', ids[2] ?? '');
    await grafana(client.sandbox, 'DELETE', `/api/teams/${team?.id ?? 0}/members/${cal?.id ?? 0}`);
    expect(at((await client.send('GET', `/Groups/${group}`)).body, 'members')).toHaveLength(2);
    await client.send('PUT', `/Groups/${group}`, { displayName: 'SRE', members: ids.map((value) => ({ value })) });
    expect(at((await client.send('GET', `/Groups/${group}`)).body, 'members')).toHaveLength(3);
  });

  it('keep their members when a PUT does not speak of them', async () => {
    const { client, group } = await start();
    const put = await client.send('PUT', `/Groups/${group}`, { displayName: 'Renamed' });
    expect(put.body).toMatchObject({ displayName: 'Renamed', externalId: '00g1' });
    expect(at(put.body, 'members')).toHaveLength(3);
    expect(
      (await client.send('PUT', `/Groups/${group}`, { displayName: 'Renamed', members: [] })).body
    ).not.toHaveProperty('members');
  });

  it('stay as they were when a member is nobody', async () => {
    const { client, group } = await start();
    const before = (await client.send('GET', `/Groups/${group}`)).body;
    const patch = patchOf(
      { op: 'replace', path: 'displayName', value: 'New' },
      { op: 'remove', path: 'members' },
      { op: 'add', path: 'members', value: [{ value: 'nobody' }] }
    );
    expect(await client.send('PATCH', `/Groups/${group}`, patch)).toMatchObject(scimError(400, 'invalidValue'));
    expect((await client.send('GET', `/Groups/${group}`)).body).toEqual(before);
  });

  it('give what the team may to new members, and take it from old ones', async () => {
    const { client, ids, group } = await start();
    const mayRead = () =>
      client.sandbox.store.managedPermissions
        .of('scope', `teams:id:${client.sandbox.store.teams.by('uid', group)?.id ?? 0}`)
        .map(({ holder }) => holder);
    expect(mayRead()).toHaveLength(3);
    await client.send(
      'PATCH',
      `/Groups/${group}`,
      patchOf({ op: 'remove', path: `members[value eq "${ids[0] ?? ''}"]` })
    );
    expect(mayRead()).toHaveLength(2);
    expect((await client.send('DELETE', `/Groups/${group}`)).status).toBe(204);
    expect(mayRead()).toHaveLength(0);
  });

  it('lose nothing when many requests come at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(2), verb: fc.constantFrom('Add', 'Remove') }), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const { client, ids, group } = await start();
          await client.send('PUT', `/Groups/${group}`, { displayName: 'SRE', members: [] });
          const added = new Set(changes.filter(({ verb }) => verb === 'Add').map(({ who }) => who));
          const removed = new Set(changes.filter(({ verb }) => verb === 'Remove').map(({ who }) => who));
          await Promise.all(
            changes.map(({ who, verb }) =>
              client.send(
                'PATCH',
                `/Groups/${group}`,
                patchOf({ op: verb, path: 'members', value: [{ value: ids[who] }] })
              )
            )
          );
          const members = JSON.stringify((await client.send('GET', `/Groups/${group}`)).body);
          for (const who of added) {
            if (!removed.has(who)) {
              expect(members).toContain(ids[who]);
            }
          }
        }
      ),
      { numRuns: 20 }
    );
  });
});

describe('reading', () => {
  const start = async () => {
    const client = await createScimClient();
    for (const index of [1, 2, 3, 4, 5]) {
      await client.send(
        'POST',
        '/Users',
        person(`user${index}@example.test`, { name: { givenName: 'U', familyName: `${index}` } })
      );
    }
    return client;
  };

  it.each([
    ['?startIndex=0&count=2', 1, 2],
    ['?startIndex=-5', 1, 6],
    ['?startIndex=6&count=100', 6, 1],
    ['?startIndex=7', 7, 0],
    ['?count=0', 1, 0],
    ['?count=-3', 1, 0],
    ['', 1, 6],
  ])('pages %s', async (query, startIndex, itemsPerPage) => {
    const client = await start();
    expect((await client.send('GET', `/Users${query}`)).body).toMatchObject({
      totalResults: 6,
      startIndex,
      itemsPerPage,
    });
  });

  it('counts what a filter finds, and pages it', async () => {
    const client = await start();
    const filter = encodeURIComponent('userName sw "user"');
    const page = await client.send('GET', `/Users?filter=${filter}&startIndex=2&count=2`);
    expect(page.body).toMatchObject({
      totalResults: 5,
      itemsPerPage: 2,
      Resources: [{ userName: 'user2@example.test' }, { userName: 'user3@example.test' }],
    });
  });

  it('leaves out and picks attributes', async () => {
    const client = await start();
    const id = '/Users/scim-00u-user1';
    expect(Object.keys(Object((await client.send('GET', `${id}?attributes=userName,name.familyName`)).body))).toEqual([
      'schemas',
      'id',
      'userName',
      'name',
    ]);
    const rest = (await client.send('GET', `${id}?excludedAttributes=emails,ID,name.givenName,nonsense`)).body;
    expect(rest).toMatchObject({ id: 'scim-00u-user1', name: { familyName: '1' } });
    expect(rest).not.toHaveProperty('emails');
    expect(rest).not.toHaveProperty('name.givenName');

    await client.send('POST', '/Groups', { displayName: 'SRE', members: [{ value: 'scim-00u-user1' }] });
    const groups = (await client.send('GET', '/Groups?excludedAttributes=members&filter=displayName%20eq%20%22sre%22'))
      .body;
    expect(at(groups, 'Resources', 0)).toMatchObject({ displayName: 'SRE' });
    expect(at(groups, 'Resources', 0)).not.toHaveProperty('members');
  });

  it.each([
    ['/Users?filter=userName%20like%20%22x%22', 'invalidFilter'],
    ['/Users?count=ten', 'invalidValue'],
    ['/Groups?filter=userName%20eq%20%22x%22', 'invalidFilter'],
  ])('refuses %s', async (path, scimType) => {
    expect(await (await start()).send('GET', path)).toMatchObject(scimError(400, scimType));
  });

  it('describes itself', async () => {
    const client = await start();
    expect((await client.send('GET', '/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
    });
    expect((await client.send('GET', '/ResourceTypes')).body).toMatchObject({ totalResults: 2 });
    expect((await client.send('GET', '/ResourceTypes/User')).body).toMatchObject({ endpoint: '/Users' });
    expect((await client.send('GET', '/Schemas')).body).toMatchObject({ totalResults: 3 });
    expect((await client.send('GET', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group')).body).toMatchObject({
      name: 'Group',
    });
    expect(await client.send('GET', '/Schemas/urn:x')).toMatchObject(scimError(404));
  });
});

describe('who may', () => {
  const path = '/apis/scim.grafana.app/v0alpha1/namespaces';

  it('answers 401 before anything else', async () => {
    const { sandbox, send } = await createScimClient();
    expect((await send('GET', '/Users/x', undefined, { authorization: '' })).status).toBe(401);
    expect(await grafana(sandbox, 'POST', `${path}/stacks-9/Users`, {}, 'glsa_wrong')).toMatchObject({
      status: 401,
      body: { messageId: 'api-key.invalid' },
    });
  });

  it('serves no other namespace', async () => {
    const { sandbox } = await createScimClient();
    expect(await grafana(sandbox, 'GET', `${path}/stacks-123/Users`)).toMatchObject({
      status: 403,
      body: { messageId: 'authn.invalid-namespace' },
    });
    expect(await grafana(sandbox, 'GET', `${path}/org-2/Users`)).toMatchObject({
      status: 403,
      body: { kind: 'Status' },
    });
  });

  it('does not exist on OSS', async () => {
    const sandbox = await createSandbox({ story: 'fresh', edition: 'oss' });
    expect(await grafana(sandbox, 'GET', `${path}/default/Users`)).toEqual({
      status: 404,
      type: 'text/plain; charset=utf-8',
      body: '404 page not found\n',
    });
  });

  it.each([
    ['GET', '/Users', 'org.users:read'],
    ['POST', '/Users', 'org.users:add'],
    ['PATCH', '/Users/x', 'org.users:write'],
    ['DELETE', '/Users/x', 'org.users:remove'],
    ['GET', '/Groups', 'teams:read'],
    ['POST', '/Groups', 'teams:create'],
    ['PUT', '/Groups/x', 'teams:write'],
    ['DELETE', '/Groups/x', 'teams:delete'],
  ])('%s %s needs %s', async (method, resource, action) => {
    const { sandbox } = await createScimClient();
    const account = await grafana(sandbox, 'POST', '/api/serviceaccounts', { name: 'poor', role: 'Viewer' });
    const token = await grafana(sandbox, 'POST', `/api/serviceaccounts/${String(at(account.body, 'id'))}/tokens`, {
      name: 't',
    });
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const answer = await grafana(sandbox, method, `${path}/default${resource}`, body, String(at(token.body, 'key')));
    expect(answer).toMatchObject(scimError(403));
    expect(at(answer.body, 'detail')).toContain(action);
  });

  it('takes a token with the permissions of Grafana’s documentation and no more', async () => {
    const { sandbox } = await createScimClient();
    const account = String(
      at((await grafana(sandbox, 'POST', '/api/serviceaccounts', { name: 'idp', role: 'None' })).body, 'id')
    );
    const permissions = ['org.users:read', 'org.users:write', 'org.users:add', 'org.users:remove'].map((action) => ({
      action,
      scope: 'users:*',
    }));
    const role = await grafana(sandbox, 'POST', '/api/access-control/roles', { name: 'custom:scim', permissions });
    await grafana(sandbox, 'POST', `/api/access-control/users/${account}/roles`, { roleUid: at(role.body, 'uid') });
    const token = String(
      at((await grafana(sandbox, 'POST', `/api/serviceaccounts/${account}/tokens`, { name: 't' })).body, 'key')
    );
    expect((await grafana(sandbox, 'POST', `${path}/default/Users`, person('ada@example.test'), token)).status).toBe(
      201
    );
    expect((await grafana(sandbox, 'GET', `${path}/default/Groups`, undefined, token)).status).toBe(403);
  });
});

describe('the switches', () => {
  it('stop writing, not reading', async () => {
    const { sandbox, send } = await createScimClient();
    const id = idOf(await send('POST', '/Users', person('ada@example.test')));
    await setSwitches(sandbox, { enableUserSync: false, enableGroupSync: false });
    expect(await send('POST', '/Users', person('ben@example.test'))).toMatchObject(scimError(403));
    expect(await send('DELETE', `/Users/${id}`)).toMatchObject(scimError(403));
    expect(await send('POST', '/Groups', { displayName: 'SRE' })).toMatchObject(scimError(403));
    expect((await send('GET', `/Users/${id}`)).status).toBe(200);

    await setSwitches(sandbox, { enableUserSync: true });
    expect((await send('DELETE', `/Users/${id}`)).status).toBe(204);
    expect(await send('POST', '/Groups', { displayName: 'SRE' })).toMatchObject(scimError(403));
  });

  it('come from the ini file when there is no object', async () => {
    const { sandbox, send } = await createScimClient();
    await sandbox.reset({ 'auth.scim': { user_sync_enabled: 'true' } });
    await grafana(sandbox, 'DELETE', '/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default');
    const headers = { authorization: `Bearer ${sandbox.info().tokens.idp}` };
    expect((await send('POST', '/Users', person('ada@example.test'), headers)).status).toBe(201);
    expect(await send('POST', '/Groups', { displayName: 'SRE' }, headers)).toMatchObject(scimError(403));
  });
});

describe('a body that is none', () => {
  it.each(['', '{', 'null', '[]', '"x"'])('%j is 400 invalidSyntax', async (text) => {
    const { sandbox } = await createScimClient();
    const { scimUrl, tokens } = sandbox.info();
    const answer = await sandbox.handle(
      new Request(`${scimUrl}/Users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.idp}` },
        body: text,
      })
    );
    expect({ status: answer.status, body: (await answer.json()) as unknown }).toMatchObject(
      scimError(400, 'invalidSyntax')
    );
  });
});
