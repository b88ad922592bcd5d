import { aStack, off, theSwitches, unread } from './healthyFacts';
import type { CheckRow, CheckRows } from './CheckRow';

const version = (text: string, says: CheckRow['says'], more: Partial<CheckRow['facts']> = {}): CheckRow => ({
  when: `the version is ${text || 'not told'}`,
  facts: { stack: aStack({ version: text }), ...more },
  says,
  ...(text && says !== 'skipped' ? { shows: text } : {}),
});

const appUrl = (address: string, says: CheckRow['says']): CheckRow => ({
  when: `the address is ${address || 'empty'}`,
  facts: { stack: aStack({ appUrl: address }) },
  says,
});

const cloud = { stack: aStack({ isCloud: true, namespace: 'stacks-7' }) };
const openSource = { stack: aStack({ isEnterprise: false }) };
const userSyncOff = { switches: theSwitches({ userSync: off }) };
const toggleOff = (text: string) => ({ stack: aStack({ version: text, isScimToggleOn: false }) });
const endpointSays = (status: number, body: unknown) => ({ endpoint: { status, body } });
const namespace = (ours: string, theirs = 'default') => ({
  connection: { status: 'connected', namespace: ours } as const,
  stack: aStack({ namespace: theirs }),
});

export const GRAFANA_ROWS: CheckRows = {
  edition: [
    { when: 'it is open source', facts: openSource, says: 'fail', shows: 'Open Source' },
    { when: 'it is in the cloud', facts: cloud, says: 'pass', shows: 'Grafana Cloud' },
  ],
  licence: [
    {
      when: 'it is unlicensed',
      facts: { licence: { stateInfo: 'Free & unlicensed' } },
      says: 'fail',
      shows: 'unlicensed',
    },
    { when: 'it has expired', facts: { licence: { stateInfo: 'License expired' } }, says: 'fail' },
    { when: 'only its end is told', facts: { licence: { expiresAt: '2027-01-01T00:00:00Z' } }, says: 'pass' },
    { when: 'nothing is told', facts: { licence: {} }, says: 'unknown' },
    { when: 'the words are strange', facts: { licence: { stateInfo: 'Purple' } }, says: 'unknown', shows: 'Purple' },
    { when: 'it is in the cloud', facts: cloud, says: 'skipped' },
    { when: 'it is open source', facts: openSource, says: 'skipped' },
  ],
  'licence-expiry': [
    {
      when: 'it ended yesterday',
      facts: { licence: { expiresAt: '2026-02-28T11:00:00Z' } },
      says: 'fail',
      shows: '-2',
    },
    {
      when: 'it ends in 30 days',
      facts: { licence: { expiresAt: '2026-03-31T13:00:00Z' } },
      says: 'warn',
      shows: '30',
    },
    {
      when: 'it ends in 31 days',
      facts: { licence: { expiresAt: '2026-04-01T13:00:00Z' } },
      says: 'pass',
      shows: '31',
    },
    { when: 'no end is told', facts: { licence: { stateInfo: 'Licensed' } }, says: 'unknown' },
    { when: 'the end is no date', facts: { licence: { expiresAt: 'soon' } }, says: 'unknown' },
    { when: 'it is in the cloud', facts: cloud, says: 'skipped' },
  ],
  version: [
    version('11.6.3', 'fail'),
    version('12.0.0', 'warn'),
    version('12.3.9', 'warn'),
    version('13.1.0', 'pass'),
    version('main', 'unknown'),
    version('', 'unknown'),
  ],
  'cve-2025-41115': [
    version('11.6.0', 'pass'),
    version('12.0.0', 'fail'),
    version('12.0.6', 'fail'),
    version('12.0.6+security-01', 'pass'),
    version('12.0.7', 'pass'),
    version('12.1.3', 'fail'),
    version('12.1.3+security-01', 'pass'),
    version('12.2.0', 'fail'),
    version('12.2.1', 'fail'),
    version('12.2.1+security-01', 'pass'),
    version('12.2.2', 'pass'),
    version('12.3.0', 'pass'),
    version('12.2.1', 'warn', userSyncOff),
    version('12.2.1', 'fail', { switches: theSwitches({ userSync: unread }) }),
    version('dev', 'unknown'),
    { when: 'it is in the cloud', facts: cloud, says: 'skipped' },
  ],
  toggle: [
    { when: 'it is not on in 12.3', facts: toggleOff('12.3.0'), says: 'fail', shows: '12.3.0' },
    { when: 'it is not on in 12.4', facts: toggleOff('12.4.2'), says: 'fail' },
    { when: 'it is on in 12.0', facts: { stack: aStack({ version: '12.0.0' }) }, says: 'pass' },
    { when: 'a newer one does not list it', facts: toggleOff('13.0.0'), says: 'skipped' },
    { when: 'the version is not told', facts: toggleOff('dev'), says: 'unknown' },
  ],
  'public-url-https': [
    appUrl('http://grafana.acme.com', 'fail'),
    appUrl('HTTPS://grafana.acme.com', 'pass'),
    appUrl('', 'unknown'),
    appUrl('grafana.acme.com', 'unknown'),
  ],
  'public-url-host': [
    appUrl('https://localhost:3000', 'fail'),
    appUrl('https://127.0.0.1', 'fail'),
    appUrl('https://10.0.0.7/grafana', 'fail'),
    appUrl('https://grafana', 'fail'),
    appUrl('https://[::1]:3000', 'fail'),
    appUrl('https://acme.grafana.net', 'pass'),
    appUrl('', 'unknown'),
  ],
  'namespace-form': [
    { when: 'the s is missing', facts: namespace('stack-123'), says: 'fail', shows: 'stack-123' },
    { when: 'it is a name', facts: namespace('acme'), says: 'fail' },
    { when: 'it is empty', facts: namespace(''), says: 'fail' },
    { when: 'it is a stack', facts: namespace('stacks-123', 'stacks-123'), says: 'pass' },
  ],
  namespace: [
    { when: 'it is another stack', facts: namespace('stacks-1', 'stacks-2'), says: 'fail', shows: 'stacks-2' },
    { when: 'it is another organisation', facts: namespace('default', 'org-2'), says: 'fail' },
    { when: 'it is the same', facts: namespace('org-2', 'org-2'), says: 'pass' },
    { when: 'Grafana does not tell its own', facts: namespace('default', ''), says: 'unknown' },
  ],
  endpoint: [
    {
      when: 'the token is refused',
      facts: endpointSays(401, { message: 'Invalid API key', messageId: 'api-key.invalid' }),
      says: 'fail',
      shows: 'api-key.invalid',
    },
    {
      when: 'the namespace is wrong',
      facts: endpointSays(403, { message: 'invalid namespace', messageId: 'authn.invalid-namespace' }),
      says: 'fail',
      shows: 'authn.invalid-namespace',
    },
    {
      when: 'a permission is missing',
      facts: endpointSays(403, { detail: 'Access denied' }),
      says: 'fail',
      shows: 'Access denied',
    },
    {
      when: 'SCIM is not there',
      facts: endpointSays(404, '404 page not found'),
      says: 'fail',
      shows: '404 page not found',
    },
    { when: 'the server fails', facts: endpointSays(503, ''), says: 'fail', shows: '503' },
    { when: 'a page of HTML comes', facts: endpointSays(200, '<html>Sign in</html>'), says: 'fail' },
    { when: 'another service answers', facts: endpointSays(200, { status: 'ok' }), says: 'fail' },
    { when: 'the list is empty and says so', facts: endpointSays(200, { totalResults: 0 }), says: 'pass' },
    { when: 'it asks for patience', facts: endpointSays(429, null), says: 'unknown', shows: '429' },
  ],
  'plugin-token': [
    { when: 'there is none', facts: { connection: { status: 'not-connected', namespace: 'default' } }, says: 'fail' },
    {
      when: 'it is refused',
      facts: {
        connection: {
          status: 'broken',
          namespace: 'default',
          fault: { kind: 'unauthorized', operation: 'x', detail: 'Expired API key', status: 401 },
        },
      },
      says: 'fail',
      shows: 'Expired API key',
    },
  ],
};
