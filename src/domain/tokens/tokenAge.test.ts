import { ageScale, daysLeft, daysSince } from './tokenAge';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');

describe('daysLeft', () => {
  it.each([
    ['2026-03-11T12:00:00Z', 1],
    ['2026-03-11T11:59:59Z', 1],
    ['2026-03-11T11:00:00Z', 1],
    ['2026-03-11T10:59:59Z', 0],
    ['2026-06-08T11:59:58Z', 90],
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

describe('daysSince', () => {
  it.each([
    ['2026-03-09T12:00:00Z', 1],
    ['2026-03-09T12:00:01Z', 0],
    ['2026-03-10T12:00:00Z', 0],
    ['2026-03-11T12:00:00Z', 0],
    ['', undefined],
  ])('%s: %s', (iso, expected) => {
    expect(daysSince(iso, NOW)).toBe(expected);
  });
});

describe('ageScale', () => {
  it.each([
    ['2026-03-10T11:00:00Z', { ageDays: 0, filled: 0, isTooOld: false }],
    ['2026-01-24T12:00:00Z', { ageDays: 45, filled: 0.5, isTooOld: false }],
    ['2025-12-10T12:00:00Z', { ageDays: 90, filled: 1, isTooOld: false }],
    ['2025-12-09T12:00:00Z', { ageDays: 91, filled: 1, isTooOld: true }],
    ['2026-04-01T12:00:00Z', { ageDays: 0, filled: 0, isTooOld: false }],
    ['?', undefined],
  ])('%s', (createdAt, expected) => {
    expect(ageScale(createdAt, NOW)).toEqual(expected);
  });
});
