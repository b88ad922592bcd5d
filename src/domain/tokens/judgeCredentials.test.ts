import { aToken as token, anAccount as account } from '../testing/tokenBuilders';
import { type CredentialsToJudge, judgeCredentials } from './judgeCredentials';
import type { HeldPermissions } from './permissions';
import type { ServiceAccount, ServiceAccountToken } from './serviceAccount';
import { TOKEN_FINDING_KINDS } from './TokenFinding';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const PROVIDER_ID = 1;
const OWN_ID = 9;

const EXACT: HeldPermissions = {
  'org.users:read': ['users:*'],
  'org.users:write': ['users:*'],
  'org.users:add': ['users:*'],
  'org.users:remove': ['users:*'],
  'teams:read': ['teams:*'],
  'teams:write': ['teams:*'],
  'teams:delete': ['teams:*'],
  'teams:create': [''],
};

const judge = (accounts: readonly ServiceAccount[], more: Partial<CredentialsToJudge> = {}) =>
  judgeCredentials({ accounts, ownAccountId: OWN_ID, providerAccountId: PROVIDER_ID, nowMs: NOW, ...more });

const ofTokens = (...tokens: ServiceAccountToken[]) => judge([account({ tokens })]);

describe("one token of the identity provider's account", () => {
  it.each<[string, Partial<ServiceAccountToken>, Array<[string, string, number?]>]>([
    ['in use', {}, []],
    ['without an end', { expiresAt: undefined }, [['no-expiry', 'warning']]],
    ['ends in 61 days', { expiresAt: '2026-05-01T13:00:00Z' }, []],
    ['ends in 60 days', { expiresAt: '2026-04-30T13:00:00Z' }, [['expiring', 'info', 60]]],
    ['ends in 30 days', { expiresAt: '2026-03-31T13:00:00Z' }, [['expiring', 'info', 30]]],
    ['ends in 15 days', { expiresAt: '2026-03-16T13:00:00Z' }, [['expiring', 'info', 15]]],
    ['ends in 14 days', { expiresAt: '2026-03-15T13:00:00Z' }, [['expiring', 'warning', 14]]],
    ['ends in 8 days', { expiresAt: '2026-03-09T13:00:00Z' }, [['expiring', 'warning', 8]]],
    ['ends in 7 days', { expiresAt: '2026-03-08T13:00:00Z' }, [['expiring', 'error', 7]]],
    ['ends in a day', { expiresAt: '2026-03-02T13:00:00Z' }, [['expiring', 'error', 1]]],
    ['ends today', { expiresAt: '2026-03-01T13:00:00Z' }, [['expiring', 'error', 0]]],
    ['ends now', { expiresAt: '2026-03-01T12:00:00Z' }, [['expired', 'error', 0]]],
    ['ended ten days ago', { expiresAt: '2026-02-19T11:00:00Z' }, [['expired', 'error', 10]]],
    ['90 days old', { createdAt: '2025-12-01T12:00:00Z' }, []],
    ['91 days old', { createdAt: '2025-11-30T12:00:00Z' }, [['old', 'warning', 91]]],
    ['used 30 days ago', { lastUsedAt: '2026-01-30T12:00:00Z' }, []],
    ['used 31 days ago', { lastUsedAt: '2026-01-29T12:00:00Z' }, [['unused', 'warning', 31]]],
    ['new and never used', { lastUsedAt: undefined, createdAt: '2026-02-28T13:00:00Z' }, []],
    [
      'a day old and never used',
      { lastUsedAt: undefined, createdAt: '2026-02-28T12:00:00Z' },
      [['never-used', 'warning', 1]],
    ],
    [
      'old, unused and ending: all of it',
      { createdAt: '2025-11-01T12:00:00Z', lastUsedAt: '2025-12-01T12:00:00Z', expiresAt: '2026-03-04T12:00:00Z' },
      [
        ['expiring', 'error', 3],
        ['old', 'warning', 120],
        ['unused', 'warning', 90],
      ],
    ],
  ])('%s', (_, part, expected) => {
    const found = ofTokens(token(part)).map(({ kind, severity, days }) =>
      days === undefined ? [kind, severity] : [kind, severity, days]
    );
    expect(found).toEqual(expected);
  });

  it('that ended is less grave on an account that provisioning does not use', () => {
    const expired = token({ expiresAt: '2026-02-19T11:00:00Z' });
    expect(judge([account({ id: 5, tokens: [expired] })])).toMatchObject([{ kind: 'expired', severity: 'warning' }]);
  });

  it('that was replaced by a younger one in use is only a leftover', () => {
    const old = token({ id: 1, createdAt: '2026-01-01T12:00:00Z', expiresAt: '2026-02-20T12:00:00Z' });
    const young = token({ id: 2, createdAt: '2026-02-10T12:00:00Z' });
    expect(ofTokens(old, young)).toMatchObject([
      { kind: 'expired', severity: 'info', token: { id: 1 }, remedy: expect.stringContaining('Revoke this one') },
    ]);
    const forgotten = token({ id: 3, createdAt: '2025-01-01T12:00:00Z', expiresAt: undefined });
    expect(
      ofTokens(forgotten, young)
        .filter((each) => each.token)
        .map(({ kind, remedy }) => [kind, remedy])
    ).toEqual([
      ['no-expiry', expect.stringContaining('Revoke this one')],
      ['old', expect.stringContaining('Revoke this one')],
    ]);
    const outlived = token({ id: 4, createdAt: '2026-02-11T12:00:00Z', expiresAt: '2026-02-20T12:00:00Z' });
    expect(ofTokens(outlived, young)).toMatchObject([{ kind: 'expired', severity: 'info' }]);
    const unusedYoung = token({ id: 2, createdAt: '2026-02-28T13:00:00Z', lastUsedAt: undefined });
    expect(ofTokens(old, unusedYoung)).toMatchObject([{ kind: 'expired', severity: 'error' }]);
  });
});

