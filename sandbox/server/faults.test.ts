import { createStack, type Stack } from './testing/createStack';

let stack: Stack;
beforeEach(async () => {
  stack = await createStack();
});

const arm = (fault: unknown) => stack.send('', 'POST', '/__sandbox/faults', fault);
const users = () => stack.send('admin:admin', 'GET', '/api/org/users');

describe('faults', () => {
  it('answers with a status and Retry-After', async () => {
    await arm({ match: { path: '/api/org' }, fault: 'status', status: 429, retryAfter: 7 });
    const answer = await users();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
  });

  it('drops the connection as fetch would see it', async () => {
    await arm({ match: {}, fault: 'drop' });
    await expect(users()).rejects.toThrow(TypeError);
  });

  it.each(['malformed', 'truncated'])('spoils the body: %s', async (fault) => {
    await arm({ match: { path: '/api/org/users' }, fault });
    const answer = await users();
    expect(answer.status).toBe(200);
    expect(typeof answer.body).toBe('string');
  });

  it('does the work before it spoils the answer', async () => {
    await arm({ match: { method: 'post', path: '/api/teams' }, fault: 'truncated' });
    await stack.send('admin:admin', 'POST', '/api/teams', { name: 'SRE' });
    expect(stack.sandbox.store.teams.size).toBe(1);
  });

  it('hits only the nth matching request, or so many', async () => {
    await arm({ match: { path: '/api/org/users' }, fault: 'status', nth: 2 });
    expect([(await users()).status, (await users()).status, (await users()).status]).toEqual([200, 500, 200]);
    await arm({ match: { path: '/api/org/users' }, fault: 'status', status: 503, times: 1 });
    expect([(await users()).status, (await users()).status]).toEqual([503, 200]);
  });

  it('tells the plugin proxy’s requests from others', async () => {
    await arm({ match: { via: 'proxy' }, fault: 'status', status: 503 });
    expect((await users()).status).toBe(200);
    const request = new Request('http://grafana.test/api/health');
    expect((await stack.sandbox.handle(request, { via: 'proxy' })).status).toBe(503);
  });

  it('takes a glob, and is cleared', async () => {
    await arm({ match: { path: '/api/*/users' }, fault: 'status' });
    expect((await users()).status).toBe(500);
    expect((await stack.send('', 'GET', '/__sandbox/faults')).body).toMatchObject({ faults: [{ seen: 1, done: 1 }] });
    await stack.send('', 'DELETE', '/__sandbox/faults');
    expect((await users()).status).toBe(200);
  });

  it.each([{}, { match: {}, fault: 'explode' }, { fault: 'drop' }, 'text'])('refuses %j', async (fault) => {
    expect((await arm(fault)).status).toBe(400);
  });
});
