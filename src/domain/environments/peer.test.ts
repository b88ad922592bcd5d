import { isUnencrypted, peerAddressProblem, tidyAddress } from './peerAddress';
import { judgePeerToken, mayReadRecords, PEER_FEATURES } from './peerPermissions';

const OWN = ['https://grafana.example.com', 'http://127.0.0.1:3000/grafana'];

test.each([
  'https://grafana.staging.example.com',
  'https://grafana.staging.example.com:8443/sub/path',
  'HTTPS://GRAFANA.OTHER.COM',
  'http://localhost:3001',
  'http://127.0.0.1:3000',
  'https://[2001:db8::1]:3000',
])('%s can be a peer', (address) => {
  expect(peerAddressProblem(address, OWN)).toBeUndefined();
});

test.each([
  ['', 'no-address'],
  ['grafana.example.com', 'no-address'],
  ['ftp://grafana.example.com', 'no-address'],
  ['javascript:alert(1)', 'no-address'],
  ['https://user:secret@grafana.example.com', 'no-address'],
  ['https://grafana.example.com?orgId=2', 'no-address'],
  ['https://grafana.example.com#x', 'no-address'],
  ['https://a.example.com https://b.example.com', 'no-address'],
  ['https://{{ .SecureJsonData.grafanaToken }}.example.com', 'no-address'],
  ['http://grafana.other.com', 'not-https'],
  ['http://127.0.0.1.evil.test', 'not-https'],
  ['https://grafana.other.com/..', 'bad-path'],
  ['https://grafana.other.com/a/../b', 'bad-path'],
  ['https://grafana.other.com/%2e%2e/b', 'bad-path'],
  ['https://grafana.other.com/a//b', 'bad-path'],
  ['https://grafana.other.com/{{.JsonData.x}}', 'bad-path'],
  ['https://grafana.other.com/a\\b', 'bad-path'],
  ['https://grafana.example.com', 'itself'],
  ['https://GRAFANA.example.com:443', 'itself'],
  ['http://127.0.0.1:3000/grafana', 'itself'],
])('%s cannot: %s', (address, problem) => {
  expect(peerAddressProblem(address, OWN)).toBe(problem);
});

test('blanks and slashes around an address do not count', () => {
  expect(tidyAddress('  https://grafana.example.com// ')).toBe('https://grafana.example.com');
  expect([isUnencrypted('HTTP://localhost'), isUnencrypted('https://localhost')]).toEqual([true, false]);
});

const needed = Object.fromEntries(
  PEER_FEATURES.flatMap(({ needs }) => needs.map(({ action, scope }) => [action, [scope]]))
);

test('a token that may read exactly what is needed lacks nothing and writes nothing', () => {
  expect(judgePeerToken(needed, true)).toEqual({ missing: [], writes: [] });
  expect(Object.keys(needed).every((action) => action.endsWith(':read'))).toBe(true);
});

test('a right on a part only is missing, a wider one is not', () => {
  const held = { ...needed, 'teams:read': ['teams:id:1'], 'folders:read': ['*'], 'org.users:read': ['users:id:*'] };
  expect(judgePeerToken(held, true).missing).toEqual([
    { title: 'Teams, groups and how many people', action: 'teams:read', scope: 'teams:*' },
  ]);
});

test.each([
  ['folders:*', true],
  ['dashboards:*', true],
  ['folders:uid:idops-scim-manager', true],
  ['folders:uid:other', false],
  ['dashboards:uid:other', false],
])('a right on %s reads the mapping: %s', (scope, isHeld) => {
  const held = { ...needed, 'dashboards:read': [scope] };
  expect(mayReadRecords(held)).toBe(isHeld);
  expect(judgePeerToken(held, true).missing).toHaveLength(isHeld ? 0 : 1);
});

test('whatever is not known to read is said to write', () => {
  const held = { ...needed, 'teams:write': ['teams:*'], 'datasources:query': ['*'], 'something:new': [] };
  expect(judgePeerToken(held, true).writes).toEqual(['something:new', 'teams:write']);
});

test('nothing is inherited from the prototype of an answer', () => {
  expect(judgePeerToken({}, true).missing).toHaveLength(10);
  expect(mayReadRecords({})).toBe(false);
});

test('open-source Grafana has no roles of teams and no permissions on data sources that could be missing', () => {
  const missing = judgePeerToken({}, false).missing.map(({ action }) => action);
  expect(missing).toHaveLength(6);
  expect(missing.filter((action) => /roles|datasources/.test(action))).toEqual([]);
});
