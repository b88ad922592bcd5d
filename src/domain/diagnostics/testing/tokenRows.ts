import { aToken, anAccount } from '../../testing/tokenBuilders';
import type { CheckRow, CheckRows } from './CheckRow';
import { aStack, off, OTHER_ID, OWN_ID, PROVIDER_ID, theAccounts, theSwitches, tokensOf } from './healthyFacts';

const unreadTokens: CheckRow = {
  when: 'tokens are unread',
  facts: { accounts: theAccounts({ others: [anAccount({ id: OTHER_ID, tokens: undefined })] }) },
  says: 'unknown',
};
const unreadPermissions: CheckRow = {
  when: 'permissions are unread',
  facts: { accounts: theAccounts({ permissions: { [PROVIDER_ID]: undefined } }) },
  says: 'unknown',
};
const ownUnread: CheckRow = {
  when: 'those of the plugin are unread',
  facts: { accounts: theAccounts({ permissions: { [OWN_ID]: undefined } }) },
  says: 'unknown',
};
const bothSyncsOff = { switches: theSwitches({ userSync: off, groupSync: off }) };
const lastUsed = (lastUsedAt: string | undefined) => ({ accounts: tokensOf({ lastUsedAt }) });
const withPreset = (preset: string) => ({ connection: { status: 'connected', namespace: 'default', preset } as const });

export const TOKEN_ROWS: CheckRows = {
  'provider-account': [
    { when: 'none is known', facts: { accounts: { ...theAccounts(), provider: undefined } }, says: 'fail' },
    { when: 'it has no token', facts: { accounts: theAccounts({ provider: { tokens: [] } }) }, says: 'warn' },
    {
      when: 'it is inferred',
      facts: { accounts: { ...theAccounts(), provider: { account: anAccount(), isChosen: false } } },
      says: 'pass',
      shows: 'inferred from its name and use',
    },
  ],
  'account-disabled': [
    {
      when: "it is the provider's",
      facts: { accounts: theAccounts({ provider: { isDisabled: true } }) },
      says: 'fail',
      shows: 'okta-scim',
    },
    {
      when: 'it is of something else',
      facts: { accounts: theAccounts({ others: [anAccount({ id: OTHER_ID, isDisabled: true })] }) },
      says: 'pass',
    },
  ],
  'token-expired': [
    {
      when: 'one has',
      facts: { accounts: tokensOf({ name: 'winter', expiresAt: '2026-02-01T00:00:00Z' }) },
      says: 'fail',
      shows: 'winter',
    },
    {
      when: 'it is of something else',
      facts: {
        accounts: theAccounts({
          others: [anAccount({ id: OTHER_ID, tokens: [aToken({ expiresAt: '2026-02-01T00:00:00Z' })] })],
        }),
      },
      says: 'warn',
    },
    unreadTokens,
  ],
  'token-expiring': [
    { when: 'in five days', facts: { accounts: tokensOf({ expiresAt: '2026-03-06T13:00:00Z' }) }, says: 'fail' },
    { when: 'in ten days', facts: { accounts: tokensOf({ expiresAt: '2026-03-11T13:00:00Z' }) }, says: 'warn' },
    { when: 'in a month', facts: { accounts: tokensOf({ expiresAt: '2026-03-31T13:00:00Z' }) }, says: 'pass' },
    unreadTokens,
  ],
  'token-old': [
    { when: 'one is', facts: { accounts: tokensOf({ createdAt: '2025-01-01T00:00:00Z' }) }, says: 'warn' },
    unreadTokens,
  ],
  'token-no-expiry': [
    { when: 'one has none', facts: { accounts: tokensOf({ expiresAt: undefined }) }, says: 'warn' },
    unreadTokens,
  ],
  'token-never-used': [{ when: 'one was not', facts: lastUsed(undefined), says: 'warn' }, unreadTokens],
  'token-unused': [{ when: 'one is not', facts: lastUsed('2026-01-01T00:00:00Z'), says: 'warn' }, unreadTokens],
  'tokens-several': [
    {
      when: 'an account has two',
      facts: { accounts: tokensOf({}, { createdAt: '2026-02-02T00:00:00Z' }) },
      says: 'warn',
    },
    {
      when: 'one was made just now',
      facts: { accounts: tokensOf({}, { createdAt: '2026-02-28T00:00:00Z' }) },
      says: 'pass',
    },
    unreadTokens,
  ],
  'over-privileged': [
    {
      when: 'the provider may do more',
      facts: { accounts: theAccounts({ permissions: { [PROVIDER_ID]: { 'datasources:write': ['*'] } } }) },
      says: 'warn',
      shows: 'datasources:write',
    },
    {
      when: 'another account is Admin',
      facts: { accounts: theAccounts({ others: [anAccount({ id: OTHER_ID, role: 'Admin', name: 'legacy' })] }) },
      says: 'warn',
      shows: 'legacy',
    },
    unreadPermissions,
    ownUnread,
  ],
  'under-privileged': [
    {
      when: 'the provider may do nothing',
      facts: { accounts: theAccounts({ permissions: { [PROVIDER_ID]: {} } }) },
      says: 'fail',
      shows: 'teams:create',
    },
    {
      when: 'the plugin may do nothing',
      facts: { accounts: theAccounts({ permissions: { [OWN_ID]: {} } }) },
      says: 'warn',
    },
    {
      when: 'nothing has to be provisioned',
      facts: { accounts: theAccounts({ permissions: { [PROVIDER_ID]: {} } }), ...bothSyncsOff },
      says: 'pass',
    },
    unreadPermissions,
    ownUnread,
  ],
  'provider-silence': [
    {
      when: 'Entra missed a night',
      facts: { ...withPreset('entra'), ...lastUsed('2026-03-01T04:00:00Z') },
      says: 'warn',
      shows: '40 minutes',
    },
    {
      when: 'Entra missed a week',
      facts: { ...withPreset('entra'), ...lastUsed('2026-02-22T04:00:00Z') },
      says: 'fail',
    },
    { when: 'Okta missed a week', facts: lastUsed('2026-02-22T04:00:00Z'), says: 'pass' },
    { when: 'Okta missed two months', facts: lastUsed('2026-01-01T00:00:00Z'), says: 'warn' },
    { when: 'it never called', facts: lastUsed(undefined), says: 'unknown' },
    {
      when: 'the account is not known',
      facts: { accounts: { ...theAccounts(), provider: undefined } },
      says: 'unknown',
    },
    {
      when: 'its tokens are unread',
      facts: { accounts: theAccounts({ provider: { tokens: undefined } }) },
      says: 'unknown',
    },
    { when: 'both syncs are off', facts: bothSyncsOff, says: 'skipped' },
    { when: 'it is open source', facts: { stack: aStack({ isEnterprise: false }) }, says: 'skipped' },
  ],
};
