import { isAtLeast, parseVersion } from './version';

describe('parseVersion', () => {
  it.each([
    ['12.4.0', { major: 12, minor: 4, patch: 0, security: 0 }],
    ['v13.0.1', { major: 13, minor: 0, patch: 1, security: 0 }],
    ['12.1.3+security-01', { major: 12, minor: 1, patch: 3, security: 1 }],
    ['12.3.0-18893060694', { major: 12, minor: 3, patch: 0, security: 0 }],
    ['12.4.0-pre', { major: 12, minor: 4, patch: 0, security: 0 }],
  ])('reads %s', (text, version) => expect(parseVersion(text)).toEqual(version));

  it.each(['', 'dev', '12', '12.4', '12.4.x', 'twelve'])('refuses %p', (text) =>
    expect(parseVersion(text)).toBeUndefined()
  );
});

describe('isAtLeast', () => {
  it.each([
    ['12.4.0', '12.4.0', true],
    ['12.10.0', '12.9.9', true],
    ['12.0.6', '12.0.6+security-01', false],
    ['12.0.7', '12.0.6+security-01', true],
    ['11.6.1', '12.0.0', false],
    ['dev', '12.0.0', undefined],
  ])('%s against %s: %p', (version, wanted, expected) => expect(isAtLeast(version, wanted)).toBe(expected));
});
