import { aPerson, aTeam } from '../../testing/builders';
import type { CheckRows } from './CheckRow';
import { aStack, off, on, theSaml, theSwitches, unread } from './healthyFacts';

const switches = (partial: Parameters<typeof theSwitches>[0]) => ({ switches: theSwitches(partial) });
const saml = (partial: Parameters<typeof theSaml>[0]) => ({ saml: theSaml(partial) });
const rejecting = switches({ rejectNonProvisioned: on });
const teamSync = (groups: readonly string[], isComplete = true) => ({
  teamSync: { isSupported: true, mapped: [{ team: aTeam('ops'), groups }], isComplete } as const,
});

const eve = aPerson('eve', { name: 'Eve', isProvisioned: false });
const boss = aPerson('boss', { name: 'Boss', isProvisioned: false, role: 'Admin' });
const root = aPerson('root', {
  isProvisioned: false,
  role: 'Admin',
  authLabels: [],
  lastSeenAt: '2026-01-01T00:00:00Z',
});
const cloudAdmin = aPerson('stack-admin', { isProvisioned: false, role: 'Admin', authLabels: ['grafana.com'] });
const provisionedAdmin = aPerson('ann', { role: 'Admin' });

export const SWITCH_ROWS: CheckRows = {
  'user-sync': [
    { when: 'it is off', facts: switches({ userSync: off }), says: 'fail', shows: 'off, saved in Grafana' },
    { when: 'it is not known', facts: switches({ userSync: unread }), says: 'unknown' },
  ],
  'group-sync': [
    { when: 'it is off', facts: switches({ groupSync: off }), says: 'warn' },
    { when: 'it is not known', facts: switches({ groupSync: unread }), says: 'unknown' },
  ],
  'switch-source': [
    {
      when: 'the file turns on what is off',
      facts: switches({ userSync: { ...off, iniValue: true } }),
      says: 'warn',
      shows: 'User sync',
    },
    { when: 'the file says nothing', facts: switches({ userSync: { ...on, iniValue: false } }), says: 'pass' },
    { when: 'the file counts', facts: switches({ userSync: { ...on, source: 'ini' } }), says: 'pass' },
    {
      when: 'the file cannot be read',
      facts: switches({ userSync: { value: true, source: 'dynamic' } }),
      says: 'pass',
    },
    { when: 'nothing is known', facts: switches({ userSync: unread }), says: 'unknown' },
  ],
  'group-sync-guard': [
    {
      when: 'the file leaves it off',
      facts: switches({ groupSync: { ...on, iniValue: false } }),
      says: 'warn',
      shows: 'SRE',
    },
    { when: 'group sync is off', facts: switches({ groupSync: off }), says: 'pass' },
    {
      when: 'the file is not known',
      facts: switches({ groupSync: { value: true, source: 'dynamic' } }),
      says: 'unknown',
    },
    { when: 'group sync is not known', facts: switches({ groupSync: unread }), says: 'unknown' },
  ],
  'environment-variables': [
    { when: 'there is no section', facts: { ini: { scimKeys: [] } }, says: 'warn' },
    { when: 'there is one', facts: { ini: { scimKeys: ['user_sync_enabled'] } }, says: 'pass' },
  ],
  'team-sync': [
    { when: 'both write members', facts: teamSync(['cn=ops,dc=acme']), says: 'fail', shows: 'cn=ops,dc=acme' },
    { when: 'it stands in the way', facts: { ...teamSync(['ops']), ...switches({ groupSync: off }) }, says: 'warn' },
    {
      when: 'group sync is not known',
      facts: { ...teamSync(['ops']), ...switches({ groupSync: unread }) },
      says: 'unknown',
    },
    { when: 'no team has any', facts: teamSync([]), says: 'pass' },
    { when: 'some teams are unread', facts: teamSync([], false), says: 'unknown' },
    { when: 'some are unread, and one has', facts: teamSync(['ops'], false), says: 'fail' },
    { when: 'there is no Team Sync', facts: { teamSync: { isSupported: false } }, says: 'pass' },
  ],
  'reject-without-user-sync': [
    { when: 'it has no effect', facts: switches({ userSync: off, rejectNonProvisioned: on }), says: 'warn' },
    { when: 'both are on', facts: rejecting, says: 'pass' },
    { when: 'one is not known', facts: switches({ userSync: unread, rejectNonProvisioned: on }), says: 'unknown' },
    { when: 'neither is known', facts: switches({ userSync: unread, rejectNonProvisioned: unread }), says: 'unknown' },
  ],
  'lock-out': [
    { when: 'somebody is turned away', facts: { ...rejecting, people: [eve, boss] }, says: 'fail', shows: 'Boss' },
    { when: 'nothing is rejected', facts: { people: [eve] }, says: 'pass' },
    { when: 'that person is disabled', facts: { ...rejecting, people: [{ ...eve, isDisabled: true }] }, says: 'pass' },
    { when: 'only passwords are used', facts: { ...rejecting, people: [root] }, says: 'pass' },
    {
      when: 'the switch is not known',
      facts: { ...switches({ rejectNonProvisioned: unread }), people: [eve] },
      says: 'unknown',
      shows: 'Eve',
    },
  ],
  'way-in': [
    { when: 'all administrators are provisioned', facts: { people: [provisionedAdmin] }, says: 'fail' },
    {
      when: 'the form is disabled',
      facts: { people: [root], stack: aStack({ isLoginFormDisabled: true }) },
      says: 'fail',
    },
    {
      when: 'the form is disabled, and one comes through grafana.com',
      facts: { people: [cloudAdmin], stack: aStack({ isLoginFormDisabled: true }) },
      says: 'pass',
      shows: 'stack-admin',
    },
    { when: 'that one is disabled', facts: { people: [{ ...root, isDisabled: true }] }, says: 'fail' },
    { when: 'that one never signed in', facts: { people: [{ ...root, lastSeenAt: undefined }] }, says: 'fail' },
    {
      when: 'nothing is told of the form',
      facts: { people: [root], stack: aStack({ isLoginFormDisabled: undefined }) },
      says: 'unknown',
    },
  ],
  'sign-in-form': [
    { when: 'it is disabled', facts: { stack: aStack({ isLoginFormDisabled: true }) }, says: 'warn' },
    {
      when: 'and people are turned away',
      facts: { ...rejecting, stack: aStack({ isLoginFormDisabled: true }) },
      says: 'warn',
    },
    { when: 'it is not told', facts: { stack: aStack({ isLoginFormDisabled: undefined }) }, says: 'unknown' },
  ],
  administrators: [
    { when: 'there is one', facts: { people: [root, eve] }, says: 'warn', shows: 'root' },
    { when: 'the other is disabled', facts: { people: [root, { ...boss, isDisabled: true }] }, says: 'warn' },
    { when: 'there is none', facts: { people: [eve] }, says: 'fail' },
    { when: 'there are two', facts: { people: [root, boss] }, says: 'pass', shows: 'Boss' },
  ],
  saml: [
    { when: 'it is off', facts: saml({ isEnabled: false }), says: 'fail' },
    { when: 'it is not told', facts: saml({ isEnabled: undefined }), says: 'unknown' },
  ],
  'saml-claim': [
    { when: 'none is named', facts: saml({ externalUidClaim: '' }), says: 'fail', shows: 'not set' },
    { when: 'it is not told', facts: saml({ externalUidClaim: undefined }), says: 'unknown' },
    { when: 'SAML is off', facts: saml({ isEnabled: false }), says: 'skipped' },
    { when: 'SAML is not known', facts: saml({ isEnabled: undefined }), says: 'unknown' },
    { when: 'it has another name', facts: saml({ externalUidClaim: 'oid' }), says: 'pass', shows: 'oid' },
  ],
  'saml-login-claim': [
    { when: 'it is the identifier', facts: saml({ loginClaim: 'userUID' }), says: 'warn', shows: 'userUID' },
    { when: 'both are one', facts: saml({ loginClaim: 'oid', externalUidClaim: 'oid' }), says: 'warn' },
    {
      when: "it is Entra's identifier",
      facts: saml({ loginClaim: 'http://schemas.microsoft.com/identity/claims/objectidentifier' }),
      says: 'warn',
    },
    { when: 'it is not set', facts: saml({ loginClaim: '' }), says: 'pass' },
    { when: 'it is not told', facts: saml({ loginClaim: undefined }), says: 'unknown' },
    { when: 'SAML is off', facts: saml({ isEnabled: false }), says: 'skipped' },
  ],
  'saml-sign-up': [
    { when: 'SAML makes people', facts: saml({ allowSignUp: true }), says: 'warn' },
    {
      when: 'user sync is off',
      facts: { ...saml({ allowSignUp: true }), ...switches({ userSync: off }) },
      says: 'pass',
    },
    {
      when: 'user sync is not known',
      facts: { ...saml({ allowSignUp: true }), ...switches({ userSync: unread }) },
      says: 'unknown',
    },
    { when: 'it is not told', facts: saml({ allowSignUp: undefined }), says: 'unknown' },
  ],
};
