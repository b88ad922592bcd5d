import { setBackendSrv } from '@grafana/runtime';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import { createBackendSrv } from '../../../sandbox/shell/backendSrv';
import { createUser } from '../scim/createUser';
import { getUser } from '../scim/getUser';
import { listUsers } from '../scim/listUsers';
import { probe } from './probe';

/** Grafana's backend service that answers everything alike. */
function answerWith(reply: () => Response | Promise<Response>) {
  let asked = 0;
  setBackendSrv(
    createBackendSrv({
      user: { isSignedIn: true, orgId: 1 },
      notify: () => undefined,
      onSignedOut: () => undefined,
      async send(_, init) {
        init.signal?.throwIfAborted();
        asked += 1;
        return reply();
      },
    })
  );
  return { asked: () => asked };
}

const scimJson = (status: number, body: unknown) => () =>
  Response.json(body, { status, headers: { 'content-type': 'application/scim+json' } });
const text =
  (status: number, body: string, type = 'text/plain') =>
  () =>
    new Response(body, { status, headers: { 'content-type': type } });

const PATH = '/apis/scim.grafana.app/v0alpha1/namespaces/org-2/Users';
const ask = () => probe(listUsers, { filter: 'userName eq "a b"', count: 1 }, { namespace: 'org-2' });

test.each([
  ['a list', scimJson(200, { totalResults: 0 }), { status: 200, body: { totalResults: 0 } }],
  ['what no decoder would take', scimJson(200, { surprise: true }), { status: 200, body: { surprise: true } }],
  ['an error of SCIM', scimJson(409, { scimType: 'uniqueness' }), { status: 409, body: { scimType: 'uniqueness' } }],
  ['a refused token', scimJson(401, { messageId: 'api-key.invalid' }), { status: 401 }],
  ['too many requests', text(429, ''), { status: 429, body: '' }],
  ['a broken upstream', text(503, 'down'), { status: 503, contentType: 'text/plain', body: 'down' }],
  ['a gateway that says so', text(502, '<html>Bad gateway</html>', 'text/html'), { status: 502 }],
  ['no SCIM', text(404, '404 page not found'), { status: 404, body: '404 page not found' }],
  ['a long text', text(500, 'x'.repeat(3000)), { status: 500, body: 'x'.repeat(2000) }],
])('%s is an exchange, asked for once', async (_, reply, expected) => {
  const { asked } = answerWith(reply);
  const outcome = await ask();
  const path = `${PATH}?filter=userName%20eq%20%22a%20b%22&count=1`;
  const durationMs = expect.any(Number);
  expect(outcome).toMatchObject({ ok: true, value: { method: 'GET', path, durationMs, ...expected } });
  expect(asked()).toBe(1);
});

const said = (message: string) => ({ message });

test.each([
  ['no route', scimJson(404, said('plugin route match not found')), 'unavailable', 'plugin-proxy.no-route'],
  ['refused', scimJson(403, said('plugin proxy route access denied')), 'forbidden', 'plugin-proxy.denied'],
  ['switched off', scimJson(404, said('Plugin is not enabled')), 'unavailable', 'plugin-proxy.not-enabled'],
  [
    'no address',
    scimJson(500, said('Could not interpolate plugin route url')),
    'unavailable',
    'plugin-proxy.no-address',
  ],
  ['nobody there', text(502, ''), 'unavailable', 'plugin-proxy.unreachable'],
  ['cut off', () => Promise.reject(new TypeError('fetch failed')), 'network', undefined],
])('%s is a fault: Grafana was not asked', async (_, reply, kind, messageId) => {
  answerWith(reply);
  expect(await ask()).toMatchObject({ ok: false, fault: { kind, operation: 'scim.listUsers' } });
  const outcome = await ask();
  expect(outcome.ok ? undefined : outcome.fault.messageId).toBe(messageId);
});

test('an address that cannot be made is not sent', async () => {
  const { asked } = answerWith(text(200, ''));
  expect(await probe(getUser, { id: '..' }, { namespace: 'org-2' })).toMatchObject({ fault: { kind: 'invalid' } });
  expect(asked()).toBe(0);
});

test('an aborted one rejects with the reason', async () => {
  answerWith(text(200, ''));
  const signal = AbortSignal.abort(new Error('left'));
  await expect(probe(listUsers, {}, { signal, namespace: 'org-2' })).rejects.toThrow('left');
});

test('on the sandbox: what was sent and what came, in this namespace', async () => {
  const { sandbox, storeToken } = await apiOnSandbox({ story: 'fresh' });
  await storeToken(sandbox.info().tokens.plugin);
  const outcome = await probe(createUser, { userName: '' });
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      method: 'POST',
      path: '/apis/scim.grafana.app/v0alpha1/namespaces/default/Users',
      requestBody: { userName: '' },
      status: 400,
      contentType: expect.stringContaining('application/scim+json'),
      body: { scimType: expect.any(String), status: '400' },
    },
  });
  expect(JSON.stringify(outcome)).not.toContain('glsa_');
});
