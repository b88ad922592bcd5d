import { okta } from '../presets/okta';
import { aPerson, aTeam } from '../testing/builders';
import type { HeldPermissions } from '../tokens/permissions';
import type { ServiceAccount, ServiceAccountToken } from '../tokens/serviceAccount';
import type { SetUpFacts } from './facts';
import { known, notKnown } from './known';
import { SET_UP_STEPS, type SetUpStep, type SetUpStepId } from './setUpStep';
import { currentStep, setUpSteps } from './setUpSteps';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const USERS: HeldPermissions = {
  'org.users:read': ['users:*'],
  'org.users:write': ['users:*'],
  'org.users:add': ['users:*'],
  'org.users:remove': ['users:*'],
};
const GROUPS: HeldPermissions = {
  'teams:read': ['teams:*'],
  'teams:write': ['teams:*'],
  'teams:delete': ['teams:*'],
  'teams:create': [],
};

const aToken = (partial: Partial<ServiceAccountToken> = {}): ServiceAccountToken => ({
  id: 1,
  name: 'okta 2026',
  createdAt: '2026-02-01T12:00:00Z',
  expiresAt: '2026-05-01T12:00:00Z',
  ...partial,
});

const anAccount = (partial: Partial<ServiceAccount> = {}): ServiceAccount => ({
  id: 7,
  login: 'sa-1-okta',
  name: 'Okta SCIM',
  role: 'None',
  isDisabled: false,
  tokens: [aToken()],
  ...partial,
});

const provider = (partial: Partial<ServiceAccount> = {}) => known({ account: anAccount(partial), isChosen: true });
const switches = (userSync?: boolean, groupSync?: boolean) =>
  known({ userSync, groupSync, rejectNonProvisioned: false, isAvailable: true });

/** An Enterprise stack where everything is ready and nothing was set up. */
const facts = (partial: Partial<SetUpFacts> = {}): SetUpFacts => ({
  nowMs: NOW,
  preset: okta,
  version: '12.4.0',
  isEnterprise: true,
  isCloud: false,
  appUrl: 'https://grafana.example.com',
  licence: known({ expiresAt: '2027-03-01T12:00:00Z' }),
  isSamlEnabled: true,
  externalUidClaim: known('userUID'),
  teamSync: known([]),
  provider: known(undefined),
  permissions: known({}),
  switches: switches(false, false),
  people: known([]),
  teams: known([]),
  ...partial,
});

const withToken = { provider: provider(), permissions: known({ ...USERS, ...GROUPS }) };
const used = {
  ...withToken,
  provider: provider({ tokens: [aToken({ lastUsedAt: '2026-03-01T11:58:00Z' })] }),
  switches: switches(true, true),
};
const whole = {
  ...used,
  people: known([aPerson('scim-1', { id: 3, name: 'Ada Lovelace', lastSeenAt: '2026-03-01T11:59:00Z' })]),
  teams: known([aTeam('sre', { externalUid: 'ext-sre' })]),
};

const step = (partial: Partial<SetUpFacts>, id: SetUpStepId): SetUpStep => {
  const found = setUpSteps(facts(partial)).find((one) => one.id === id);
  if (!found) {
    throw new Error(`no step ${id}`);
  }
  return found;
};
const states = (partial: Partial<SetUpFacts>) => setUpSteps(facts(partial)).map(({ state }) => state);
const words = ({ evidence, why, remedy }: SetUpStep) => [...evidence.map(({ text }) => text), why, remedy].join(' ');

