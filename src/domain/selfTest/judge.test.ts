import type { Exchange } from '../fault/Exchange';
import { failed, ok, type Fault } from '../fault/Fault';
import { aDescription, aGroup, aList, anEmptyList, aResource, written, type Expectation } from './Expectation';
import { judge } from './judge';

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const list = (...resources: unknown[]) => ({ schemas: [LIST], totalResults: resources.length, Resources: resources });

const answer = (status: number, body: unknown = ''): Exchange => ({
  method: 'GET',
  path: '/x',
  status,
  body,
  durationMs: 1,
});

const USER = { id: 'scim-1', userName: 'Ada@example.com', active: true };
const wanted = aResource([200], { userName: 'ada@example.com', active: true });
const GROUP = { id: 'g', members: [{ value: 'scim-1' }] };

const rows: Array<[string, Expectation, number, unknown, string, string]> = [
  ['an empty list', anEmptyList, 200, list(), 'pass', '200, 0 found'],
  ['an empty list without Resources', anEmptyList, 200, { schemas: [LIST], totalResults: 0 }, 'pass', '200, 0 found'],
  ['a list', aList, 200, list(USER), 'pass', '200, 1 found'],
  ['everybody, although nobody can match', anEmptyList, 200, list(USER), 'fail', '200, but somebody is found'],
  ['only a total', anEmptyList, 200, { schemas: [LIST], totalResults: 3 }, 'fail', '200, but somebody is found'],
  ['a bare array', aList, 200, [USER], 'fail', '200, but it is no ListResponse'],
  ['a page of a proxy', aList, 200, '<html>', 'fail', '200, but it is no ListResponse'],
  [
    'a list without its schema',
    aList,
    200,
    { totalResults: 0, Resources: [] },
    'fail',
    '200, but it is no ListResponse',
  ],
  ['Resources that are none', aList, 200, { ...list(), Resources: 'x' }, 'fail', '200, but it is no ListResponse'],
  ['404 for nobody', anEmptyList, 404, '404 page not found', 'fail', '404: 404 page not found'],
  ['a SCIM error', aList, 400, { detail: 'No', scimType: 'invalidFilter' }, 'fail', '400: No'],
  ['a Grafana error', aList, 401, { message: 'Expired API key', messageId: 'api-key.expired' }, 'fail', '401: Expired'],
  ['an empty 500', aList, 500, '', 'fail', '500'],
  ['a description', aDescription, 200, { patch: { supported: true } }, 'pass', '200'],
  ['no description', aDescription, 404, '', 'unknown', '404, not offered. Neither Okta nor Entra asks for it.'],
  ['an empty description', aDescription, 200, {}, 'fail', '200, but it does not say'],
  ['a person, in another case', wanted, 200, USER, 'pass', '200'],
  ['a person who is disabled', wanted, 200, { ...USER, active: false }, 'fail', '200, but active is false, not true'],
  [
    'a person whose state is text',
    wanted,
    200,
    { ...USER, active: 'True' },
    'fail',
    '200, but active is "True", not true',
  ],
  ['a person without id', wanted, 200, { ...USER, id: '' }, 'fail', '200, but it shows no resource with an id'],
  ['nothing', wanted, 200, '', 'fail', '200, but it shows no resource'],
  ['200 instead of 201', aResource([201], {}), 200, USER, 'fail', '200'],
  ['no content', written, 204, '', 'pass', '204'],
  ['a member', aGroup('scim-1', true), 200, GROUP, 'pass', '200'],
  ['nobody in the group', aGroup('scim-1', true), 200, { id: 'g' }, 'fail', '200, but the person is not a member'],
  ['somebody still in the group', aGroup('scim-1', false), 200, GROUP, 'fail', '200, but the person is still a member'],
  ['no group', aGroup('scim-1', false), 200, 'x', 'fail', '200, but it shows no group'],
];

test.each(rows)('%s', (_, expected, status, body, verdict, got) => {
  const judged = judge(expected, ok(answer(status, body)));
  expect(judged.verdict).toBe(verdict);
  expect(judged.got).toContain(got);
});

test.each([
  [401, { message: 'Expired API key', messageId: 'api-key.expired' }, 'api-key.expired'],
  [403, { detail: 'Group sync is disabled', status: '403' }, 'scim.switched-off'],
  [404, '404 page not found', 'scim.absent'],
  [429, { message: 'Too many requests' }, 'http.429'],
  [500, '', 'http.500'],
])('a failure is explained: %s %j', (status, body, id) => {
  expect(judge(aList, ok(answer(status, body))).explanations[0]?.entry.id).toBe(id);
});

it('knows nothing when nobody answered', () => {
  const fault = failed<Fault>({
    kind: 'unavailable',
    operation: 'scim.listUsers',
    detail: 'plugin route match not found',
    messageId: 'plugin-proxy.no-route',
  });
  const judged = judge(aList, fault);
  expect(judged).toMatchObject({ verdict: 'unknown', got: 'No answer: plugin route match not found' });
  expect(judged.explanations[0]?.entry.id).toBe('proxy.no-route');
});
