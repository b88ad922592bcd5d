import type { Dialect, UserChange } from '../Dialect';
import { anEmptyList } from '../Expectation';
import type { ScimRequest } from '../ScimRequest';
import { THROWAWAY } from '../throwaway';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const { userName, externalId, displayName, groupName } = THROWAWAY;

const patch = (resource: 'Users' | 'Groups', id: string, operations: readonly object[]): ScimRequest => ({
  method: 'PATCH',
  resource,
  id,
  body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations },
});

/** One operation for each leaf; booleans as the text "True" and "False". */
const userOperations = ({ externalId: link, displayName: name, active }: UserChange): object[] => [
  ...(link === undefined ? [] : [{ op: 'Add', path: 'externalId', value: link }]),
  ...(name === undefined ? [] : [{ op: 'Replace', path: 'displayName', value: name }]),
  ...(active === undefined ? [] : [{ op: 'Replace', path: 'active', value: active ? 'True' : 'False' }]),
];

/**
 * Microsoft Entra ID as it is unless `aadOptscim062020` is set: PATCH with capital verbs. Source:
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups and
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility
 */
export const entra: Dialect = {
  id: 'entra',
  lookups: (stranger) => [
    {
      id: 'entra-test',
      title: 'Test Connection',
      sentWhen: 'Sent by Test Connection: a random name that nobody has. 404 would put the job into quarantine',
      request: { method: 'GET', resource: 'Users', query: { filter: `userName eq "${stranger}"` } },
      expected: anEmptyList,
    },
    {
      id: 'entra-match',
      title: 'Does this person exist under their id?',
      sentWhen: 'Sent for each person when externalId is a matching attribute',
      request: { method: 'GET', resource: 'Users', query: { filter: `externalId eq "${stranger}"` } },
      expected: anEmptyList,
    },
    {
      id: 'entra-group',
      title: 'Does this group exist?',
      sentWhen: 'Sent for each group before creating it; the members are left out',
      request: {
        method: 'GET',
        resource: 'Groups',
        query: { excludedAttributes: 'members', filter: `displayName eq "${stranger}"` },
      },
      expected: anEmptyList,
    },
  ],
  findUser: { method: 'GET', resource: 'Users', query: { filter: `userName eq "${userName}"` } },
  findGroup: {
    method: 'GET',
    resource: 'Groups',
    query: { excludedAttributes: 'members', filter: `displayName eq "${groupName}"` },
  },
  createUser: {
    method: 'POST',
    resource: 'Users',
    body: {
      schemas: [`${CORE}:User`, ENTERPRISE],
      externalId,
      userName,
      active: true,
      displayName,
      emails: [{ primary: true, type: 'work', value: userName }],
      meta: { resourceType: 'User' },
      name: { formatted: displayName, familyName: 'self-test', givenName: 'SCIM Manager' },
      roles: [],
    },
  },
  createGroup: {
    method: 'POST',
    resource: 'Groups',
    body: {
      schemas: [`${CORE}:Group`, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
      externalId,
      displayName: groupName,
      meta: { resourceType: 'Group' },
    },
  },
  changeUser: (id, change) => patch('Users', id, userOperations(change)),
  changeMembers: (id, userId, change) =>
    patch('Groups', id, [{ op: change === 'add' ? 'Add' : 'Remove', path: 'members', value: [{ value: userId }] }]),
};
