import { readTraces } from '../../../../tests/traces/readTraces';
import type { ScimRequest } from '../ScimRequest';
import { entra } from './entra';
import { generic } from './generic';
import { DIALECTS, dialectById } from './index';
import { okta } from './okta';

const traced = readTraces().flatMap(({ id, steps }) => steps.map(({ request }) => ({ id, ...request })));

const withoutValue = (query: Record<string, unknown> = {}) =>
  Object.entries(query).map(([name, value]) => `${name}=${String(value).replace(/"[^"]*"/, '"…"')}`);

describe.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))('the lookups of %s', (id, dialect) => {
  const lookups = dialect.lookups('4b1c');

  it('only read, and have an id of their own', () => {
    lookups.forEach(({ request }) => expect(request).toMatchObject({ method: 'GET' }));
    expect(new Set(lookups.map((lookup) => lookup.id)).size).toBe(lookups.length);
    expect(dialectById(id)).toBe(dialect);
  });

  it('look for people, and for groups', () => {
    const resources = lookups.map(({ request }) => request.resource);
    expect(resources).toEqual(expect.arrayContaining(['Users', 'Groups']));
  });
});

const known = DIALECTS.filter(({ id }) => id !== 'generic').flatMap(({ id, lookups, findUser }) =>
  [...lookups('4b1c').map(({ request }) => request), findUser].map((request) => ({ id, request }))
);

test.each(known.filter(({ request }) => request.resource === 'Users'))(
  'what $id sends stands in its traces: $request.query',
  ({ id, request }) => {
    const same = traced.filter(
      (step) =>
        step.id.startsWith(id) &&
        step.method === 'GET' &&
        step.path === '/Users' &&
        withoutValue(step.query).sort().join() === withoutValue(request.query).sort().join()
    );
    expect(same).not.toEqual([]);
  }
);

const keysOf = (value: unknown): string[] =>
  Object.keys(Object(value))
    .filter((name) => !name.startsWith('urn:'))
    .sort();

const tracedBody = (trace: string, method: string, path: RegExp): unknown =>
  traced.find((step) => step.id === trace && step.method === method && path.test(step.path))?.body;

describe('what is written has the shape of the traces', () => {
  const current = { id: 'x', userName: 'a', schemas: [], nickName: 'kept' };
  const rows: Array<[string, ScimRequest, unknown]> = [
    ['Okta groups', okta.createGroup, tracedBody('okta-aiw-group-push', 'POST', /Groups$/)],
    ['Okta members', okta.changeMembers('g', 'u', 'add'), tracedBody('okta-aiw-group-push', 'PUT', /Groups/)],
    ['Entra people', entra.createUser, tracedBody('entra-user-create', 'POST', /Users$/)],
    [
      'Entra deactivation',
      entra.changeUser('u', { active: false }, current),
      tracedBody('entra-user-disable', 'PATCH', /Users/),
    ],
  ];

  test.each(rows)('%s', (_, { body }, trace) => {
    expect(trace).toBeDefined();
    expect(keysOf(body)).toEqual(keysOf(trace));
  });

  it('Okta people, without the password and the job', () => {
    const trace = keysOf(tracedBody('okta-aiw-lifecycle', 'POST', /Users$/));
    expect(keysOf(okta.createUser.body)).toEqual(trace.filter((name) => !['password', 'title'].includes(name)));
  });

  it('Okta sends back what it read, with its edits', () => {
    expect(okta.changeUser('x', { active: false }, current)).toEqual({
      method: 'PUT',
      resource: 'Users',
      id: 'x',
      body: { ...current, active: false },
    });
  });

  it('Entra sends one operation with a text for true and false', () => {
    const trace = Object(tracedBody('entra-user-disable', 'PATCH', /Users/));
    expect(entra.changeUser('u', { active: false }, undefined).body).toMatchObject({ Operations: trace.Operations });
  });

  it('an odd id cannot break out of a filter', () => {
    const { body } = generic.changeMembers('g', 'a" or "b', 'remove');
    expect(body).toMatchObject({ Operations: [{ op: 'remove', path: 'members[value eq "a\\" or \\"b"]' }] });
  });
});

it('names what can be chosen only', () => {
  expect(dialectById('ping')).toBeUndefined();
  expect(dialectById(undefined)).toBeUndefined();
});
