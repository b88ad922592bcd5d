import type { Fault } from '../../domain/fault/Fault';
import { classify, type Answer } from './classify';

const NOW_MS = Date.UTC(2026, 0, 1);
const read = { id: 'test.read', via: 'proxy', action: 'read' } as const;
const write = { ...read, action: 'write' } as const;
const session = { ...read, via: 'session' } as const;

const answer = (status: number, body: unknown, more: Partial<Answer> = {}): Answer => ({
  status,
  statusText: '',
  text: typeof body === 'string' ? body : JSON.stringify(body),
  ...more,
});

const kubernetes = (code: number, reason: string, message: string, details = {}) =>
  answer(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message, details });

const scim = (status: number, detail: string, scimType?: string) =>
  answer(status, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail,
    scimType,
  });

describe('classify', () => {
  test.each<[string, Answer, Pick<Fault, 'kind'> & Partial<Fault>]>([
    [
      'no credentials',
      answer(401, { message: 'Unauthorized', messageId: 'auth.unauthorized', extra: null }),
      { kind: 'unauthorized', messageId: 'auth.unauthorized' },
    ],
    [
      'expired token',
      answer(401, { message: 'Expired API key', messageId: 'api-key.expired' }),
      { kind: 'unauthorized', messageId: 'api-key.expired', detail: 'Expired API key' },
    ],
    [
      'not a token',
      answer(401, { message: 'Invalid API key', messageId: 'api-key.invalid' }),
      { kind: 'unauthorized', messageId: 'api-key.invalid' },
    ],
    [
      'deleted token',
      answer(401, { message: 'Unauthorized', traceID: '1' }),
      { kind: 'unauthorized', messageId: undefined },
    ],
    [
      'disabled account',
      answer(401, { message: 'Unauthorized', messageId: 'identity.disabled' }),
      { kind: 'unauthorized', messageId: 'identity.disabled' },
    ],
    [
      'one permission',
      answer(403, {
        title: 'Access denied',
        message: "You'll need additional permissions to perform this action. Permissions needed: teams:read",
      }),
      { kind: 'forbidden', missingPermissions: ['teams:read'] },
    ],
    [
      'several permissions',
      answer(403, { message: 'Permissions needed: teams:read, teams.permissions:read' }),
      { kind: 'forbidden', missingPermissions: ['teams:read', 'teams.permissions:read'] },
    ],
    [
      'all of several, one of them in turn any of two',
      answer(403, { message: 'Permissions needed: all of a:read, any of b:read, c:read' }),
      { kind: 'forbidden', missingPermissions: ['a:read', 'b:read', 'c:read'] },
    ],
    [
      'any of several',
      answer(403, { message: 'Permissions needed: any of folders:read, folders:write' }),
      { kind: 'forbidden', missingPermissions: ['folders:read', 'folders:write'] },
    ],
    [
      'forbidden without a word',
      answer(403, {}),
      { kind: 'forbidden', detail: 'Access denied.', missingPermissions: undefined },
    ],
    [
      'foreign namespace',
      answer(403, { message: 'invalid namespace', messageId: 'authn.invalid-namespace' }),
      { kind: 'forbidden', messageId: 'authn.invalid-namespace' },
    ],
    [
      'Kubernetes 403',
      kubernetes(403, 'Forbidden', 'users.iam.grafana.app is forbidden'),
      { kind: 'forbidden', messageId: 'Forbidden' },
    ],
    [
      'Kubernetes 404',
      kubernetes(404, 'NotFound', 'team "x" not found'),
      { kind: 'not-found', messageId: 'NotFound', detail: 'team "x" not found' },
    ],
    [
      'Kubernetes 409',
      kubernetes(409, 'Conflict', 'the object has been modified'),
      { kind: 'conflict', messageId: 'Conflict' },
    ],
    [
      'Kubernetes 429',
      kubernetes(429, 'TooManyRequests', 'slow down', { retryAfterSeconds: 7 }),
      { kind: 'rate-limited', messageId: 'TooManyRequests', retryAfterMs: 7000 },
    ],
    ['no such endpoint on OSS', answer(404, { message: 'Not found' }), { kind: 'not-found', messageId: undefined }],
    ['no such API group', answer(404, '404 page not found\n'), { kind: 'not-found', detail: '404 page not found' }],
    [
      'stale record',
      answer(412, { message: 'The dashboard has been changed by someone else', status: 'version-mismatch' }),
      { kind: 'conflict', messageId: 'version-mismatch' },
    ],
    [
      'name taken',
      answer(400, { statusCode: 400, messageId: 'serviceaccounts.ErrAlreadyExists', message: 'taken' }),
      { kind: 'invalid', messageId: 'serviceaccounts.ErrAlreadyExists' },
    ],
    [
      'SCIM uniqueness',
      scim(409, 'userName is taken', 'uniqueness'),
      { kind: 'conflict', scimType: 'uniqueness', detail: 'userName is taken', messageId: undefined },
    ],
    ['SCIM filter', scim(400, 'bad filter', 'invalidFilter'), { kind: 'invalid', scimType: 'invalidFilter' }],
    ['SCIM error without a type', scim(404, 'no such group'), { kind: 'not-found', scimType: undefined }],
    [
      'Okta',
      answer(401, { errorCode: 'E0000011', errorSummary: 'Invalid token provided', errorCauses: [] }),
      { kind: 'unauthorized', messageId: 'E0000011', detail: 'Invalid token provided' },
    ],
    [
      'Okta, with a clock of its own',
      answer(429, { errorCode: 'E0000047' }, { rateLimitReset: '1000000030', date: 'Sun, 09 Sep 2001 01:46:40 GMT' }),
      { kind: 'rate-limited', messageId: 'E0000047', retryAfterMs: 30_000 },
    ],
    [
      'Okta, without a date',
      answer(429, {}, { rateLimitReset: String(NOW_MS / 1000 + 9) }),
      { kind: 'rate-limited', retryAfterMs: 9000 },
    ],
    ['a reset in the past', answer(429, {}, { rateLimitReset: '1' }), { retryAfterMs: 0, kind: 'rate-limited' }],
    ['no reset', answer(429, {}, { rateLimitReset: 'soon' }), { retryAfterMs: undefined, kind: 'rate-limited' }],
    [
      'a reset that is not reached',
      answer(200, {}, { rateLimitReset: '9' }),
      { retryAfterMs: undefined, kind: 'unavailable' },
    ],
    [
      'only an error text',
      answer(500, { error: 'database is locked' }),
      { kind: 'unavailable', detail: 'database is locked' },
    ],
    [
      'upstream unreachable',
      answer(502, ''),
      {
        kind: 'unavailable',
        detail: 'Grafana could not reach the configured address.',
        messageId: 'plugin-proxy.unreachable',
      },
    ],
    [
      'upstream too slow',
      answer(504, ''),
      {
        kind: 'unavailable',
        detail: 'The configured address did not answer Grafana in time.',
        messageId: 'plugin-proxy.unreachable',
      },
    ],
    [
      'no address to ask',
      answer(500, { message: 'Could not interpolate plugin route url' }),
      { kind: 'unavailable', messageId: 'plugin-proxy.no-address' },
    ],
    [
      "a gateway's page",
      answer(503, '<html><body>Service Unavailable</body></html>', { statusText: 'Service Unavailable' }),
      { kind: 'unavailable', detail: 'Service Unavailable' },
    ],
    ['a status without a word', answer(599, ''), { kind: 'unavailable', detail: 'The server answered 599.' }],
    ['an unfollowed redirect', answer(302, ''), { kind: 'unavailable' }],
    ['too large', answer(413, ''), { kind: 'invalid' }],
    ['a list as an error', answer(400, ['nonsense']), { kind: 'invalid', detail: 'The server answered 400.' }],
  ])('%s', (_, given, expected) => {
    const said = { operation: 'test.read', status: given.status, detail: expect.any(String) };
    expect(classify(read, given, NOW_MS)).toEqual({ ...said, ...expected });
  });

  test.each([
    ['plugin route match not found', 'plugin-proxy.no-route'],
    ['Plugin is not enabled', 'plugin-proxy.not-enabled'],
    ['Plugin not found', 'plugin-proxy.no-plugin'],
  ])('the proxy saying "%s" is not a missing thing', (message, messageId) => {
    expect(classify(read, answer(404, { message }), NOW_MS)).toMatchObject({ kind: 'unavailable', messageId });
    expect(classify(session, answer(404, { message }), NOW_MS)).toMatchObject({ kind: 'not-found' });
  });

  test.each([
    [read, 'idops-scim-app.scim:read'],
    [write, 'idops-scim-app.scim:write'],
  ])('a refusal by the proxy names the action that its route asks for', (asked, permission) => {
    const fault = classify(asked, answer(403, { message: 'plugin proxy route access denied' }), NOW_MS);
    expect(fault).toMatchObject({
      kind: 'forbidden',
      messageId: 'plugin-proxy.denied',
      missingPermissions: [permission],
    });
  });

  test.each([
    ['3', 3000],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('Retry-After: %s', (retryAfter, retryAfterMs) => {
    expect(classify(read, answer(429, '', { retryAfter }), NOW_MS).retryAfterMs).toBe(retryAfterMs);
  });

  test('a long text is cut', () => {
    expect(classify(read, answer(500, 'x'.repeat(5000)), NOW_MS).detail).toHaveLength(300);
  });
});
