import { aMembership, aPerson } from '../../testing/builders';
import type { CheckRows } from './CheckRow';
import { aScimUser, off, theSwitches, unread } from './healthyFacts';

const GUID = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

const scim = (...scimUsers: Array<ReturnType<typeof aScimUser>>) => ({ scimUsers });
const people = (...some: Array<ReturnType<typeof aPerson>>) => ({ people: some });
const preset = (id: string | undefined) => ({
  connection: { status: 'connected', namespace: 'default', preset: id } as const,
});

const provisioned = aPerson('ann', { email: 'ann@acme.com' });
const local = aPerson('eve', { name: 'Eve', email: 'Eve@ACME.com', isProvisioned: false, authLabels: [] });
const gone = aPerson('zoe', { name: 'Zoe', isDisabled: true });
const zoeInTeam = [aMembership('zoe', 'sre')];

export const PEOPLE_ROWS: CheckRows = {
  'external-id-missing': [
    { when: 'one has none', facts: scim(aScimUser('ann', { externalId: undefined })), says: 'fail', shows: 'ann' },
    { when: 'one is blank', facts: scim(aScimUser('ann', { externalId: ' ' })), says: 'fail' },
    {
      when: 'that one is inactive',
      facts: scim(aScimUser('ann', { externalId: undefined, active: false })),
      says: 'pass',
    },
    {
      when: 'that one is local',
      facts: { ...people(local), ...scim(aScimUser('EVE', { externalId: undefined })) },
      says: 'pass',
    },
    { when: 'nobody is there', facts: scim(), says: 'pass', shows: '0' },
  ],
  'external-id-numeric': [
    {
      when: 'one is a number',
      facts: scim(aScimUser('ann', { externalId: '10000000042' })),
      says: 'warn',
      shows: '10000000042',
    },
    { when: 'one is short', facts: scim(aScimUser('ann', { externalId: 'a42' })), says: 'warn', shows: 'a42' },
    { when: 'one has none', facts: scim(aScimUser('ann', { externalId: undefined })), says: 'pass' },
  ],
  'external-id-duplicate': [
    { when: 'two share one', facts: scim(aScimUser('ann'), aScimUser('bob')), says: 'fail', shows: 'bob' },
    {
      when: 'both have none',
      facts: scim(aScimUser('ann', { externalId: undefined }), aScimUser('bob', { externalId: undefined })),
      says: 'pass',
    },
  ],
  'external-id-claim': [
    { when: 'Okta is to send a GUID', facts: scim(aScimUser('ann', { externalId: GUID })), says: 'fail', shows: GUID },
    {
      when: 'Entra sends one',
      facts: { ...preset('entra'), ...scim(aScimUser('ann', { externalId: GUID })) },
      says: 'pass',
    },
    {
      when: 'Entra sends a nickname',
      facts: { ...preset('entra'), ...scim(aScimUser('ann', { externalId: 'ann' })) },
      says: 'fail',
    },
    { when: 'the provider is not known', facts: preset(undefined), says: 'skipped' },
    { when: 'the provider has no rule', facts: preset('generic'), says: 'skipped' },
    { when: 'its name is one that objects have', facts: preset('constructor'), says: 'skipped' },
  ],
  'numeric-uids': [
    { when: 'one is a number', facts: people(aPerson('1', { name: 'Mallory' })), says: 'fail', shows: 'Mallory' },
    { when: 'it only begins with one', facts: people(aPerson('1a')), says: 'pass' },
  ],
  'email-duplicate': [
    {
      when: 'two share one',
      facts: people(aPerson('ann', { email: 'a@acme.com' }), aPerson('bob', { email: 'a@acme.com' })),
      says: 'fail',
      shows: 'a@acme.com',
    },
    {
      when: 'both have none',
      facts: people(aPerson('ann', { email: '' }), aPerson('bob', { email: '' })),
      says: 'pass',
    },
  ],
  'email-case': [
    {
      when: 'two differ by case',
      facts: people(aPerson('ann', { email: 'Ann@acme.com' }), aPerson('bob', { email: 'ann@acme.com' })),
      says: 'warn',
      shows: 'Ann@acme.com',
    },
    {
      when: 'two are equal',
      facts: people(aPerson('ann', { email: 'ann@acme.com' }), aPerson('bob', { email: 'ann@acme.com' })),
      says: 'pass',
    },
  ],
  'login-case': [
    {
      when: 'two differ by case',
      facts: people(aPerson('ann', { name: '' }), aPerson('x', { login: 'ANN' })),
      says: 'warn',
      shows: 'ANN',
    },
    { when: 'they are different', facts: people(aPerson('ann'), aPerson('bob')), says: 'pass' },
  ],
  'take-over': [
    {
      when: 'the domain is one of the provider',
      facts: people(provisioned, local),
      says: 'warn',
      shows: 'Eve@ACME.com',
    },
    { when: 'the domain is another', facts: people(provisioned, { ...local, email: 'eve@other.org' }), says: 'pass' },
    {
      when: 'that person uses SAML already',
      facts: people(provisioned, { ...local, authLabels: ['SAML'] }),
      says: 'pass',
    },
    { when: 'that person is disabled', facts: people(provisioned, { ...local, isDisabled: true }), says: 'pass' },
    { when: 'that person has no address', facts: people(provisioned, { ...local, email: 'eve' }), says: 'pass' },
    { when: 'nobody is provisioned yet', facts: people(local), says: 'unknown', shows: 'Eve@ACME.com' },
  ],
  'disabled-in-teams': [
    {
      when: 'one is in a team',
      facts: { ...people(gone), memberships: { memberships: zoeInTeam, unread: [] } },
      says: 'warn',
      shows: 'Zoe',
    },
    {
      when: 'a team is unread',
      facts: { ...people(gone), memberships: { memberships: [], unread: [{ teamUid: 'x' }] } },
      says: 'unknown',
    },
    { when: 'none is in a team', facts: people(gone), says: 'pass' },
    {
      when: 'that one is local',
      facts: { ...people({ ...gone, isProvisioned: false }), memberships: { memberships: zoeInTeam, unread: [] } },
      says: 'pass',
    },
  ],
  'unmanaged-people': [
    { when: 'one is not provisioned', facts: people({ ...local, authLabels: ['SAML'] }), says: 'warn', shows: 'Eve' },
    {
      when: 'the switch is not known',
      facts: { ...people({ ...local, authLabels: ['SAML'] }), switches: theSwitches({ userSync: unread }) },
      says: 'warn',
    },
    { when: 'that one uses a password', facts: people({ ...local, lastSeenAt: '2026-01-01T00:00:00Z' }), says: 'pass' },
    { when: 'user sync is off', facts: { switches: theSwitches({ userSync: off }) }, says: 'skipped' },
  ],
};
