import { createStack, field, type Stack } from '../testing/createStack';
import { createTokenKey, isTokenKey } from './tokenKey';
import { createIds } from '../ids';

let stack: Stack;
beforeEach(async () => {
  stack = await createStack();
});

const messageIdOf = (body: unknown): unknown => (body as { messageId?: string }).messageId;
const whoAmI = (as: string) => stack.send(as, 'GET', '/api/user');

describe('credentials', () => {
  it.each([
    ['nobody', '', 'auth.unauthorized'],
    ['a wrong password', 'admin:wrong', 'password-auth.failed'],
    ['an unknown login', 'nobody:x', 'password-auth.failed'],
    ['no token', 'glsa_wrong', 'api-key.invalid'],
    ['a bad checksum', 'glsa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA_12345678', 'api-key.invalid'],
  ])('refuses %s', async (_what, as, messageId) => {
    const answer = await whoAmI(as);
    expect(answer.status).toBe(401);
    expect(messageIdOf(answer.body)).toBe(messageId);
  });

  it('takes login and e-mail in any case', async () => {
    await stack.person('vera');
    expect((await whoAmI('VERA:vera-password')).status).toBe(200);
    expect((await whoAmI('Vera@Example.com:vera-password')).status).toBe(200);
  });

  it('refuses even the right password after five wrong ones, for five minutes', async () => {
    const id = await stack.person('vera');
    for (const attempt of [1, 2, 3, 4, 5]) {
      await whoAmI(`vera:wrong-${attempt}`);
    }
    expect(messageIdOf((await whoAmI('vera:vera-password')).body)).toBe('password-auth.failed');
    stack.clock.advance(5 * 60 * 1000);
    expect((await whoAmI('vera:vera-password')).status).toBe(200);
    for (const attempt of [1, 2, 3, 4, 5]) {
      await whoAmI(`vera:wrong-${attempt}`);
    }
    await stack.send('admin:admin', 'PUT', `/api/admin/users/${id}/password`, { password: 'another' });
    expect((await whoAmI('vera:another')).status).toBe(200);
  });

  it('says no more than "Unauthorized" to a token that is well made but unknown', async () => {
    const answer = await whoAmI(createTokenKey(createIds(99)));
    expect(answer.status).toBe(401);
    expect(messageIdOf(answer.body)).toBeUndefined();
  });

  it('refuses an expired token from its second on', async () => {
    const { id } = await stack.account('short', 'Viewer');
    const body = { name: 'one second', secondsToLive: 1 };
    const made = await stack.send('admin:admin', 'POST', `/api/serviceaccounts/${id}/tokens`, body);
    const token = field<string>(made, 'key', 'string');
    expect((await whoAmI(token)).status).toBe(200);
    stack.clock.advance(1000);
    expect(messageIdOf((await whoAmI(token)).body)).toBe('api-key.expired');
  });

  it('lets a disabled account work for the seconds that its identity is kept', async () => {
    const { id, token } = await stack.account('reader', 'Viewer');
    expect((await whoAmI(token)).status).toBe(200);
    await stack.send('admin:admin', 'PATCH', `/api/serviceaccounts/${id}`, { isDisabled: true });
    expect((await whoAmI(token)).status).toBe(200);
    stack.clock.advance(2000);
    expect(messageIdOf((await whoAmI(token)).body)).toBe('identity.disabled');
  });

  it('knows at once that an account is gone', async () => {
    const { id, token } = await stack.account('reader', 'Viewer');
    await whoAmI(token);
    await stack.send('admin:admin', 'DELETE', `/api/serviceaccounts/${id}`);
    expect((await whoAmI(token)).status).toBe(401);
  });

  it('lets the sandbox’s own tokens in without an account in any list', async () => {
    const { idp, admin } = stack.sandbox.info().tokens;
    expect((await stack.send(idp, 'GET', '/api/org/users')).status).toBe(200);
    expect((await stack.send(admin, 'GET', '/api/users')).status).toBe(200);
    const accounts = await stack.send('admin:admin', 'GET', '/api/serviceaccounts/search');
    expect(accounts.body).toMatchObject({ totalCount: 0 });
  });
});

describe('a session', () => {
  const signIn = async (body: unknown) => stack.send('', 'POST', '/login', body);
  const withCookie = (cookie: string) =>
    stack.sandbox.handle(new Request('http://grafana.test/api/user', { headers: { cookie } }));

  it('begins with the form and ends with the logout', async () => {
    await stack.person('vera');
    const answer = await signIn({ user: 'vera', password: 'vera-password' });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^grafana_session=\w{32}$/);
    expect(await (await withCookie(cookie)).json()).toMatchObject({ login: 'vera' });
    await stack.sandbox.handle(new Request('http://grafana.test/logout', { headers: { cookie } }));
    expect((await withCookie(cookie)).status).toBe(401);
  });

  it('ends when the person is disabled', async () => {
    const id = await stack.person('vera');
    const answer = await signIn({ user: 'vera', password: 'vera-password' });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    await stack.send('admin:admin', 'POST', `/api/admin/users/${id}/disable`);
    expect((await withCookie(cookie)).status).toBe(401);
    expect((await signIn({ user: 'vera', password: 'vera-password' })).status).toBe(401);
  });
});

describe('createTokenKey', () => {
  it('makes keys that it recognises, and one changed letter is noticed', () => {
    const key = createTokenKey(createIds(1));
    expect(isTokenKey(key)).toBe(true);
    expect(isTokenKey(key.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe(false);
  });
});

describe('a request for another organisation', () => {
  const byHeader = (as: string, orgId: string, path = '/api/teams/search') =>
    stack.sandbox.handle(
      new Request(`http://grafana.test${path}`, {
        headers: {
          authorization: as.includes(':') ? `Basic ${btoa(as)}` : `Bearer ${as}`,
          'X-Grafana-Org-Id': orgId,
        },
      })
    );

  it('is refused with a token of this one', async () => {
    const { token } = await stack.account('plugin', 'Admin');
    const refused = await byHeader(token, '2');
    expect(refused.status).toBe(401);
    expect(messageIdOf(await refused.json())).toBe('api-key.organization-mismatch');
    expect((await stack.send(token, 'GET', '/api/teams/search?targetOrgId=2')).status).toBe(401);
    const path = '/apis/iam.grafana.app/v0alpha1/namespaces/org-2/teams';
    expect((await stack.send(token, 'GET', path)).status).toBe(401);
  });

  it('finds a person without rights there', async () => {
    await stack.person('ana', 'Admin');
    expect((await byHeader('ana:ana-password', '2')).status).toBe(403);
    expect((await byHeader('ana:ana-password', '1')).status).toBe(200);
    expect((await byHeader('admin:admin', '2', '/api/org')).status).toBe(404);
  });

  it.each(['', '1', 'nonsense', '-2'])('is none with X-Grafana-Org-Id: %p', async (orgId) => {
    const { token } = await stack.account('plugin', 'Admin');
    expect((await byHeader(token, orgId)).status).toBe(200);
  });

  it('looks at the namespace before the header', async () => {
    const { token } = await stack.account('plugin', 'Admin');
    const headers = { authorization: `Bearer ${token}`, 'X-Grafana-Org-Id': '2' };
    const url = 'http://grafana.test/apis/iam.grafana.app/v0alpha1/namespaces/default/teams';
    expect((await stack.sandbox.handle(new Request(url, { headers }))).status).toBe(200);
  });
});
