import type { Dialect } from '../Dialect';
import { aList, anEmptyList } from '../Expectation';
import { THROWAWAY } from '../throwaway';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const { userName, externalId, displayName, groupName } = THROWAWAY;

const userBody = {
  schemas: [`${CORE}:User`, ENTERPRISE],
  userName,
  name: { givenName: 'SCIM Manager', familyName: 'self-test' },
  emails: [{ primary: true, value: userName, type: 'work' }],
  displayName,
  locale: 'en-US',
  externalId,
  groups: [],
  active: true,
};

/**
 * Okta's app integration wizard: reads a resource and sends it back whole, and the whole list of members with it.
 * Source: https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/ and a wire log of such an app.
 * The password that it sends with every new person is left out, and so are title and department.
 */
export const okta: Dialect = {
  id: 'okta',
  lookups: (stranger) => [
    {
      id: 'okta-test',
      title: 'The connector test',
      sentWhen: 'Sent by Test Connector Configuration, and again whenever the app is saved',
      request: { method: 'GET', resource: 'Users', query: { startIndex: 1, count: 2 } },
      expected: aList,
    },
    {
      id: 'okta-groups',
      title: 'The list of groups',
      sentWhen: 'Sent when To App is saved; decides whether Push Groups creates or links',
      request: { method: 'GET', resource: 'Groups', query: { startIndex: 1, count: 100 } },
      expected: aList,
    },
    {
      id: 'okta-match',
      title: 'Does this person exist?',
      sentWhen: 'Sent for each person who is assigned, before creating or linking; here with a name that nobody has',
      request: {
        method: 'GET',
        resource: 'Users',
        query: { filter: `userName eq "${stranger}"`, startIndex: 1, count: 100 },
      },
      expected: anEmptyList,
    },
  ],
  findUser: {
    method: 'GET',
    resource: 'Users',
    query: { filter: `userName eq "${userName}"`, startIndex: 1, count: 100 },
  },
  findGroup: {
    method: 'GET',
    resource: 'Groups',
    query: { filter: `displayName eq "${groupName}"`, startIndex: 1, count: 100 },
  },
  createUser: { method: 'POST', resource: 'Users', body: userBody },
  createGroup: {
    method: 'POST',
    resource: 'Groups',
    body: { schemas: [`${CORE}:Group`], displayName: groupName, members: [] },
  },
  changeUser: (id, change, current = userBody) => ({
    method: 'PUT',
    resource: 'Users',
    id,
    body: { ...current, id, ...change },
  }),
  changeMembers: (id, userId, change) => ({
    method: 'PUT',
    resource: 'Groups',
    id,
    body: {
      schemas: [`${CORE}:Group`],
      displayName: groupName,
      members: change === 'add' ? [{ value: userId, display: userName }] : [],
    },
  }),
};
