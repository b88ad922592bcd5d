import { isTokenName, tokenLifetimeSeconds, tokenName } from './lifetime';

test.each([
  [undefined, 90],
  [-1, 90],
  [0, 90],
  [30, 30],
  [90, 90],
  [365, 90],
])('with a limit of %p days a token lives %d', (limitDays, days) => {
  expect(tokenLifetimeSeconds(limitDays)).toBe(days * 86_400);
});

test('tokens of different moments have different names', () => {
  expect(tokenName(Date.UTC(2026, 0, 15))).toBe('SCIM Manager 2026-01-15T00:00:00.000Z');
});

test.each([
  [tokenName(0), true],
  ['SCIM Manager', false],
  ['terraform', false],
])('%s was named here: %s', (name, expected) => {
  expect(isTokenName(name)).toBe(expected);
});
