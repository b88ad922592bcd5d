import { aToken as token, anAccount as account } from '../testing/tokenBuilders';
import { findProviderAccount, inferIdentityProviderAccount } from './credentials';

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

describe('which account is meant', () => {
  const okta = account({ id: 3 });
  const ours = account({ id: 9, name: 'SCIM Manager' });
  const other = account({ id: 4, name: 'terraform', login: 'sa-1-terraform' });

  it.each([
    ['the chosen one, whatever its name', 4, { account: other, isChosen: true }],
    ['the inferred one when nobody chose', undefined, { account: okta, isChosen: false }],
    ['the inferred one when the chosen one is gone', 77, { account: okta, isChosen: false }],
    ["the inferred one when the plugin's own was chosen", 9, { account: okta, isChosen: false }],
  ])('%s', (_, providerAccountId, expected) => {
    const found = findProviderAccount([okta, ours, other], { ownAccountId: 9, providerAccountId });
    expect(found).toMatchObject(expected);
  });

  it('none where none can be', () => {
    expect(findProviderAccount([ours, other], { ownAccountId: 9 })).toBeUndefined();
  });
});
