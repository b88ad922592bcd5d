import type { ServiceAccount, ServiceAccountToken } from './serviceAccount';
import { inferIdentityProviderAccount, overPrivileged, tokenFindings } from './credentials';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const token = (part: Partial<ServiceAccountToken> = {}): ServiceAccountToken => ({
  id: 1,
  name: 'token',
  createdAt: '2026-02-01T12:00:00Z',
  expiresAt: '2026-06-01T12:00:00Z',
  lastUsedAt: '2026-03-01T11:00:00Z',
  ...part,
});

const account = (part: Partial<ServiceAccount> = {}): ServiceAccount => ({
  id: 1,
  login: 'sa-1-okta-scim',
  name: 'okta-scim',
  role: 'None',
  isDisabled: false,
  tokens: [token()],
  ...part,
});

describe('the account of the identity provider', () => {
  it('is the one named like it whose token was used last', () => {
    const old = account({ id: 2, name: 'entra', tokens: [token({ lastUsedAt: '2026-01-01T00:00:00Z' })] });
    const recent = account({ id: 3, tokens: [token({ id: 7 }), token({ id: 8, lastUsedAt: undefined })] });
    expect(inferIdentityProviderAccount([old, recent], undefined)).toEqual({
      account: recent,
      token: recent.tokens?.[0],
    });
  });

  it.each([
    ['ours', account({ id: 9, name: 'SCIM Manager', login: 'sa-1-scim-manager' })],
    ['named otherwise', account({ name: 'terraform', login: 'sa-1-terraform' })],
  ])('is not one that is %s', (_, other) => {
    expect(inferIdentityProviderAccount([other], 9)).toBeUndefined();
  });

  it('has no token when none was ever used, or tokens could not be read', () => {
    const unused = account({ tokens: [token({ lastUsedAt: undefined })] });
    const unread = account({ tokens: undefined });
    expect(inferIdentityProviderAccount([unused], undefined)).toEqual({ account: unused, token: undefined });
    expect(inferIdentityProviderAccount([unread], undefined)).toEqual({ account: unread, token: undefined });
  });
});

it('counts as over-privileged who is Admin, works, and is not ours', () => {
  const admin = account({ id: 5, role: 'Admin' });
  const accounts = [
    admin,
    account({ id: 6, role: 'Admin', isDisabled: true }),
    account({ id: 7, role: 'Editor' }),
    account({ id: 9, role: 'Admin' }),
  ];
  expect(overPrivileged(accounts, 9)).toEqual([admin]);
});

describe('tokens', () => {
  it.each([
    ['in use', {}, undefined],
    ['without an end', { expiresAt: undefined }, undefined],
    ['ends in 15 days', { expiresAt: '2026-03-16T13:00:00Z' }, undefined],
    ['ends in 14 days', { expiresAt: '2026-03-15T13:00:00Z' }, ['expiring', 14]],
    ['ends today', { expiresAt: '2026-03-01T13:00:00Z' }, ['expiring', 0]],
    ['ended an hour ago', { expiresAt: '2026-03-01T11:00:00Z' }, ['expired', 0]],
    ['ended ten days ago', { expiresAt: '2026-02-19T11:00:00Z' }, ['expired', 10]],
    ['used 90 days ago', { lastUsedAt: '2025-12-01T11:00:00Z' }, undefined],
    ['used 91 days ago', { lastUsedAt: '2025-11-30T11:00:00Z' }, ['unused', 91]],
    ['never used, and old', { lastUsedAt: undefined, createdAt: '2025-10-01T12:00:00Z' }, ['unused', 151]],
    ['never used, and new', { lastUsedAt: undefined }, undefined],
  ] as const)('%s', (_, part, expected) => {
    const found = tokenFindings([account({ tokens: [token(part)] })], NOW).map(({ state, days }) => [state, days]);
    expect(found).toEqual(expected ? [expected] : []);
  });

  it('gives no finding about tokens that could not be read', () => {
    expect(tokenFindings([account({ tokens: undefined })], NOW)).toEqual([]);
  });
});
