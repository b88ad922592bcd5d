import { at, type Answer, type ScimClient } from './ScimClient';

export interface StepContext {
  client: ScimClient;
  answer: Answer;
  /** Captured values: `u1`, `g1`, … */
  vars: Readonly<Record<string, string>>;
  /** The path of the request, with values filled in. */
  path: string;
  request: { method: string; query?: Record<string, string> };
  /** The resource at the path as it was before the request; undefined for lists. */
  before: unknown;
}

export type Expectation = (context: StepContext) => void | Promise<void>;

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const hasSchema =
  (name: string): Expectation =>
  ({ answer }) =>
    expect(at(answer.body, 'schemas')).toContain(`urn:ietf:params:scim:api:messages:2.0:${name}`);

const equals =
  (wanted: unknown, ...keys: Array<string | number>): Expectation =>
  ({ answer }) =>
    expect(at(answer.body, ...keys)).toEqual(wanted);

const isFilled =
  (...keys: Array<string | number>): Expectation =>
  ({ answer }) =>
    expect(at(answer.body, ...keys)).toEqual(expect.stringMatching(/./));

const read = async ({ client, path }: StepContext): Promise<unknown> => (await client.send('GET', path)).body;

const thenGet =
  (wanted: unknown, ...keys: Array<string | number>): Expectation =>
  async (context) =>
    expect(at(await read(context), ...keys)).toEqual(wanted);

const memberIds = (group: unknown): unknown[] => {
  const members = at(group, 'members');
  return Array.isArray(members) ? members.map((member: unknown) => at(member, 'value')) : [];
};

const unchanged: Expectation = ({ answer, before }) => expect(answer.body).toEqual(before);

const countsAreIntegers: Expectation = ({ answer }) => {
  for (const key of ['itemsPerPage', 'startIndex', 'totalResults']) {
    expect(at(answer.body, key)).toEqual(expect.any(Number));
    expect(Number.isInteger(at(answer.body, key))).toBe(true);
  }
};

const ids = (list: unknown): unknown[] => {
  const resources = at(list, 'Resources');
  return Array.isArray(resources) ? resources.map((resource: unknown) => at(resource, 'id')) : [];
};

const everyString = (value: unknown, visit: (key: string, text: unknown) => void, key = ''): void => {
  if (typeof value === 'object' && value !== null) {
    Object.entries(value).forEach(([name, part]) => everyString(part, visit, name));
  } else {
    visit(key, value);
  }
};

const total = async (client: ScimClient): Promise<unknown> =>
  at((await client.send('GET', '/Users?count=0')).body, 'totalResults');

