import { createMatcher } from './match';
import type { Route } from './Route';

const route = (method: Route['method'], path: string): Route => ({ method, path, handler: () => new Response(path) });

const match = createMatcher([
  route('GET', '/api/teams/search'),
  route('GET', '/api/teams/:teamId'),
  route('GET', '/api/teams/:teamId/members'),
  route('PUT', '/api/teams/:teamId'),
  route('*', '/api/plugin-proxy/:plugin/*'),
]);

describe('createMatcher', () => {
  it.each([
    ['a fixed segment before a parameter', 'GET', '/api/teams/search', '/api/teams/search', {}],
    ['a parameter', 'GET', '/api/teams/7', '/api/teams/:teamId', { teamId: '7' }],
    ['a trailing slash', 'GET', '/api/teams/7/', '/api/teams/:teamId', { teamId: '7' }],
    [
      'a parameter where the fixed segment has no such method',
      'PUT',
      '/api/teams/search',
      '/api/teams/:teamId',
      { teamId: 'search' },
    ],
    ['below a parameter', 'GET', '/api/teams/search/members', '/api/teams/:teamId/members', { teamId: 'search' }],
    ['decoded', 'GET', '/api/teams/a%2Fb%20c', '/api/teams/:teamId', { teamId: 'a/b c' }],
    ['what cannot be decoded as it is', 'GET', '/api/teams/%zz', '/api/teams/:teamId', { teamId: '%zz' }],
    [
      'the raw rest',
      'POST',
      '/api/plugin-proxy/x/a//b/%2e%2e/c',
      '/api/plugin-proxy/:plugin/*',
      { plugin: 'x', '*': 'a//b/%2e%2e/c' },
    ],
  ])('finds %s', (_what, method, path, expected, params) => {
    const found = match(method, path);
    expect(found?.route.path).toBe(expected);
    expect(found?.params).toEqual(params);
  });

  it.each([
    ['another method', 'DELETE', '/api/teams/7'],
    ['a longer path', 'GET', '/api/teams/7/members/8'],
    ['another case', 'GET', '/api/Teams/7'],
    ['an empty parameter', 'GET', '/api/teams//members'],
  ])('finds nothing for %s', (_what, method, path) => {
    expect(match(method, path)).toBeUndefined();
  });

  it('refuses two routes for one request', () => {
    const twice = [route('GET', '/api/users/:id'), route('GET', '/api/users/:uid')];
    expect(() => createMatcher(twice)).toThrow('two routes for GET /api/users/:uid');
  });
});
