import type { Preset } from './preset';

const GRAFANA =
  'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-scim-provisioning/configure-scim-with-okta/';
const OKTA_SCIM = 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/';
const OKTA_CONCEPTS = 'https://developer.okta.com/docs/concepts/scim/';
const OKTA_PUSH = 'https://help.okta.com/en-us/Content/Topics/users-groups-profiles/usgp-group-push-troubleshoot.htm';
const GRAFANA_SAML =
  'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/saml/configure-saml-with-okta/';

export const okta = {
  id: 'okta',
  name: 'Okta',
  consoleName: 'the Okta Admin Console',
  isSupported: true,
  fields: [
    { name: 'SCIM connector base URL', value: { kind: 'connector-url' } },
    { name: 'Unique identifier field for users', value: { kind: 'text', text: 'userName' } },
    {
      name: 'Supported provisioning actions',
      value: {
        kind: 'choices',
        choices: [
          { name: 'Import New Users and Profile Updates' },
          { name: 'Push New Users' },
          { name: 'Push Profile Updates' },
          { name: 'Push Groups', isForGroups: true },
        ],
      },
    },
    { name: 'Authentication Mode', value: { kind: 'text', text: 'HTTP Header' } },
    { name: 'Authorization', value: { kind: 'token' } },
    {
      name: 'To App',
      value: {
        kind: 'choices',
        choices: [{ name: 'Create Users' }, { name: 'Update User Attributes' }, { name: 'Deactivate Users' }],
      },
    },
  ],
  attributes: [
    {
      source: 'user.login',
      target: 'userName',
      isRequired: true,
      why: 'Okta looks each person up by it, and it becomes the login in Grafana. Okta calls it Application username.',
    },
    {
      source: 'user.getInternalProperty("id")',
      target: 'externalId',
      isRequired: true,
      why: 'Okta always sends its own id of the person here. The SAML claim has to carry the same.',
    },
    {
      source: 'user.email',
      target: 'emails[type eq "work"].value',
      isRequired: true,
      why: 'Grafana reads the work address only.',
    },
    { source: 'user.displayName', target: 'displayName', isRequired: false, why: 'The name that Grafana shows.' },
    { source: 'user.firstName', target: 'name.givenName', isRequired: false, why: 'Sent by Okta in any case.' },
    { source: 'user.lastName', target: 'name.familyName', isRequired: false, why: 'Sent by Okta in any case.' },
    {
      source: 'Assigned, or not',
      target: 'active',
      isRequired: true,
      why: 'Taking the application away from a person sends active: false, which disables the person in Grafana.',
    },
  ],
  samlClaim: {
    value: 'user.getInternalProperty("id")',
    where: 'General > SAML Settings > Edit > Attribute Statements of the same application',
    quirk: {
      text: 'The page of Grafana about SAML with Okta names two other settings for this claim, assertion_attribute_login and assertion_attribute_external_id. The one that Grafana reads is assertion_attribute_external_uid.',
      source: GRAFANA_SAML,
    },
  },
  console: {
    application: [
      'Open Applications > Applications and choose the SAML application with which people sign in to this Grafana. Sign-in and provisioning have to be the same application.',
      'On its General tab, press Edit in App Settings, tick “Enable SCIM provisioning” and save. A Provisioning tab appears.',
    ],
    values: [
      'Open Provisioning > Integration and press Edit.',
      'Fill in the fields below. Paste the token without the word Bearer: Okta adds it.',
      'After the test below was successful, press Save, then open Provisioning > To App, press Edit, tick Create Users, Update User Attributes and Deactivate Users, and save.',
    ],
    test: ['In Provisioning > Integration, press “Test Connector Configuration”.'],
    users: [
      'Open the Assignments tab and assign the application to one person to begin with.',
      'Okta sends the person within a minute. If not, look at the assignment: Okta marks it with the error it got.',
    ],
    groups: [
      'Open the Push Groups tab, press “Push Groups”, find the group by name, leave “Create Group” and save.',
      'Members arrive only if they are assigned to the application themselves, or through another group.',
    ],
    'sign-in': ['Let the person start Grafana from the Okta dashboard, or sign in to Grafana with SAML.'],
  },
  test: {
    button: 'Test Connector Configuration',
    sends: ['GET /Users?startIndex=1&count=2'],
    expects: 'A list, which may be empty.',
  },
  quirks: [
    {
      text: 'Which permissions the token needs is told differently by version: before 12.4 the pages of Grafana ask for the basic role Admin, in 12.4 for eight permissions, in 13.2 for the roles “User administration” and “Teams”. The account of this guide gets the eight, those for users and for groups apart.',
      source: GRAFANA,
    },
    {
      text: 'Push Groups is one of the supported provisioning actions, although the page of Grafana about Okta does not list it. Without it Okta offers no group to push.',
      source: GRAFANA,
    },
    {
      text: 'Do not assign the application through the group that you push. Okta asks for two different groups, or members may be missing.',
      source: OKTA_PUSH,
    },
    {
      text: 'Changes that are made in Grafana are not noticed by Okta. If a team is deleted in Grafana, unlink the group in Okta and push it again.',
      source: OKTA_PUSH,
    },
    {
      text: 'Okta asks again after status 429, up to ten times with growing pauses, and gives up after other errors. Look under Dashboard > Tasks for what it gave up on.',
      source: OKTA_CONCEPTS,
    },
    {
      text: 'Taking the application away never deletes anybody: Okta sends active: false, and reactivates the same person later.',
      source: OKTA_SCIM,
    },
  ],
  silence: {
    text: 'Okta calls only when something changes, so silence alone says nothing.',
    source: OKTA_CONCEPTS,
  },
  documentation: GRAFANA,
} as const satisfies Preset;
