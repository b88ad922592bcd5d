import type { Preset } from './preset';

const GRAFANA =
  'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-scim-provisioning/configure-scim-with-entraid/';
const GRAFANA_USERS =
  'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-scim-provisioning/manage-users-teams/';
const TUTORIAL = 'https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups';
const KNOWN_ISSUES = 'https://learn.microsoft.com/entra/identity/app-provisioning/known-issues';
const COMPATIBILITY =
  'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility';
const QUARANTINE =
  'https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status';

export const entra = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  consoleName: 'the Microsoft Entra admin center',
  isSupported: true,
  fields: [
    { name: 'Tenant URL', value: { kind: 'connector-url' } },
    { name: 'Secret Token', value: { kind: 'token' } },
  ],
  attributes: [
    {
      source: 'userPrincipalName',
      target: 'userName',
      isRequired: true,
      why: 'Entra looks each person up by it, and it becomes the login in Grafana.',
    },
    {
      source: 'objectId',
      target: 'externalId',
      isRequired: true,
      why: 'Never changes. Entra proposes mailNickname instead: change that row. The SAML claim has to carry the same.',
    },
    {
      source: 'mail',
      target: 'emails[type eq "work"].value',
      isRequired: true,
      why: 'Grafana reads the work address only. People without a mail attribute in Entra fail.',
    },
    { source: 'displayName', target: 'displayName', isRequired: true, why: 'The name that Grafana shows.' },
    {
      source: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      target: 'active',
      isRequired: true,
      why: 'Whoever leaves the scope or is deleted in Entra is disabled in Grafana.',
    },
  ],
  samlClaim: {
    value: 'user.objectid',
    where: 'Single sign-on > Attributes & Claims of the enterprise application with which people sign in',
    quirk: {
      text: 'The page of Grafana about people and teams names assertion_attribute_login for the claim with the identifier. The setting that Grafana reads is assertion_attribute_external_uid.',
      source: GRAFANA_USERS,
    },
  },
  console: {
    application: [
      'Open Enterprise applications and choose the application with which people sign in to this Grafana with SAML. If it cannot be provisioned (a gallery application), press New application > Create your own application and choose the non-gallery kind.',
      'Open Provisioning and press New configuration.',
    ],
    values: [
      'Paste the two values below.',
      'After the test below was successful, press Create.',
      'Open Attribute mapping, then Provision Microsoft Entra ID Users, and make the rows equal to the table below. Save.',
    ],
    test: ['Press “Test connection”.'],
    users: [
      'Open Users and groups and assign one person to begin with.',
      'Open Provision on demand, choose that person and press Provision: Entra shows each step and what it sent.',
      'When that was successful, press Start provisioning on the Overview page of Provisioning.',
    ],
    groups: [
      'Open Attribute mapping, then Provision Microsoft Entra ID Groups, and see that it is enabled.',
      'Open Users and groups and assign a group. Groups within that group are not followed.',
      'Provision on demand takes the group and up to five of its members at once.',
    ],
    'sign-in': ['Let the person open Grafana from My Apps, or sign in to Grafana with SAML.'],
  },
  test: {
    button: 'Test connection',
    sends: ['GET /Users?filter=userName eq "<a random id>"'],
    expects: 'A list without anybody in it. Status 404 would put provisioning into quarantine.',
  },
  quirks: [
    {
      text: 'Which permissions the token needs is told differently by version: before 12.4 the pages of Grafana ask for the basic role Admin, in 12.4 for eight permissions, in 13.2 for the roles “User administration” and “Teams”. The account of this guide gets the eight, those for users and for groups apart.',
      source: GRAFANA,
    },
    {
      text: 'Entra works in cycles of about 40 minutes. A change shows in Grafana only after the next cycle, unless you provision on demand.',
      source: KNOWN_ISSUES,
    },
    {
      text: 'Groups within an assigned group are not read: assign each group itself.',
      source: KNOWN_ISSUES,
    },
    {
      text: 'Entra sends active as the words "True" and "False", and operations with a capital letter. Grafana takes both.',
      source: COMPATIBILITY,
    },
    {
      text: 'When too many requests fail, Entra puts the application into quarantine: it tries less and less often, and stops after four weeks. Its administrators get one mail.',
      source: QUARANTINE,
    },
    {
      text: 'Matching on mail or user principal name makes a second person when that name changes. Keep userName as the only matching attribute, and objectId as externalId.',
      source: TUTORIAL,
    },
  ],
  silence: {
    cycleMinutes: 40,
    text: 'Entra calls at least once in about 40 minutes while provisioning is started.',
    source: KNOWN_ISSUES,
  },
  documentation: GRAFANA,
} as const satisfies Preset;
