import { readTraces } from '../../../tests/traces/readTraces';
import { DIALECTS, dialectById } from './dialects';

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

it('names what can be chosen only', () => {
  expect(dialectById('ping')).toBeUndefined();
  expect(dialectById(undefined)).toBeUndefined();
});
