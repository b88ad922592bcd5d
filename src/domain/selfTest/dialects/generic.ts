import type { Dialect } from '../Dialect';
import { aDescription, aList } from '../Expectation';
import type { ScimRequest } from '../ScimRequest';
import { THROWAWAY } from '../throwaway';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const { userName, externalId, displayName, groupName } = THROWAWAY;

const patch = (resource: 'Users' | 'Groups', id: string, operations: readonly object[]): ScimRequest => ({
  method: 'PATCH',
  resource,
  id,
  body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations },
});

/** What RFC 7644 says, and no more. */
export const generic: Dialect = {
  id: 'generic',
  lookups: () => [
    {
      id: 'generic-config',
      title: 'What the server supports',
      sentWhen: 'Sent first by clients that adapt to the server (RFC 7644 section 4)',
      request: { method: 'GET', resource: 'ServiceProviderConfig' },
      expected: aDescription,
    },
    {
      id: 'generic-users',
      title: 'One person',
      sentWhen: 'Sent by most connection tests',
      request: { method: 'GET', resource: 'Users', query: { count: 1 } },
      expected: aList,
    },
    {
      id: 'generic-groups',
      title: 'One group',
      sentWhen: 'Sent where groups are synchronised',
      request: { method: 'GET', resource: 'Groups', query: { count: 1 } },
      expected: aList,
    },
  ],
  findUser: { method: 'GET', resource: 'Users', query: { filter: `userName eq "${userName}"` } },
  findGroup: { method: 'GET', resource: 'Groups', query: { filter: `displayName eq "${groupName}"` } },
  createUser: {
    method: 'POST',
    resource: 'Users',
    body: {
      schemas: [`${CORE}:User`],
      userName,
      externalId,
      displayName,
      emails: [{ value: userName, type: 'work', primary: true }],
      active: true,
    },
  },
  createGroup: {
    method: 'POST',
    resource: 'Groups',
    body: { schemas: [`${CORE}:Group`], displayName: groupName, externalId },
  },
  changeUser: (id, change) =>
    patch(
      'Users',
      id,
      Object.entries(change).map(([path, value]) => ({ op: 'replace', path, value }))
    ),
  changeMembers: (id, userId, change) =>
    patch('Groups', id, [
      change === 'add'
        ? { op: 'add', path: 'members', value: [{ value: userId }] }
        : { op: 'remove', path: `members[value eq "${userId.replace(/["\\]/g, '\\$&')}"]` },
    ]),
};
