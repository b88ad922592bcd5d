import type { SandboxOptions } from './Sandbox';
import { createStack } from './testing/createStack';

const ADMIN = 'admin:admin';
const SCIM = '/apis/scim.grafana.app/v0alpha1/namespaces/default';
const DAY_S = 24 * 3600;

const start = (options: SandboxOptions) => createStack({ edition: 'enterprise', ...options });

interface Settings {
  featureToggles: Record<string, boolean>;
  licenseInfo: { expiry: number; stateInfo: string; edition: string; enabledFeatures: object };
}

const settingsOf = async (stack: Awaited<ReturnType<typeof start>>): Promise<Settings> =>
  (await stack.send(ADMIN, 'GET', '/api/frontend/settings')).body as Settings;

describe('the version', () => {
  it('stands wherever Grafana says it', async () => {
    const stack = await start({ version: '12.2.1+security-01' });
    expect(await settingsOf(stack)).toMatchObject({ buildInfo: { version: '12.2.1+security-01' } });
    expect((await stack.send('', 'GET', '/api/health')).body).toMatchObject({ version: '12.2.1+security-01' });
    expect(stack.sandbox.info().version).toBe('12.2.1+security-01');
  });
});

describe('SCIM', () => {
  it.each<[what: string, options: SandboxOptions, isThere: boolean]>([
    ['12.4', {}, true],
    ['13', { version: '13.0.1' }, true],
    ['a pre-release of 12.4', { version: '12.4.0-pre' }, true],
    ['12.3', { version: '12.3.4' }, false],
    ['11', { version: '11.6.0' }, false],
    ['12.3 with the toggle', { version: '12.3.4', toggles: { enableSCIM: true } }, true],
    ['12.4 with the toggle off', { toggles: { enableSCIM: false } }, false],
    ['an expired licence', { licence: 'expired' }, true],
    ['no licence', { licence: 'none' }, false],
    ['no licence, with the toggle', { licence: 'none', toggles: { enableSCIM: true } }, false],
    ['OSS with the toggle', { edition: 'oss', toggles: { enableSCIM: true } }, false],
  ])('with %s: %j, is there: %s', async (_what, options, isThere) => {
    const stack = await start(options);
    const { idp, admin } = stack.sandbox.info().tokens;
    const answers = [
      await stack.send(idp, 'GET', `${SCIM}/Users`),
      await stack.send(idp, 'POST', `${SCIM}/Groups`, { displayName: 'SRE' }),
      await stack.send(admin, 'GET', `${SCIM}/config/default`),
      await stack.send('', 'GET', `${SCIM}/Users`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(isThere ? [200, 201, 200, 401] : [404, 404, 404, 401]);
    if (!isThere) {
      expect(answers[0]).toMatchObject({ body: '404 page not found\n' });
    }
    const { body } = await stack.send(ADMIN, 'GET', '/apis');
    expect(JSON.stringify(body).includes('scim.grafana.app')).toBe(isThere);
  });

  it('came with the story, whatever was taken away since', async () => {
    const { sandbox } = await start({ story: 'demo', version: '12.1.0', licence: 'none' });
    expect(sandbox.store.users.all().some(({ isProvisioned }) => isProvisioned)).toBe(true);
    expect(sandbox.instance).toMatchObject({ version: '12.1.0', licence: 'none' });
  });

  it('appears when the operator changes the server', async () => {
    const { sandbox, send } = await start({ version: '12.3.0' });
    const users = async () => (await send(sandbox.info().tokens.idp, 'GET', `${SCIM}/Users`)).status;
    expect(await users()).toBe(404);
    sandbox.instance.toggles = { enableSCIM: true };
    expect(await users()).toBe(200);
  });
});

describe('feature toggles', () => {
  it('are listed when they are on, the default of SCIM with them', async () => {
    const toggles = { mine: true, other: false };
    const settings = async (options: SandboxOptions) => (await settingsOf(await start(options))).featureToggles;
    expect(await settings({ toggles })).toEqual({ topnav: true, enableSCIM: true, mine: true });
    expect(await settings({ version: '12.3.0' })).toEqual({ topnav: true });
    expect(await settings({ edition: 'oss' })).toHaveProperty('enableSCIM');
  });
});

describe('a licence', () => {
  it.each([
    ['valid', 200, 'Licensed', true],
    ['expiring', 10, 'Licensed', true],
    ['expired', -10, 'Expired', false],
  ] as const)('that is %s ends in %i days', async (licence, days, stateInfo, isValid) => {
    const stack = await start({ licence });
    const expiry = stack.clock.now() / 1000 + days * DAY_S;
    const { licenseInfo } = await settingsOf(stack);
    expect(licenseInfo).toMatchObject({
      expiry,
      stateInfo,
      edition: 'Enterprise',
      enabledFeatures: { teamsync: true },
    });
    expect((await stack.send(ADMIN, 'GET', '/api/licensing/check')).body).toBe(isValid);
    expect((await stack.send(ADMIN, 'GET', '/api/licensing/token')).body).toMatchObject({ lexp: expiry });
  });

  it('that is missing takes Enterprise’s features away, and leaves its pages about licences', async () => {
    const stack = await start({ licence: 'none', ini: { 'auth.saml': { enabled: 'true' } } });
    const settings = await settingsOf(stack);
    expect(settings).toMatchObject({ samlEnabled: false, buildInfo: { edition: 'Enterprise' } });
    expect(settings.licenseInfo).toMatchObject({ expiry: 0, stateInfo: 'Free & unlicensed', enabledFeatures: {} });
    const status = async (path: string) => (await stack.send(ADMIN, 'GET', path)).status;
    expect(await status('/api/access-control/roles')).toBe(404);
    expect(await status('/api/v1/sso-settings/saml')).toBe(404);
    expect((await stack.send(ADMIN, 'GET', '/api/licensing/check')).body).toBe(false);
    expect((await stack.send(ADMIN, 'GET', '/api/licensing/token')).body).toMatchObject({ status: 0, lexp: 0 });
  });

  it('that expired leaves custom roles as they are', async () => {
    const stack = await start({});
    const role = { name: 'custom:x', version: 1, permissions: [{ action: 'teams:read', scope: 'teams:*' }] };
    const made = await stack.send(ADMIN, 'POST', '/api/access-control/roles', role);
    expect(made.status).toBe(201);
    const path = `/api/access-control/roles/${(made.body as { uid: string }).uid}`;
    stack.sandbox.instance.licence = 'expired';
    const refused = [
      await stack.send(ADMIN, 'POST', '/api/access-control/roles', { ...role, name: 'custom:y' }),
      await stack.send(ADMIN, 'PUT', path, { ...role, version: 2 }),
      await stack.send(ADMIN, 'DELETE', path),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await stack.send(ADMIN, 'GET', path)).status).toBe(200);
  });
});

describe('what the ini file says of signing in', () => {
  it('reaches the browser, the administrators’ settings and single sign-on', async () => {
    const stack = await start({
      ini: {
        auth: { disable_login_form: 'true' },
        'auth.saml': { enabled: 'true', name: 'Okta', assertion_attribute_external_uid: 'uid' },
        server: { root_url: 'https://grafana.example.com/' },
      },
    });
    expect(await settingsOf(stack)).toMatchObject({
      samlEnabled: true,
      samlName: 'Okta',
      disableLoginForm: true,
      appUrl: 'https://grafana.example.com/',
    });
    expect((await stack.send(ADMIN, 'GET', '/api/admin/settings')).body).toMatchObject({
      auth: { disable_login_form: 'true' },
      'auth.saml': { enabled: 'true', assertion_attribute_external_uid: 'uid' },
      server: { root_url: 'https://grafana.example.com/' },
    });
    expect((await stack.send(ADMIN, 'GET', '/api/v1/sso-settings/saml')).body).toMatchObject({
      source: 'system',
      settings: { enabled: true, assertionAttributeExternalUid: 'uid' },
    });
  });

  it('gives way to stored settings of single sign-on', async () => {
    const stack = await start({ ini: { 'auth.saml': { enabled: 'true' } } });
    await stack.send(ADMIN, 'PUT', '/api/v1/sso-settings/saml', { settings: { enabled: false, name: 'Entra' } });
    expect(await settingsOf(stack)).toMatchObject({ samlEnabled: false, samlName: '' });
  });
});

describe('the limit of a token’s life', () => {
  it.each([
    ['none', 30, 0, 400],
    ['less than the limit', 30, 29 * DAY_S, 200],
    ['the limit', 30, 30 * DAY_S, 200],
    ['the limit and some hours of the same day', 30, 30 * DAY_S + 11 * 3600, 200],
    ['a day more', 30, 31 * DAY_S, 400],
    ['none, without a limit', -1, 0, 200],
    ['none, with a limit of nothing', 0, 0, 200],
  ])('for a life of %s, by %i days', async (_what, tokenExpirationDayLimit, secondsToLive, status) => {
    const stack = await start({ tokenExpirationDayLimit });
    const made = await stack.send(ADMIN, 'POST', '/api/serviceaccounts', { name: 'Okta', role: 'None' });
    const path = `/api/serviceaccounts/${(made.body as { id: number }).id}/tokens`;
    expect((await stack.send(ADMIN, 'POST', path, { name: 'okta', secondsToLive })).status).toBe(status);
    expect(await settingsOf(stack)).toMatchObject({ tokenExpirationDayLimit });
  });

  it('is said in Grafana’s two ways', async () => {
    const stack = await start({ tokenExpirationDayLimit: 30 });
    const made = await stack.send(ADMIN, 'POST', '/api/serviceaccounts', { name: 'Okta', role: 'None' });
    const path = `/api/serviceaccounts/${(made.body as { id: number }).id}/tokens`;
    const create = (secondsToLive: number) => stack.send(ADMIN, 'POST', path, { name: 'okta', secondsToLive });
    expect((await create(0)).body).toMatchObject({ message: expect.stringContaining('token_expiration_day_limit') });
    const tooLong = await create(90 * DAY_S);
    expect(tooLong.body).toMatch(/^The expiration date input exceeds the limit/);
    expect(tooLong.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it('does not bind what the story made before', async () => {
    await expect(start({ story: 'demo', tokenExpirationDayLimit: 30 })).resolves.toBeDefined();
  });
});