describe('from nothing to the first group', () => {
  // prettier-ignore
  it.each<[string, Partial<SetUpFacts>, Array<SetUpStep['state']>, SetUpStepId | undefined]>([
    ['nothing there', {},
      ['done', 'next', 'blocked', 'blocked', 'next', 'blocked', 'blocked', 'blocked', 'blocked'], 'account'],
    ['account without a token', { provider: provider({ tokens: [] }), permissions: known(USERS) },
      ['done', 'done', 'next', 'blocked', 'next', 'blocked', 'blocked', 'blocked', 'blocked'], 'token'],
    ['token that was never used', withToken,
      ['done', 'done', 'done', 'next', 'next', 'waiting', 'blocked', 'blocked', 'blocked'], 'values'],
    ['the same with both switches on', { ...withToken, switches: switches(true, true) },
      ['done', 'done', 'done', 'next', 'done', 'waiting', 'blocked', 'blocked', 'blocked'], 'values'],
    ['tested before it was switched on', { ...used, switches: switches(false, false) },
      ['done', 'done', 'done', 'done', 'next', 'done', 'blocked', 'blocked', 'blocked'], 'switches'],
    ['tested', used,
      ['done', 'done', 'done', 'done', 'done', 'done', 'waiting', 'waiting', 'blocked'], 'first-user'],
    ['the first person', { ...used, people: known([aPerson('scim-1')]) },
      ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'waiting', 'waiting'], 'first-group'],
    ['people only', { ...used, switches: switches(true, false), people: whole.people },
      ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'skipped', 'done'], undefined],
    ['everything', whole,
      ['done', 'done', 'done', 'done', 'done', 'done', 'done', 'done', 'done'], undefined],
  ])('%s', (_, partial, expected, current) => {
    expect(states(partial)).toEqual(expected);
    expect(currentStep(setUpSteps(facts(partial)))?.id).toBe(current);
  });

  it('has each step once, in order, with a title', () => {
    const steps = setUpSteps(facts());
    expect(steps.map(({ id }) => id)).toEqual(SET_UP_STEPS);
    expect(new Set(steps.map(({ title }) => title)).size).toBe(SET_UP_STEPS.length);
  });

  it('names what comes first', () => {
    expect(words(step({}, 'token'))).toContain('First: Service account for the identity provider.');
  });
});

describe('what cannot be known', () => {
  const unknown = notKnown('it was not told');
  it.each<[keyof SetUpFacts, SetUpStepId[]]>([
    ['licence', ['prerequisites']],
    ['externalUidClaim', ['prerequisites']],
    ['teamSync', ['prerequisites']],
    ['provider', ['account', 'token', 'values', 'test']],
    ['permissions', ['account']],
    ['switches', ['prerequisites', 'switches']],
    ['people', ['first-user', 'sign-in']],
    ['teams', ['first-group']],
  ])('%s: the steps that need it are unknown, and hold nothing up', (fact, expected) => {
    const steps = setUpSteps(facts({ ...whole, [fact]: unknown }));
    expect(steps.filter(({ state }) => state === 'unknown').map(({ id }) => id)).toEqual(expected);
    expect(steps.filter(({ state }) => state !== 'unknown').map(({ state }) => state)).toEqual(
      Array.from({ length: SET_UP_STEPS.length - expected.length }, () => 'done')
    );
  });

  it('never passes when nothing at all is known', () => {
    const nothing = {
      licence: unknown,
      externalUidClaim: unknown,
      teamSync: unknown,
      provider: unknown,
      permissions: unknown,
    };
    const steps = setUpSteps(facts({ ...nothing, switches: unknown, people: unknown, teams: unknown }));
    expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(['unknown']));
  });

  it.each<[string, Partial<SetUpFacts>, SetUpStepId]>([
    [
      'tokens that could not be read',
      { provider: provider({ tokens: undefined }), permissions: known(USERS) },
      'token',
    ],
    ['a switch that could not be read', { switches: switches(undefined, true) }, 'switches'],
    ['whether a linked person signed in', { ...used, people: known([aPerson('u1')]) }, 'sign-in'],
  ])('%s', (_, partial, id) => {
    expect(step(partial, id)).toMatchObject({ state: 'unknown', why: expect.stringMatching(/\w+/) });
  });
});

describe('the account', () => {
  it.each<[string, Partial<SetUpFacts>, SetUpStep['state'], RegExp]>([
    ['is disabled', { provider: provider({ isDisabled: true }) }, 'failed', /each of its tokens is refused/],
    ['may do nothing', { provider: provider(), permissions: known({}) }, 'failed', /lacks org\.users:read.*403/],
    [
      'may provision some people only',
      { provider: provider(), permissions: known({ ...USERS, 'org.users:write': ['users:id:1'] }) },
      'failed',
      /lacks org\.users:write:/,
    ],
    [
      'has half of what groups need',
      { provider: provider(), permissions: known({ ...USERS, 'teams:read': ['teams:*'] }) },
      'failed',
      /lacks teams:write, teams:delete, teams:create:/,
    ],
    ['is for people only', { provider: provider(), permissions: known(USERS) }, 'done', /May provision people\./],
    ['is for both', withToken, 'done', /May provision people and groups\./],
    [
      'may too much',
      { provider: provider({ role: 'Admin' }), permissions: known({ ...USERS, ...GROUPS }) },
      'done',
      /basic role Admin allows more/,
    ],
    [
      'was not chosen',
      { provider: known({ account: anAccount(), isChosen: false }), permissions: known(USERS) },
      'done',
      /inferred from its name/,
    ],
  ])('%s', (_, partial, state, text) => {
    const found = step(partial, 'account');
    expect(found.state).toBe(state);
    expect(words(found)).toMatch(text);
  });
});

