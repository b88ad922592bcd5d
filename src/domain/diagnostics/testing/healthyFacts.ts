import { aGroup, aMembership, aPerson, aTeam } from '../../testing/builders';
import { aToken, anAccount } from '../../testing/tokenBuilders';
import { EMPTY_LEDGER } from '../../mapping/ledger';
import { pluginFeatures, PROVIDER_FEATURES, type Feature, type HeldPermissions } from '../../tokens/permissions';
import type { ScimUser } from '../../scim/user';
import type { AccountsFact, Facts, SamlFact, StackFact, SwitchesFact, SwitchFact } from '../facts';

/** What the clock says in tests of checks; the tokens of the builders are good then. */
export const NOW_MS = Date.parse('2026-03-01T12:00:00Z');

const OKTA_ID = '00u1abcdefGHIJKLM2n3';

export const on: SwitchFact = { value: true, source: 'dynamic', iniValue: true };
export const off: SwitchFact = { value: false, source: 'dynamic', iniValue: false };
export const unread: SwitchFact = { value: 'unknown', source: 'unknown' };

export const aStack = (partial: Partial<StackFact> = {}): StackFact => ({
  version: '12.4.0',
  isEnterprise: true,
  isCloud: false,
  namespace: 'default',
  appUrl: 'https://grafana.acme.com',
  isScimToggleOn: true,
  isLoginFormDisabled: false,
  ...partial,
});

export const theSwitches = (partial: Partial<SwitchesFact> = {}): SwitchesFact => ({
  userSync: on,
  groupSync: on,
  rejectNonProvisioned: off,
  ...partial,
});

export const theSaml = (partial: Partial<SamlFact> = {}): SamlFact => ({
  isEnabled: true,
  allowSignUp: false,
  externalUidClaim: 'userUID',
  loginClaim: 'login',
  ...partial,
});

export const aScimUser = (userName: string, partial: Partial<ScimUser> = {}): ScimUser => ({
  id: `scim-${userName}`,
  userName,
  externalId: OKTA_ID,
  emails: [{ value: `${userName}@acme.com` }],
  active: true,
  ...partial,
});

function permissionsFor(features: readonly Feature[]): HeldPermissions {
  const held: Record<string, string[]> = {};
  for (const { action, scope = '' } of features.flatMap(({ needs }) => needs)) {
    (held[action] ??= []).push(scope);
  }
  return held;
}

export const OWN_ID = 9;
export const PROVIDER_ID = 2;
export const OTHER_ID = 5;

/** Accounts of which the provider's and the plugin's own are all right, unless told otherwise. */
export function theAccounts({
  provider = {},
  own = {},
  others = [],
  permissions = {},
}: {
  provider?: Parameters<typeof anAccount>[0];
  own?: Parameters<typeof anAccount>[0];
  others?: AccountsFact['accounts'];
  permissions?: Readonly<Record<number, HeldPermissions | undefined>>;
} = {}): AccountsFact {
  const account = anAccount({ id: PROVIDER_ID, ...provider });
  const ownAccount = anAccount({ id: OWN_ID, name: 'SCIM Manager', login: 'sa-1-scim-manager', role: 'Admin', ...own });
  const held = {
    [PROVIDER_ID]: permissionsFor(Object.values(PROVIDER_FEATURES)),
    [OWN_ID]: permissionsFor(pluginFeatures(true)),
    ...permissions,
  };
  return {
    accounts: [account, ownAccount, ...others],
    ownAccountId: OWN_ID,
    provider: { account, isChosen: true },
    permissions: new Map(Object.entries(held).flatMap(([id, value]) => (value ? [[Number(id), value]] : []))),
  };
}

export const tokensOf = (...partials: Array<Parameters<typeof aToken>[0]>) =>
  theAccounts({ provider: { tokens: partials.map((partial, at) => aToken({ id: at + 1, ...partial })) } });

/** An installation on which every check passes. */
export function healthyFacts(): Facts {
  return {
    stack: aStack(),
    licence: { stateInfo: 'Licensed', expiresAt: '2027-01-01T00:00:00Z' },
    connection: { status: 'connected', namespace: 'default', ownAccountId: OWN_ID, preset: 'okta' },
    switches: theSwitches(),
    ini: { scimKeys: ['user_sync_enabled', 'group_sync_enabled', 'reject_non_provisioned_users'] },
    saml: theSaml(),
    endpoint: { status: 200, body: { totalResults: 2, Resources: [{ id: 'scim-ann' }] } },
    people: [
      aPerson('root', {
        email: 'root@ops.example.net',
        role: 'Admin',
        isProvisioned: false,
        authLabels: [],
        lastSeenAt: '2026-02-20T00:00:00Z',
      }),
      aPerson('ann', { email: 'ann@acme.com', role: 'Admin' }),
      aPerson('bob', { email: 'bob@acme.com' }),
    ],
    scimUsers: [aScimUser('ann'), aScimUser('bob', { externalId: '00u1abcdefGHIJKLM2n4' })],
    teams: [aTeam('sre')],
    memberships: { memberships: [aMembership('ann', 'sre')], unread: [] },
    groups: { groups: [aGroup('sre', { displayName: 'SRE' })], source: 'scim' },
    accounts: theAccounts(),
    teamSync: { isSupported: true, mapped: [], isComplete: true },
    mapping: {
      text: 'version: 1\nrules:\n  - name: SRE\n    match: { group: SRE }\n    roles: [ "fixed:x" ]\n',
      source: 'record',
    },
    ledger: EMPTY_LEDGER,
  };
}
