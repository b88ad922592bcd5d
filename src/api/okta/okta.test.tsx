import { renderHook, waitFor } from '@testing-library/react';
import { createOkta, OKTA_TOKEN, OKTA_URL, type OktaOptions } from '../../../sandbox/okta/createOkta';
import type { Fault } from '../../../sandbox/server/faults';
import type { Upstream } from '../../../sandbox/server/Sandbox';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import plugin from '../../plugin.json';
import { useOktaConnection, useOktaGroups } from '../queries/useOkta';
import { forgetOkta, keepOkta } from './keepOkta';
import { nextCursor } from './nextCursor';

const NOW_MS = Date.UTC(2026, 0, 15, 9, 0, 10);

const MINUTE_MS = 60_000;

const NOBODY: Upstream = () => Promise.reject(new TypeError('fetch failed'));

interface Options extends OktaOptions {
  okta?: Upstream;
}

async function world({ okta, ...options }: Options = {}) {
  const seen: Request[] = [];
  const answer = okta ?? createOkta(options);
  const upstream: Upstream = (request) => {
    seen.push(request.clone());
    return answer(request);
  };
  const made = await apiOnSandbox({ upstreams: { 'https://': NOBODY, [OKTA_URL]: upstream } });
  await made.storeToken(made.sandbox.info().tokens.plugin);
  jest.setSystemTime(NOW_MS);
  const settings = () => made.sandbox.store.pluginSettings.by('pluginId', plugin.id);
  return { ...made, seen, settings };
}

const keep = (token = OKTA_TOKEN, url = OKTA_URL) => keepOkta({ url, token });

/** Several pages: 200 groups each. */
const many = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `group-${at}` }));

async function read(options: Options = {}, faults: readonly Fault[] = []) {
  const made = await world(options);
  await keep(options.token);
  faults.forEach((fault) => made.sandbox.faults.arm(fault));
  const { result } = renderHook(() => useOktaGroups({ enabled: true }), { wrapper: made.wrapper });
  await waitFor(() => expect(result.current.isFetching).toBe(false));
  return { ...made, result: result.current };
}

beforeEach(() => jest.useFakeTimers({ now: NOW_MS - MINUTE_MS, advanceTimers: true }));
afterEach(() => jest.useRealTimers());

describe('keepOkta', () => {
  it('stores address and token and proves them; Okta learns nothing of who asks', async () => {
    const { seen, settings, sandbox } = await world();
    expect(await keep(` SSWS ${OKTA_TOKEN}\n`, 'Example.okta.com/')).toEqual({ ok: true });
    expect(settings()).toMatchObject({
      jsonData: { oktaUrl: OKTA_URL, grafanaUrl: sandbox.grafanaUrl },
      secureJsonData: { oktaToken: OKTA_TOKEN, grafanaToken: sandbox.info().tokens.plugin },
    });
    const [request] = seen;
    expect([request?.method, request?.url]).toEqual(['GET', `${OKTA_URL}/api/v1/groups?limit=1`]);
    const headers = Object.fromEntries(request?.headers ?? []);
    expect(headers).toMatchObject({ authorization: `SSWS ${OKTA_TOKEN}`, 'x-grafana-context': '', 'x-grafana-id': '' });
    expect(headers).not.toHaveProperty('cookie');
    expect(JSON.stringify(headers)).not.toMatch(/glsa_|admin/);
  });

  it('stores once more where Grafana still sends an older secret', async () => {
    const { settings, grafana, sandbox, seen } = await world();
    const before = { ...settings()?.jsonData, oktaUrl: OKTA_URL };
    const secureJsonData = { oktaToken: 'an-old-one', grafanaToken: sandbox.info().tokens.plugin };
    await grafana('POST', `/api/plugins/${plugin.id}/settings`, {
      enabled: true,
      pinned: true,
      jsonData: before,
      secureJsonData,
    });
    await grafana('GET', `/api/plugin-proxy/${plugin.id}/okta/groups`);
    expect(await keep()).toEqual({ ok: true });
    expect(seen.map(({ headers }) => headers.get('authorization')?.slice(5))).toEqual([
      'an-old-one',
      'an-old-one',
      OKTA_TOKEN,
    ]);
  });

  test.each<[string, Options, string, object]>([
    ['a wrong token', {}, 'wrong', { kind: 'unauthorized', messageId: 'E0000011', detail: 'Invalid token provided' }],
    ['a token without rights', { powerlessToken: 'weak' }, 'weak', { kind: 'forbidden', messageId: 'E0000006' }],
    ['nobody there', { okta: NOBODY }, OKTA_TOKEN, { kind: 'unavailable', messageId: 'plugin-proxy.unreachable' }],
    [
      'a page of somebody else',
      { okta: () => Promise.resolve(new Response('<html>Sign in</html>')) },
      OKTA_TOKEN,
      { kind: 'malformed' },
    ],
  ])('keeps nothing after %s', async (_, options, token, fault) => {
    const { settings, sandbox } = await world(options);
    expect(await keep(token)).toEqual({ ok: false, fault: expect.objectContaining(fault) });
    expect(settings()?.jsonData).not.toHaveProperty('oktaUrl');
    expect(settings()?.secureJsonData).toEqual({ grafanaToken: sandbox.info().tokens.plugin, oktaToken: '' });
  });

  test.each([
    ['http://example.okta.com', OKTA_TOKEN],
    [OKTA_URL, ''],
    [OKTA_URL, 'two words'],
    [OKTA_URL, 'line\u0000'],
  ])('sends nothing for %j and %j', async (url, token) => {
    const { seen, settings } = await world();
    expect(await keep(token, url)).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
    expect(seen).toEqual([]);
    expect(settings()?.jsonData).not.toHaveProperty('oktaUrl');
  });

  it('says what is kept, and forgets it', async () => {
    const { wrapper, client, settings, sandbox } = await world();
    await keep();
    const { result } = renderHook(() => useOktaConnection(), { wrapper });
    await waitFor(() => expect(result.current.data).toEqual({ url: OKTA_URL, hasToken: true }));
    expect(await forgetOkta()).toEqual({ ok: true });
    await client.invalidateQueries();
    await waitFor(() => expect(result.current.data).not.toHaveProperty('url'));
    expect(settings()?.secureJsonData).toEqual({ grafanaToken: sandbox.info().tokens.plugin, oktaToken: '' });
  });
});

