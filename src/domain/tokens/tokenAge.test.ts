import { daysLeft } from './tokenAge';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');

describe('daysLeft', () => {
  it.each([
    ['2026-03-11T12:00:00Z', 1],
    ['2026-03-11T11:59:59Z', 0],
    ['2026-03-10T12:00:00Z', 0],
    ['2026-03-10T11:59:59Z', -1],
    ['2026-03-11T13:00:00+01:00', 1],
    ['0001-01-01T00:00:00Z', -739685],
    ['', undefined],
    ['never', undefined],
  ])('%s: %s', (expiresAt, expected) => {
    expect(daysLeft(expiresAt, NOW)).toBe(expected);
  });
});
