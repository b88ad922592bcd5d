import { aPerson } from '../testing/builders';
import { isWayIn, signInOf } from './lockout';

const SEEN = { lastSeenAt: '2026-03-01T00:00:00Z' };
const local = { ...SEEN, isProvisioned: false, authLabels: [] };

test.each([
  ['provisioned', {}, false, 'provisioned'],
  ['SAML', { isProvisioned: false, authLabels: ['SAML'] }, false, 'turned-away'],
  ['LDAP', { isProvisioned: false, authLabels: ['LDAP'] }, false, 'turned-away'],
  ['a label that Grafana cannot name', { isProvisioned: false, authLabels: ['Unknown'] }, false, 'turned-away'],
  ['grafana.com', { isProvisioned: false, authLabels: ['grafana.com'] }, true, 'grafana.com'],
  ['grafana.com and SAML', { isProvisioned: false, authLabels: ['grafana.com', 'SAML'] }, false, 'turned-away'],
  ['a password', local, false, 'password'],
  ['a password without a form to type it in', local, true, 'no-form'],
  ['nothing yet', { isProvisioned: false, authLabels: [] }, false, 'never-seen'],
])('signs in with %s', (_, partial, isLoginFormDisabled, expected) => {
  expect(signInOf(aPerson('p', partial), isLoginFormDisabled)).toBe(expected);
});

test.each([
  ['an administrator with a password', { ...local, role: 'Admin' }, false, true],
  ['without a form', { ...local, role: 'Admin' }, true, false],
  ['an administrator of grafana.com', { ...local, role: 'Admin', authLabels: ['grafana.com'] }, true, true],
  ['a disabled administrator', { ...local, role: 'Admin', isDisabled: true }, false, false],
  ['an administrator who never signed in', { ...local, role: 'Admin', lastSeenAt: undefined }, false, false],
  ['a provisioned administrator', { ...local, role: 'Admin', isProvisioned: true }, false, false],
  ['an editor with a password', { ...local, role: 'Editor' }, false, false],
] as const)('is a way in: %s', (_, partial, isLoginFormDisabled, expected) => {
  expect(isWayIn(aPerson('p', partial), isLoginFormDisabled)).toBe(expected);
});
