import { daysLeft, tokenAge, type TokenDates } from './tokenAge';

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

describe('tokenAge', () => {
  const used = { createdAt: '2026-01-01T00:00:00Z', lastUsedAt: '2026-03-10T00:00:00Z' };

  it.each<[string, TokenDates, { state: string; days?: number; idleDays: number }]>([
    ['in use', { ...used, expiresAt: '2026-05-01T00:00:00Z' }, { state: 'ok', days: 51, idleDays: 0 }],
    ['two weeks left', { ...used, expiresAt: '2026-03-24T12:00:00Z' }, { state: 'ok', days: 14, idleDays: 0 }],
    [
      'less than two weeks left',
      { ...used, expiresAt: '2026-03-24T11:00:00Z' },
      { state: 'expiring', days: 13, idleDays: 0 },
    ],
    ['lapsed today', { ...used, expiresAt: '2026-03-10T00:00:00Z' }, { state: 'expired', days: 0, idleDays: 0 }],
    ['lapsed', { ...used, expiresAt: '2026-03-07T00:00:00Z' }, { state: 'expired', days: 3, idleDays: 0 }],
    ['for ever', used, { state: 'never-expires', idleDays: 0 }],
    [
      'idle',
      { ...used, lastUsedAt: '2025-12-01T12:00:00Z', expiresAt: '2026-05-01T00:00:00Z' },
      { state: 'unused', days: 99, idleDays: 99 },
    ],
    ['never used, old', { createdAt: '2025-12-01T12:00:00Z' }, { state: 'unused', days: 99, idleDays: 99 }],
    [
      'never used, new',
      { createdAt: '2026-03-01T12:00:00Z', expiresAt: '2026-05-01T00:00:00Z' },
      { state: 'ok', days: 51, idleDays: 9 },
    ],
  ])('%s', (_, dates, expected) => {
    expect(tokenAge(dates, NOW)).toEqual(expected);
  });
});
