import { matchRoutePath } from './matchRoutePath';

test.each([
  ['teams', 'teams', undefined],
  ['teams', '/teams/', undefined],
  ['/teams/', 'teams', undefined],
  ['teams/*', 'teams/1', '1'],
  ['teams/*', 'teams/1/members', '1/members'],
  ['teams/*', 'teams/1/members/', '1/members'],
  ['teams/*', 'teams//1', '/1'],
  ['teams/*', 'teams/..%2F..%2Fapi', '../../api'],
  ['teams/*', 'teams/%2e%2e/x', '../x'],
  ['te%61ms/*', 'te%2561ms/1', '1'],
  ['*', '', ''],
  ['*', 'a/b', 'a/b'],
  ['*/members', 'a/members', undefined],
  ['teams/:id/members', 'teams/7/members', undefined],
  ['teams/:id', 'teams/a%20b', undefined],
  ['teams/:id:int', 'teams/7', undefined],
  ['teams/:id([0-9]+)', 'teams/7', undefined],
  ['größe', 'gr%C3%B6%C3%9Fe', undefined],
])('%s takes %s', (pattern, path, rest) => {
  expect(matchRoutePath(pattern, path)).toEqual({ rest });
});

test.each([
  ['teams', 'Teams'],
  ['teams', 'teams/1'],
  ['teams/*', 'teams'],
  ['teams/*', 'teams/'],
  ['teams/:id', 'teams/1/members'],
  ['teams/:id/members', 'teams/members'],
  ['teams/:id:int', 'teams/abc'],
  ['teams/*', 'teams/%zz'],
  ['teams', ''],
])('%s does not take %s', (pattern, path) => {
  expect(matchRoutePath(pattern, path)).toBeUndefined();
});
