import { createStack, type Stack } from '../testing/createStack';
import type { PluginManifest } from '../plugin';
import { putGrant } from '../store/grants';
import { permission } from './evaluate';
import { roleUid } from './roles';

const VIEW = ['folders:read', 'dashboards:read'];

async function permissionsOf(stack: Stack, as: string, query = ''): Promise<Record<string, string[]>> {
  const answer = await stack.send(as, 'GET', `/api/access-control/user/permissions${query}`);
  return answer.body as Record<string, string[]>;
}

function folder({ sandbox }: Stack, uid: string, parentUid = ''): void {
  const at = '2026-03-01T12:00:00Z';
  const by = { createdBy: 'admin', updatedBy: 'admin', createdAt: at, updatedAt: at };
  sandbox.store.folders.insert({ uid, title: uid, description: '', parentUid, version: 1, ...by });
}

describe('effective permissions', () => {
  it('are kept for a minute, reloaded when the identity asks for it', async () => {
    const stack = await createStack();
    const id = await stack.person('vera');
    const as = 'vera:vera-password';
    expect((await permissionsOf(stack, as))['folders:read']).not.toContain('folders:uid:prod');
    putGrant(stack.sandbox, { holder: { kind: 'user', id }, scope: 'folders:uid:prod', level: 'View', actions: VIEW });
    expect((await permissionsOf(stack, as))['folders:read']).not.toContain('folders:uid:prod');
    expect((await permissionsOf(stack, as, '?reloadcache=true'))['folders:read']).toContain('folders:uid:prod');
    stack.clock.advance(59_999);
    putGrant(stack.sandbox, { holder: { kind: 'user', id }, scope: 'folders:uid:dev', level: 'View', actions: VIEW });
    expect((await permissionsOf(stack, as))['folders:read']).not.toContain('folders:uid:dev');
    stack.clock.advance(1);
    expect((await permissionsOf(stack, as))['folders:read']).toContain('folders:uid:dev');
  });

  it('of a team reach its members, and no service account by its role', async () => {
    const stack = await createStack();
    const [vera, team] = [await stack.person('vera'), await stack.team('SRE')];
    await stack.send('admin:admin', 'POST', `/api/teams/${team}/members`, { userId: vera });
    const holder = { kind: 'team' as const, id: team };
    putGrant(stack.sandbox, { holder, scope: 'folders:uid:prod', level: 'View', actions: VIEW });
    expect((await permissionsOf(stack, 'vera:vera-password'))['folders:read']).toContain('folders:uid:prod');
    const { token } = await stack.account('viewer', 'Viewer');
    expect((await permissionsOf(stack, token))['folders:read']).not.toContain('folders:uid:prod');
  });

  it('on a folder count for what is below it, not beside it', async () => {
    const stack = await createStack({ permissionCacheMs: 0, identityCacheMs: 0 });
    const id = await stack.person('vera');
    folder(stack, 'prod');
    folder(stack, 'payments', 'prod');
    folder(stack, 'dev');
    putGrant(stack.sandbox, { holder: { kind: 'user', id }, scope: 'folders:uid:prod', level: 'View', actions: VIEW });
    const principal = {
      ...{ kind: 'user' as const, id, uid: '', login: 'vera', email: '', name: '' },
      ...{ orgRole: 'Viewer' as const, isGrafanaAdmin: false, teamIds: [] },
    };
    const reads = (uid: string) => stack.sandbox.rbac.can(principal, permission('folders:read', `folders:uid:${uid}`));
    expect([reads('prod'), reads('payments'), reads('dev')]).toEqual([true, true, false]);
  });

  it('come from assigned roles on Enterprise', async () => {
    const stack = await createStack({ edition: 'enterprise', permissionCacheMs: 0 });
    const { id, token } = await stack.account('plugin', 'None');
    expect((await stack.send(token, 'GET', '/api/teams/search')).status).toBe(403);
    stack.sandbox.store.roleAssignments.insert({
      roleUid: roleUid('fixed:teams:writer'),
      holder: { kind: 'user', id },
      createdAt: '2026-03-01T12:00:00Z',
    });
    expect((await stack.send(token, 'GET', '/api/teams/search')).status).toBe(200);
    expect((await stack.send(token, 'GET', '/api/org/users')).status).toBe(403);
  });

  it('of a plugin begin with its first settings', async () => {
    const plugin: PluginManifest = {
      id: 'example-app',
      name: 'Example',
      type: 'app',
      roles: [{ role: { name: 'Reader', permissions: [{ action: 'example-app.things:read' }] }, grants: ['Editor'] }],
    };
    const stack = await createStack({ plugin });
    await stack.person('eddy', 'Editor');
    await stack.person('vera');
    expect(await permissionsOf(stack, 'eddy:eddy-password')).not.toHaveProperty(['example-app.things:read']);
    stack.sandbox.store.pluginSettings.insert({
      ...{ pluginId: 'example-app', enabled: true, pinned: true, pluginVersion: '', updatedAt: '' },
      ...{ jsonData: null, secureJsonData: {} },
    });
    expect((await permissionsOf(stack, 'eddy:eddy-password'))['example-app.things:read']).toEqual(['']);
    expect(await permissionsOf(stack, 'vera:vera-password')).not.toHaveProperty(['example-app.things:read']);
    expect((await permissionsOf(stack, 'admin:admin'))['example-app.things:read']).toEqual(['']);
  });
});

describe('the search over everybody', () => {
  it('is current at once, the search for one identity is kept', async () => {
    const stack = await createStack();
    const id = await stack.person('vera');
    const base = '/api/access-control/users/permissions/search?action=folders:write';
    const one = `${base}&namespacedId=user:${id}`;
    expect((await stack.send('admin:admin', 'GET', one)).body).toEqual({ [id]: {} });
    const grant = { scope: 'folders:uid:prod', level: 'Edit', actions: ['folders:write'] };
    putGrant(stack.sandbox, { holder: { kind: 'user', id }, ...grant });
    expect((await stack.send('admin:admin', 'GET', base)).body).toHaveProperty([String(id)]);
    expect((await stack.send('admin:admin', 'GET', one)).body).toEqual({ [id]: {} });
  });

  it('asks for one of action and prefix, for a known kind of identity and a known one', async () => {
    const { send } = await createStack();
    const search = async (query: string) =>
      (await send('admin:admin', 'GET', `/api/access-control/users/permissions/search?${query}`)).status;
    expect(await search('')).toBe(400);
    expect(await search('action=a&actionPrefix=b')).toBe(400);
    expect(await search('action=a&namespacedId=team:1')).toBe(500);
    expect(await search('action=a&namespacedId=user:nobody')).toBe(400);
    expect(await search('action=a&namespacedId=user:99')).toBe(500);
  });
});