describe('the token', () => {
  it('that has expired has to be replaced, although it was in use once', () => {
    const expired = aToken({ expiresAt: '2026-02-28T00:00:00Z', lastUsedAt: '2026-02-27T00:00:00Z' });
    const found = { ...used, provider: provider({ tokens: [expired] }) };
    expect(step(found, 'token')).toMatchObject({ state: 'failed', evidence: [{ at: '2026-02-28T00:00:00Z' }] });
    expect(step(found, 'values')).toMatchObject({ state: 'blocked', blockedBy: 'token' });
    expect(currentStep(setUpSteps(facts(found)))?.id).toBe('token');
  });

  it('that replaced one in use has to be pasted', () => {
    const tokens = [
      aToken({ id: 1, expiresAt: '2026-02-28T00:00:00Z', lastUsedAt: '2026-02-27T00:00:00Z' }),
      aToken({ id: 2 }),
    ];
    expect(step({ ...used, provider: provider({ tokens }) }, 'values').state).toBe('next');
  });

  it('counts as in use when any that works is', () => {
    const tokens = [aToken({ id: 1, lastUsedAt: '2026-02-27T00:00:00Z' }), aToken({ id: 2, expiresAt: undefined })];
    const found = { ...used, provider: provider({ tokens }) };
    expect(step(found, 'test')).toMatchObject({ state: 'done', evidence: [{ at: '2026-02-27T00:00:00Z' }] });
    expect(words(step(found, 'token'))).toMatch(/2 tokens of this account work/);
  });
});

describe('who arrived', () => {
  it('is named, the newest first, with where each came from', () => {
    const people = [
      aPerson('local', { id: 9, isProvisioned: false }),
      aPerson('u1', { id: 1 }),
      aPerson('scim-2', { id: 2, name: 'Ada', login: 'ada' }),
      aPerson('scim-3', { id: 3, name: '', login: 'bob' }),
      aPerson('u4', { id: 4, name: 'Cyd', login: 'cyd' }),
    ];
    expect(step({ ...used, people: known(people) }, 'first-user').evidence.map(({ text }) => text)).toEqual([
      '4 provisioned people.',
      'Cyd (cyd) had an account before, which SCIM took over.',
      'bob (bob) was created by SCIM.',
      'Ada (ada) was created by SCIM.',
    ]);
  });

  it('is dated, where SCIM made the account and Grafana tells when', () => {
    const createdAt = '2026-01-15T09:00:00Z';
    const people = [
      aPerson('scim-2', { id: 2, name: 'Ada', login: 'ada', createdAt }),
      aPerson('u4', { id: 4, name: 'Cyd', login: 'cyd', createdAt }),
    ];
    expect(step({ ...used, people: known(people) }, 'first-user').evidence.slice(1)).toEqual([
      { text: 'Cyd (cyd) had an account before, which SCIM took over.' },
      { text: 'Ada (ada) was created by SCIM', at: createdAt },
    ]);
  });

  it('may have been there before, on a Grafana whose uids do not tell', () => {
    const found = step({ ...used, version: '12.2.0', people: known([aPerson('u1')]) }, 'first-user');
    expect(words(found)).toMatch(/Grafana does not tell/);
  });

  it('does not include teams made by hand', () => {
    const teams = known([aTeam('ops', { isProvisioned: false })]);
    expect(step({ ...used, teams }, 'first-group').state).toBe('waiting');
  });

  it('counts although a switch was turned off afterwards', () => {
    const steps = setUpSteps(facts({ ...whole, switches: switches(false, false) }));
    expect(steps.filter(({ state }) => state !== 'done').map(({ id }) => id)).toEqual(['switches']);
  });
});