describe('useOktaGroups', () => {
  it('reads nothing unless it is asked to', async () => {
    const { wrapper, seen } = await world();
    const { result } = renderHook(() => useOktaGroups({ enabled: false }), { wrapper });
    expect(result.current.fetchStatus).toBe('idle');
    expect(seen).toEqual([]);
  });

  it('reads page after page, and tells what Okta made itself', async () => {
    const { result, seen } = await read({ groups: [{ name: 'Everyone', type: 'BUILT_IN' }, ...many(450)] });
    expect(result.data?.groups).toHaveLength(451);
    expect(result.data?.groups[0]).toEqual({ name: 'Everyone', externalId: expect.any(String), isBuiltIn: true });
    expect(result.data).not.toHaveProperty('gap');
    expect(seen.slice(1).map(({ url }) => new URL(url).searchParams.get('limit'))).toEqual(['200', '200', '200']);
  });

  it('keeps what it had read when a later page fails', async () => {
    const later: Fault = { match: { path: '/api/v1/groups', via: 'proxy' }, fault: 'status', status: 500, nth: 2 };
    const { result } = await read({ groups: many(450) }, [later]);
    expect(result.data?.groups).toHaveLength(200);
    expect(result.data?.gap).toMatchObject({
      kind: 'fault',
      fault: { kind: 'unavailable', operation: 'okta.listGroups' },
    });
  });

  it('stops at pages that lead to each other', async () => {
    const link = { link: `<${OKTA_URL}/api/v1/groups?after=x>; rel="next"` };
    const { result } = await read({ okta: () => Promise.resolve(Response.json([], { headers: link })) });
    expect(result.data?.gap).toMatchObject({ kind: 'fault', fault: { kind: 'malformed' } });
  });

  it('says how long Okta wants to be left alone', async () => {
    const { result } = await read({ perMinute: 1, nowMs: () => NOW_MS + 5_000 });
    expect(result.error).toMatchObject({ kind: 'rate-limited', messageId: 'E0000047', retryAfterMs: 45_000 });
  });

  test.each<[string, Fault['fault'], object]>([
    ['malformed', 'malformed', { kind: 'malformed', operation: 'okta.listGroups' }],
    ['cut short', 'truncated', { kind: 'malformed' }],
    ['dropped', 'drop', { kind: 'unavailable', messageId: 'plugin-proxy.unreachable' }],
  ])('an answer that is %s', async (_, fault, expected) => {
    const { result } = await read({}, [{ match: { path: '/api/v1/groups', via: 'proxy' }, fault }]);
    expect(result.error).toMatchObject(expected);
  });
});

test.each([
  [undefined, undefined],
  ['<https://x/api/v1/groups?limit=2>; rel="self"', undefined],
  ['<https://x/g?limit=2>; rel="self", <https://x/g?after=a%2Cb&limit=2>; rel="next"', 'a,b'],
  ['<https://x/g?after=a,b>; title="c"; rel=next, <https://x/g>; rel="self"', 'a,b'],
  ['<https://x/g?after=>; rel="next"', ''],
  ['<https://x/g>; rel="next"', undefined],
  ['rubbish', undefined],
])('the next page of %j', (link, cursor) => {
  expect(nextCursor(link)).toBe(cursor);
});
