import { all, any, covers, describe as inWords, evaluate, permission } from './evaluate';
import { reduce } from './reduce';

const held = new Map([
  ['teams:read', ['teams:id:1']],
  ['teams:write', ['teams:*']],
  ['teams:create', ['']],
]);

describe('evaluate', () => {
  it.each([
    ['an action without a scope wanted', permission('teams:read'), true],
    ['an action held without a scope', permission('teams:create'), true],
    ['an exact scope', permission('teams:read', 'teams:id:1'), true],
    ['another scope', permission('teams:read', 'teams:id:2'), false],
    ['one of several scopes', permission('teams:read', 'teams:id:2', 'teams:id:1'), true],
    ['a scope under a wildcard', permission('teams:write', 'teams:id:9'), true],
    ['a scope where an empty one is held', permission('teams:create', 'teams:id:1'), false],
    ['an action that is not held', permission('teams:delete'), false],
    ['any of two', any(permission('teams:delete'), permission('teams:read')), true],
    ['all of two', all(permission('teams:delete'), permission('teams:read')), false],
  ])('%s', (_what, evaluator, expected) => {
    expect(evaluate(evaluator, held)).toBe(expected);
  });

  it('says what is needed in Grafana’s words', () => {
    const [a, b] = [permission('a:read', 'a:id:1'), permission('b:read')];
    expect(inWords(a)).toBe('a:read');
    expect(inWords(any(a, b))).toBe('any of a:read, b:read');
    expect(inWords(all(a, b))).toBe('all of a:read, b:read');
  });
});

describe('covers', () => {
  it.each([
    ['*', 'folders:uid:a', true],
    ['folders:*', 'folders:uid:a', true],
    ['folders:uid:*', 'folders:uid:a', true],
    ['folders:uid:a', 'folders:uid:ab', false],
    ['folders:*', 'dashboards:uid:a', false],
    ['', '', false],
  ])('%s over %s', (scope, wanted, expected) => {
    expect(covers(scope, wanted)).toBe(expected);
  });
});

describe('reduce', () => {
  it('drops doubles and what a wildcard covers, and has null for no scope', () => {
    const permissions = [
      { action: 'folders:read', scope: 'folders:uid:a' },
      { action: 'folders:read', scope: 'folders:uid:a' },
      { action: 'folders:write', scope: 'folders:*' },
      { action: 'folders:write', scope: 'folders:uid:a' },
      { action: 'teams:create', scope: '' },
    ];
    expect(reduce(permissions)).toEqual({
      'folders:read': ['folders:uid:a'],
      'folders:write': ['folders:*'],
      'teams:create': null,
    });
  });
});