/** What the traces say in prose, by its words. */
export const expectations: Readonly<Record<string, Expectation>> = {
  '$.schemas has ListResponse': hasSchema('ListResponse'),
  '$.schemas has urn:ietf:params:scim:api:messages:2.0:ListResponse': hasSchema('ListResponse'),
  ListResponse: hasSchema('ListResponse'),
  '$.schemas has urn:ietf:params:scim:api:messages:2.0:Error': hasSchema('Error'),
  '$.totalResults is a number': ({ answer }) => expect(at(answer.body, 'totalResults')).toEqual(expect.any(Number)),
  '$.totalResults == 0': equals(0, 'totalResults'),
  '$.totalResults == 1': equals(1, 'totalResults'),
  '$.Resources == []': equals([], 'Resources'),
  'Resources == []': equals([], 'Resources'),
  '$.Resources[0].id == ${u1}': ({ answer, vars }) => expect(at(answer.body, 'Resources', 0, 'id')).toBe(vars['u1']),
  'inactive users are returned': equals(false, 'Resources', 0, 'active'),
  '$.id not empty': isFilled('id'),
  '$.displayName not empty': isFilled('displayName'),
  '$.detail not empty': isFilled('detail'),
  '$.title == Director': equals('Director', 'title'),
  '$.active == false': equals(false, 'active'),
  '$.active == true': equals(true, 'active'),
  '$.scimType == uniqueness': equals('uniqueness', 'scimType'),
  '$.status == "409" (a string)': equals('409', 'status'),
  '$.status == "404" (a string)': equals('404', 'status'),
  'body has no password': async (context) => {
    expect(JSON.stringify(context.answer.body)).not.toMatch(/password|x7Qm2pLd/);
    expect(JSON.stringify((await context.client.send('GET', '/Users')).body)).not.toMatch(/password|x7Qm2pLd/);
  },
  'idempotent: zero membership changes': unchanged,
  'zero changes': unchanged,
  '3 members': ({ answer }) => expect(memberIds(answer.body)).toHaveLength(3),
  'exactly 1 removal': ({ answer, before, vars }) => {
    expect(memberIds(answer.body)).toEqual(memberIds(before).filter((id) => id !== vars['u3']));
    expect(memberIds(answer.body)).toHaveLength(2);
  },
  'only u2 removed': async (context) => {
    const before = memberIds(context.before);
    expect(before).toContain(context.vars['u2']);
    expect(memberIds(await read(context))).toEqual(before.filter((id) => id !== context.vars['u2']));
  },
  'itemsPerPage, startIndex, totalResults are integers': countsAreIntegers,
  'stable order across pages': async ({ client }) => {
    const first = await client.send('GET', '/Users?startIndex=1&count=200');
    const halves = await Promise.all(
      ['1', '101'].map((startIndex) => client.send('GET', `/Users?startIndex=${startIndex}&count=100`))
    );
    expect(halves.flatMap(({ body }) => ids(body))).toEqual(ids(first.body));
    expect(new Set(ids(first.body)).size).toBe(200);
  },
  'then GET: $.active == false': thenGet(false, 'active'),
  'then GET: $.active == false (a boolean)': thenGet(false, 'active'),
  'then GET: $.active == true': thenGet(true, 'active'),
  '$.Resources[0].{userName,emails[0].value,name.familyName,name.givenName} echo': ({ answer }) =>
    expect(at(answer.body, 'Resources', 0)).toMatchObject({
      userName: 'ada.okta@example.test',
      emails: [{ value: 'ada.okta@example.test' }],
      name: { familyName: 'Okta', givenName: 'Ada' },
    }),
  '$.name.givenName is the new one': equals('Adelaide', 'name', 'givenName'),
  'Error body': ({ answer }) => expect(answer.body).toEqual(expect.any(Object)),
  'no null values': ({ answer }) => everyString(answer.body, (_, value) => expect(value).not.toBeNull()),
  'camelCase enums such as readWrite': ({ answer }) =>
    everyString(answer.body, (key, value) => {
      if (['mutability', 'returned', 'uniqueness', 'type'].includes(key)) {
        expect(value).toEqual(expect.stringMatching(/^[a-z]+([A-Z][a-z]+)?$/));
      }
    }),
  'Location header': ({ answer }) => expect(answer.headers.get('location')).toBe(at(answer.body, 'meta', 'location')),
  'content-type application/scim+json': ({ answer }) =>
    expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/),
  'null attributes are absent in the response': ({ answer }) =>
    ['addresses', 'phoneNumbers', 'preferredLanguage', 'title', 'department', 'manager'].forEach((name) =>
      expect(answer.body).not.toHaveProperty(name)
    ),
  '1 work email with the new value': thenGet(
    [expect.objectContaining({ type: 'work', value: 'joy.new@example.test' })],
    'emails'
  ),
  'name.givenName kept': thenGet('Joy', 'name', 'givenName'),
  'all six applied atomically': async (context) =>
    expect(await read(context)).toMatchObject({
      displayName: 'Pvlo',
      emails: [{ type: 'work', value: 'p@example.test' }],
      name: { givenName: 'Gtfd', familyName: 'Pkqf' },
      externalId: 'Eqpj',
      [ENTERPRISE]: { employeeNumber: 'E-17' },
    }),
  "name.givenName lands in $.name.givenName, not in a key called 'name.givenName'": async (context) => {
    const user = await read(context);
    expect(user).toMatchObject({ name: { givenName: 'Kkom', familyName: 'Unua' } });
    expect(Object.keys(Object(user))).not.toContain('name.givenName');
  },
  'employeeNumber lands under the enterprise URN': thenGet('Aklq', ENTERPRISE, 'employeeNumber'),
  'totalResults exact': ({ answer, client }) =>
    expect(at(answer.body, 'totalResults')).toBe(client.sandbox.store.users.size),
  'page size honoured': async ({ answer, client }) => {
    expect(ids(answer.body).length).toBe(Math.min(100, client.sandbox.store.users.size));
    for (const count of [1, 10, 100, 1000]) {
      const page = await client.send('GET', `/Users?startIndex=1&count=${count}`);
      expect(ids(page.body)).toHaveLength(Math.min(count, client.sandbox.store.users.size));
      expect(at(page.body, 'itemsPerPage')).toBe(ids(page.body).length);
    }
  },
  'totalResults unchanged': async ({ answer, client }) =>
    expect(at(answer.body, 'totalResults')).toBe(await total(client)),
  // Grafana has no guard in its SCIM endpoint: it applies at once. The guard is the plan's.
  'after the threshold: requests are staged, not applied, and one alert fires': thenGet(false, 'active'),
  'held: last admin would be lost': thenGet(undefined, 'members'),
};
