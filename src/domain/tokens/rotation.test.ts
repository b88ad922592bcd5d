import fc from 'fast-check';
import { aToken as token } from '../testing/tokenBuilders';
import { isWaitingForFirstUse, LAST_USED_STEP_MS, revocationOf, rotationOf } from './rotation';
import type { ServiceAccountToken } from './serviceAccount';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const old = token({ id: 1, name: 'old', lastUsedAt: '2026-03-01T11:00:00Z' });
const fresh = (part: Partial<ServiceAccountToken> = {}) =>
  token({ id: 2, name: 'new', createdAt: '2026-03-01T10:00:00Z', lastUsedAt: undefined, ...part });
const used = fresh({ lastUsedAt: '2026-03-01T11:30:00Z' });

describe('where a rotation stands', () => {
  it.each<[string, ServiceAccountToken[], string]>([
    ['no token at all', [], 'none'],
    ['only one that ended', [token({ expiresAt: '2026-03-01T12:00:00Z' })], 'none'],
    ['one in use', [old], 'single'],
    ['one, just made', [fresh()], 'single'],
    ['a new one beside the old', [old, fresh()], 'overlap-waiting'],
    ['a new one that was used beside the old', [old, used], 'ready-to-revoke'],
    ['a new one that was used, the old ended', [{ ...old, expiresAt: '2026-03-01T11:59:59Z' }, used], 'done'],
    ['only the new one, used', [used], 'done'],
    [
      'two made in the same second: the later is the newest',
      [
        { ...fresh(), id: 3 },
        { ...used, id: 2 },
      ],
      'overlap-waiting',
    ],
    ['three, the newest unused', [old, used, fresh({ id: 3, createdAt: '2026-03-01T11:50:00Z' })], 'overlap-waiting'],
  ])('%s', (_, tokens, state) => {
    expect(rotationOf(tokens, NOW).state).toBe(state);
    expect(rotationOf([...tokens].reverse(), NOW).state).toBe(state);
  });

  it.each([
    ['after the new one: something holds on to it', '2026-03-01T11:31:00Z', 'still'],
    ['between: perhaps before the new one was pasted', '2026-03-01T11:00:00Z', 'recently'],
    ['before the new one was made', '2026-03-01T09:00:00Z', 'not-since'],
    ['never', undefined, 'not-since'],
  ])('tells how the old one was used since: %s', (_, lastUsedAt, use) => {
    expect(rotationOf([{ ...old, lastUsedAt }, used], NOW)).toMatchObject({ old: [{ token: { id: 1 }, use }] });
  });
});

it.each<[string, ServiceAccountToken[], boolean]>([
  ['no token', [], false],
  ['one in use', [old], false],
  ['one, just made', [fresh()], true],
  ['a new one beside the old', [old, fresh()], true],
  ['both in use', [old, used], false],
  ['the unused one has ended', [old, fresh({ expiresAt: '2026-03-01T11:00:00Z' })], false],
])('whether a first use is waited for: %s', (_, tokens, expected) => {
  expect(isWaitingForFirstUse(tokens, NOW)).toBe(expected);
});

describe('revoking', () => {
  const expired = token({ id: 5, expiresAt: '2026-02-01T12:00:00Z' });

  it.each<[string, ServiceAccountToken, ServiceAccountToken[], string]>([
    ['one that ended', expired, [expired, old], 'allowed'],
    ['the old one while the new was never used', old, [old, fresh()], 'refused'],
    ['the new one that was never used', fresh(), [old, fresh()], 'allowed'],
    [
      'the old one when the new is used, and it still is too',
      { ...old, lastUsedAt: '2026-03-01T11:45:00Z' },
      [used],
      'in-use',
    ],
    ['the old one when the new is used', old, [used], 'in-use'],
    ['an older one that nothing used since', { ...old, lastUsedAt: '2026-02-01T13:00:00Z' }, [used], 'allowed'],
    ['the new one, in use', used, [old], 'refused'],
    ['the only one, in use', old, [], 'refused'],
  ])('%s', (_, target, others, expected) => {
    const tokens = [target, ...others.filter(({ id }) => id !== target.id)];
    expect(revocationOf(target, { tokens, use: 'provider', nowMs: NOW })).toBe(expected);
  });

  it.each([
    ['in use', old, 'refused'],
    ['never used: it may be the one that was just stored', fresh(), 'refused'],
    ['ended', expired, 'allowed'],
  ])("of the plugin's own account: %s", (_, target, expected) => {
    expect(revocationOf(target, { tokens: [old, fresh(), expired], use: 'own', nowMs: NOW })).toBe(expected);
  });
});

