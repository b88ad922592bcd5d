import type { Preset } from './preset';

const GRAFANA = 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-scim-provisioning/';

export const generic = {
  id: 'generic',
  name: 'Generic SCIM 2.0',
  consoleName: 'the console of your identity provider',
  isSupported: false,
  support:
    'Grafana supports only Okta and Microsoft Entra ID. Another provider that speaks SCIM 2.0 may work, but nobody at Grafana Labs tests it or answers for it. Try it on a Grafana that nobody depends on.',
  fields: [
    { name: 'Base URL of the SCIM service', value: { kind: 'connector-url' } },
    { name: 'Authentication', value: { kind: 'text', text: 'OAuth Bearer Token in the header Authorization' } },
    { name: 'Bearer token', value: { kind: 'token' } },
    { name: 'Header, where it is asked for whole', value: { kind: 'token', prefix: 'Bearer ' } },
    { name: 'Unique identifier or matching attribute', value: { kind: 'text', text: 'userName' } },
  ],
  attributes: [
    { source: 'Login', target: 'userName', isRequired: true, why: 'Becomes the login in Grafana. Has to be unique.' },
    {
      source: 'An identifier that never changes',
      target: 'externalId',
      isRequired: true,
      why: 'The SAML claim has to carry the same. Take none that is only a short number.',
    },
    {
      source: 'Work address',
      target: 'emails[type eq "work"].value',
      isRequired: true,
      why: 'Grafana reads the work address only.',
    },
    { source: 'Full name', target: 'displayName', isRequired: false, why: 'The name that Grafana shows.' },
    {
      source: 'Account status',
      target: 'active',
      isRequired: true,
      why: 'false disables the person in Grafana.',
    },
  ],
  samlClaim: {
    value: 'The attribute that is sent as externalId',
    where: 'the attribute statements of the SAML application with which people sign in',
  },
  console: {
    application: [
      'Use the same provider, and best the same application, for signing in with SAML and for provisioning.',
    ],
    values: [
      'Give your provider the values below.',
      'Map the attributes as in the table. Leave all others out: Grafana ignores them.',
    ],
    test: ['Use the connection test of your provider, if it has one. Any request with the token counts.'],
    users: ['Assign one person to begin with, and let the provider push.'],
    groups: ['Assign one group, and let the provider push it with its members.'],
    'sign-in': ['Let the person sign in to Grafana with SAML.'],
  },
  test: {
    button: 'its connection test',
    sends: ['GET /Users?startIndex=1&count=1'],
    expects: 'A list, which may be empty.',
  },
  quirks: [
    {
      text: 'Grafana does not document which filters and operations its SCIM service takes. Known to work is the filter userName eq "…".',
      source: GRAFANA,
    },
  ],
  silence: { text: 'How often this provider calls is not known here.', source: GRAFANA },
  documentation: GRAFANA,
} as const satisfies Preset;
