import type { Entry } from '../Entry';
import { OKTA_GROUP_PUSH, OKTA_SERVER_ERROR, OKTA_TASK } from './retries';

const PROVISIONING = 'https://help.okta.com/oie/en-us/Content/Topics/Provisioning/lcm/troubleshooting.htm';
const GROUP_PUSH = 'https://help.okta.com/en-us/Content/Topics/users-groups-profiles/usgp-group-push-troubleshoot.htm';
const SCIM_20 = 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/';
const UNAUTHORIZED = 'https://support.okta.com/help/s/article/error-authenticating-unauthorized';

const TASK = { okta: OKTA_TASK };
const PUSH = { okta: OKTA_GROUP_PUSH };

/** What Okta shows under Tasks, on the Provisioning and Push Groups tabs, and in its System Log. */
export const OKTA_TEXTS: readonly Entry[] = [
  {
    id: 'okta.test-failed',
    title: 'Okta: the connector test failed',
    marks: { phrases: ['error authenticating:', 'the connector configuration could not be tested'] },
    example:
      'Error authenticating: Unauthorized. The connector configuration could not be tested. Make sure that the URL, Authentication Parameters are correct',
    cause: 'Test Connector Configuration got something other than a list of people. What follows the colon says why.',
    inGrafana: 'Run the lookups of the self-test. If they pass, address or token at Okta is wrong.',
    atProvider:
      'Paste base URL and token again: Authentication Mode “HTTP Header”, unique identifier field “userName”.',
    retries: { okta: { will: 'no', words: 'The test runs only when somebody chooses it, and when the app is saved.' } },
    source: UNAUTHORIZED,
    place: 'self-test',
  },
  {
    id: 'okta.credentials',
    title: 'Okta: the credentials do not work',
    marks: { phrases: ['the credentials used to connect to the api were invalid'] },
    example:
      'Automatic provisioning of user Ada to app Grafana failed: The credentials used to connect to the API were invalid; please check your configuration',
    cause: 'The token expired, was deleted, or its service account is disabled.',
    inGrafana: 'Make a new token on the Tokens tab.',
    atProvider: 'Provisioning > Integration > Edit: paste it, test, save. Then retry what stands under Tasks.',
    retries: TASK,
    source: PROVISIONING,
    place: 'tokens',
  },
  {
    id: 'okta.verify',
    title: 'Okta: the lookup before creating failed',
    marks: { phrases: ['error while verifying if user … exists'] },
    example:
      'Automatic provisioning of user Ada to app Grafana failed: Error while verifying if user ada@example.com exists: Unauthorized. Errors reported by remote server: Unauthorized',
    cause:
      'Okta looks for the person by userName first, and that lookup got no answer or a refusal. “null” means no answer.',
    inGrafana: 'Run the lookups of the self-test in the dialect of Okta.',
    atProvider: 'Correct what stands after the second colon, then retry under Tasks.',
    retries: TASK,
    source: PROVISIONING,
    place: 'self-test',
  },
  {
    id: 'okta.create',
    title: 'Okta: the person could not be created',
    marks: { phrases: ['error while creating user …:'] },
    example:
      'Automatic provisioning of user Ada to app Grafana failed: Error while creating user ada@example.com: Bad Request. Errors reported by remote server: userName is required',
    cause: 'Grafana refused the new person; its own words stand after “Errors reported by remote server”.',
    inGrafana: 'Paste the whole line: the part at the end is explained, too.',
    atProvider: 'Correct the profile or the mapping, then retry under Tasks.',
    retries: TASK,
    source: PROVISIONING,
    place: 'people',
  },
  {
    id: 'okta.empty-user',
    title: 'Okta: Grafana created the person but did not show them',
    marks: { phrases: ['create new user returned empty user'] },
    example: 'Error while creating user Ada: Create new user returned empty user.',
    cause: 'The answer to the creation had no body, often because a proxy removed it. The person exists in Grafana.',
    inGrafana: 'Check the proxy before Grafana. The write part of the self-test shows the answer.',
    atProvider: 'Retry under Tasks: the person is found by userName and linked.',
    retries: TASK,
    source: SCIM_20,
    place: 'self-test',
  },
  {
    id: 'okta.no-match',
    title: 'Okta: the app may not create people',
    marks: { phrases: ['matching user not found'] },
    example: 'Automatic provisioning of user Ada to app Grafana failed: Matching user not found',
    cause:
      'The person is not in Grafana, and “Create Users” is off for the app; it is off until somebody switches it on.',
    inGrafana: 'Nothing.',
    atProvider: 'Provisioning > To App > Edit: switch on Create Users, Update User Attributes, Deactivate Users.',
    retries: TASK,
    source: PROVISIONING,
  },
  {
    id: 'okta.profile-push',
    title: 'Okta: a changed profile could not be pushed',
    marks: { phrases: ['error while trying to push profile update for', 'automatic profile push of … failed'] },
    example:
      'Automatic profile push of user Ada to app Grafana failed: Error while trying to push profile update for ada@example.com: Not Found',
    cause: 'Grafana refused the update, or the person was deleted there.',
    inGrafana: 'See whether the person still exists.',
    atProvider: 'If the person is gone: unassign and assign again, since retrying asks for the old id.',
    retries: TASK,
    source: PROVISIONING,
    place: 'people',
  },
  {
    id: 'okta.no-user-returned',
    title: 'Okta: the person it knew is gone',
    marks: { phrases: ['no user returned for user'] },
    example: 'Error while trying to push profile update for ada@example.com: No user returned for user scim-00u1',
    cause: 'Okta asks for the person by the id that Grafana gave, and Grafana does not know it any more.',
    inGrafana: 'If the person was deleted by hand, leave deleting to the provider.',
    atProvider: 'Unassign the person and assign again.',
    retries: { okta: { will: 'no', words: 'Retrying asks for the old id again. Unassign and assign.' } },
    source: PROVISIONING,
    place: 'people',
  },
  {
    id: 'okta.deactivation',
    title: 'Okta: a deactivation did not arrive',
    marks: {
      phrases: [
        'push user deactivation to external application',
        'application accounts need deprovisioning',
        'error while deactivating user',
        'automatic deprovisioning of user',
      ],
    },
    example: 'Push user deactivation to external application FAILURE: Bad Gateway',
    cause:
      'Okta tried to disable the person in Grafana and failed. In Okta they look gone; in Grafana they are active.',
    inGrafana: 'Disable the person now: Audit > People shows who is provisioned and active.',
    atProvider: 'Close the task under Dashboard > Tasks after it is done.',
    retries: { okta: OKTA_SERVER_ERROR },
    source: PROVISIONING,
    place: 'people',
  },
  {
    id: 'okta.before-provisioning',
    title: 'Okta: assigned before provisioning was switched on',
    marks: { phrases: ['user was assigned this application before provisioning was enabled'] },
    example:
      'User was assigned this application before Provisioning was enabled and not provisioned in the downstream application.',
    cause: 'People who had the app earlier are not sent by themselves.',
    inGrafana: 'Nothing.',
    atProvider: 'Assignments > Provision User, which sends all of them.',
    retries: { okta: { will: 'no', words: 'Okta waits for somebody to choose Provision User.' } },
    source: PROVISIONING,
    place: 'people',
  },
  {
    id: 'okta.group-push',
    title: 'Okta: a group could not be pushed',
    marks: { phrases: ['unable to update group push mapping'] },
    example:
      'Failed on 01-23-2026 05:57:01PM UTC: Unable to update Group Push mapping target App group SRE: Error while creating user group SRE: Bad Request. Errors reported by remote server: There is no user "x" to be a member',
    cause:
      'Grafana refused the group or one member of it. One member whom Grafana does not know can fail the whole push.',
    inGrafana: 'Group sync has to be on, and the token needs the permissions for teams.',
    atProvider: 'Assign all members to the app first, with another group than the pushed one. Then Retry All Groups.',
    retries: PUSH,
    source: GROUP_PUSH,
    place: 'groups',
  },
  {
    id: 'okta.group-gone',
    title: 'Okta: the pushed group was deleted in Grafana',
    marks: {
      phrases: [
        'unable to update group push mapping … 404',
        'unable to update group push mapping … not found',
        'unable to update group push mapping … with the externalid',
        'error while trying to get the group',
      ],
    },
    example:
      'Unable to update Group Push mapping target App group SRE: Error while updating user group SRE: error code 404',
    cause: 'Okta asks for the group by the id that Grafana gave. The team was deleted, or recreated with another id.',
    inGrafana: 'Do not delete provisioned teams by hand.',
    atProvider: 'Push Groups: unlink the group (leave it in the target app), then push it again.',
    retries: { okta: { will: 'no', words: 'A 404 ends it. Unlink the group and push it again.' } },
    source: GROUP_PUSH,
    place: 'groups',
  },
  {
    id: 'okta.inactive',
    title: 'Okta: the person is not active there',
    marks: { phrases: ['but user is in inactive status', 'users shown as inactive'] },
    example: 'App assignment attempted for user 00u1 but user is in inactive status INACTIVE',
    cause: 'Deactivated people are neither assigned nor pushed as members.',
    inGrafana: 'Nothing.',
    atProvider: 'Activate the person, assign the app again, then push the groups again.',
    retries: TASK,
    source: GROUP_PUSH,
  },
];