describe('several live tokens', () => {
  const old = token({ id: 1 });

  it.each([
    ['are normal while the newest is younger than a week', '2026-02-22T12:00:01Z', 'info', /normal/],
    ['are a risk afterwards', '2026-02-22T12:00:00Z', 'warning', /one more that can leak/],
  ])('%s', (_, createdAt, severity, cause) => {
    const found = ofTokens(old, token({ id: 2, name: 'second', createdAt }));
    expect(found).toMatchObject([{ kind: 'several-live', severity, cause: expect.stringMatching(cause) }]);
    expect(found[0]?.evidence).toEqual([expect.stringContaining('second'), expect.stringContaining('token')]);
  });

  it('do not count those that ended', () => {
    const kinds = ofTokens(old, token({ id: 2, expiresAt: '2026-02-02T12:00:00Z' })).map(({ kind }) => kind);
    expect(kinds).not.toContain('several-live');
  });
});

describe('permissions', () => {
  const withHeld = (held: HeldPermissions, id = PROVIDER_ID, more: Partial<CredentialsToJudge> = {}) =>
    judge([account({ id })], { permissions: new Map([[id, held]]), ...more });

  it('that are exactly the documented ones give no finding', () => {
    expect(withHeld(EXACT)).toEqual([]);
  });

  it('that are missing are named with the feature that needs them', () => {
    const { 'teams:create': _, ...rest } = EXACT;
    expect(withHeld({ ...rest, 'org.users:add': ['users:id:4'] })).toMatchObject([
      {
        kind: 'under-privileged',
        severity: 'error',
        evidence: ['User sync: org.users:add on users:*', 'Group sync: teams:create'],
      },
    ]);
  });

  it('that are too many are named', () => {
    expect(withHeld({ ...EXACT, 'orgs:write': [''] })).toMatchObject([
      { kind: 'over-privileged', severity: 'warning', evidence: ['basic role: None', 'orgs:write'] },
    ]);
  });

  it("that come with Grafana's own roles are less grave", () => {
    const held = { ...EXACT, 'teams.permissions:read': ['teams:*'], 'teams.permissions:write': ['teams:*'] };
    expect(withHeld(held)).toMatchObject([{ kind: 'over-privileged', severity: 'info' }]);
  });

  it('are too many of necessity where there are no roles', () => {
    expect(withHeld({ ...EXACT, 'orgs:write': [''] }, PROVIDER_ID, { hasRoles: false })).toMatchObject([
      { kind: 'over-privileged', severity: 'info', remedy: expect.stringContaining('basic roles only') },
    ]);
  });

  it("of the plugin's own account are more than it needs, and it is said why", () => {
    const found = withHeld({ 'orgs:write': [''] }, OWN_ID);
    expect(found).toMatchObject([
      { kind: 'under-privileged', severity: 'warning', use: 'own' },
      { kind: 'over-privileged', severity: 'info', cause: expect.stringContaining('give it to teams') },
    ]);
  });

  it.each([
    ['an Admin that is not ours', { id: 5, role: 'Admin' as const }, ['over-privileged']],
    ['an Admin that is disabled', { id: 5, role: 'Admin' as const, isDisabled: true }, ['disabled']],
    ['an Editor', { id: 5, role: 'Editor' as const }, []],
    ['ours', { id: OWN_ID, role: 'Admin' as const }, []],
    ["the identity provider's", { id: PROVIDER_ID, role: 'Admin' as const }, ['over-privileged']],
  ])('that were not read are judged by the basic role: %s', (_, part, expected) => {
    expect(judge([account(part)]).map(({ kind }) => kind)).toEqual(expected);
  });
});

describe('accounts', () => {
  it.each([
    [PROVIDER_ID, 'error'],
    [OWN_ID, 'error'],
    [5, 'info'],
  ])('number %s, disabled: %s', (id, severity) => {
    expect(judge([account({ id, isDisabled: true })])).toMatchObject([{ kind: 'disabled', severity }]);
  });

  it('whose tokens could not be read are unknown, not well', () => {
    const tokensFault = { kind: 'forbidden' as const, operation: 'x', detail: 'no access' };
    expect(judge([account({ tokens: undefined, tokensFault })])).toMatchObject([
      { kind: 'unread', evidence: ['account: sa-1-okta-scim', 'no access'] },
    ]);
  });

  it('with the gravest finding come first', () => {
    const found = judge([
      account({ id: 5, role: 'Admin' }),
      account({ tokens: [token({ expiresAt: '2026-02-19T11:00:00Z' })] }),
    ]);
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });
});

it('every kind can occur, and each says cause, remedy and evidence', () => {
  const found = judge(
    [
      account({
        role: 'Admin',
        isDisabled: true,
        tokens: [
          token({ expiresAt: undefined, createdAt: '2025-01-01T00:00:00Z', lastUsedAt: undefined }),
          token({ id: 2, expiresAt: '2026-02-19T11:00:00Z' }),
          token({ id: 3, expiresAt: '2026-03-02T12:00:00Z', lastUsedAt: '2026-01-01T00:00:00Z' }),
        ],
      }),
      account({ id: 5, tokens: undefined }),
    ],
    { permissions: new Map([[PROVIDER_ID, { 'orgs:write': [''] }]]) }
  );
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(TOKEN_FINDING_KINDS));
  for (const { cause, remedy, evidence } of found) {
    expect(cause).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
    expect(evidence).not.toHaveLength(0);
  }
});