describe('revoking on an account that provisioning does not depend on', () => {
  const forgotten = token({ id: 1, lastUsedAt: '2026-01-29T12:00:00Z' });

  it.each<[string, ServiceAccountToken, 'other' | 'provider', string]>([
    ['not used for a month, with a warning', forgotten, 'other', 'in-use'],
    ['in use', old, 'other', 'refused'],
    ["not so on the identity provider's", forgotten, 'provider', 'refused'],
  ])('%s', (_, target, use, expected) => {
    expect(revocationOf(target, { tokens: [target], use, nowMs: NOW })).toBe(expected);
  });
});

type Event =
  | { does: 'make'; livesMs: number | undefined }
  | { does: 'use' | 'revoke'; which: number }
  | { does: 'wait'; ms: number };

const MINUTE = 60_000;
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ does: fc.constant('make' as const), livesMs: fc.option(fc.nat(90 * MINUTE), { nil: undefined }) }),
  fc.record({ does: fc.constantFrom('use' as const, 'revoke' as const), which: fc.nat(5) }),
  fc.record({ does: fc.constant('wait' as const), ms: fc.nat(20 * MINUTE) })
);

/** What Grafana does: whole seconds, and a last use that is written only when the stored one is five minutes old. */
function play(events: readonly Event[]) {
  let nowMs = NOW;
  let made = 0;
  let tokens: ServiceAccountToken[] = [];
  const everUsed = new Set<number>();
  const second = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString();
  const use = (target: ServiceAccountToken): ServiceAccountToken => {
    const isLive = target.expiresAt === undefined || Date.parse(target.expiresAt) > nowMs;
    const isDue = target.lastUsedAt === undefined || nowMs - Date.parse(target.lastUsedAt) > LAST_USED_STEP_MS;
    if (!isLive) {
      return target;
    }
    everUsed.add(target.id);
    return isDue ? { ...target, lastUsedAt: second(nowMs) } : target;
  };
  for (const happened of events) {
    if (happened.does === 'wait') {
      nowMs += happened.ms;
    } else if (happened.does === 'make') {
      made += 1;
      const ends = happened.livesMs === undefined ? {} : { expiresAt: second(nowMs + happened.livesMs) };
      tokens = [...tokens, { id: made, name: `t${made}`, createdAt: second(nowMs), ...ends }];
    } else if (happened.does === 'use') {
      tokens = tokens.map((target, at) => (at === happened.which % tokens.length ? use(target) : target));
    } else {
      tokens = tokens.filter((_, at) => at !== happened.which % tokens.length);
    }
  }
  return { tokens, nowMs, everUsed };
}

it('never offers to revoke while the newest token was never used, whatever happened before', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 25 }), (events) => {
      const { tokens, nowMs, everUsed } = play(events);
      const live = tokens.filter(({ expiresAt }) => expiresAt === undefined || Date.parse(expiresAt) > nowMs);
      const newest = live.at(-1);
      const { state } = rotationOf(tokens, nowMs);
      if (!newest || !everUsed.has(newest.id)) {
        expect(['ready-to-revoke', 'done']).not.toContain(state);
        for (const target of live.filter(({ id }) => everUsed.has(id))) {
          expect(revocationOf(target, { tokens, use: 'provider', nowMs })).toBe('refused');
        }
      }
      expect(state === 'none').toBe(newest === undefined);
    }),
    { numRuns: 500 }
  );
});

it('following what is offered always leaves a live token that was used', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 25 }), (events) => {
      const { tokens, nowMs, everUsed } = play(events);
      const isLive = ({ expiresAt }: ServiceAccountToken) => expiresAt === undefined || Date.parse(expiresAt) > nowMs;
      const hadUsed = tokens.some((each) => isLive(each) && everUsed.has(each.id));
      const left = tokens.filter((each) => revocationOf(each, { tokens, use: 'provider', nowMs }) === 'refused');
      expect(left.some((each) => isLive(each) && everUsed.has(each.id))).toBe(hadUsed);
    }),
    { numRuns: 500 }
  );
});
