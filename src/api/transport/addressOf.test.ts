import fc from 'fast-check';
import { addressOf } from './addressOf';

const folder = { id: 'test', via: 'proxy', path: '/api/folders/:uid/teams/:teamId' } as const;

describe('addressOf', () => {
  test('fills and encodes', () => {
    const parts = { path: { uid: 'fixed:a b%2e', teamId: 7 }, query: { page: 1, continue: undefined, q: 'a&b=c' } };
    expect(addressOf(folder, parts)).toEqual({
      ok: true,
      value: '/api/plugin-proxy/idops-scim-app/api/folders/fixed%3Aa%20b%252e/teams/7?page=1&q=a%26b%3Dc',
    });
  });

  test('leaves the session in its place', () => {
    expect(addressOf({ ...folder, via: 'session', path: '/api/annotations' }, {})).toEqual({
      ok: true,
      value: '/api/annotations',
    });
  });

  test.each(['', '.', '..', 'a/b', '../x', 'a\\b', 'a\u0000b', 'a\nb', '\ud800'])('refuses %j', (uid) => {
    const refused = addressOf(folder, { path: { uid, teamId: 1 } });
    expect(refused).toMatchObject({ ok: false, fault: { kind: 'invalid', operation: 'test' } });
  });

  test('names what is missing', () => {
    expect(addressOf(folder, { path: { uid: 'prod' } })).toMatchObject({
      fault: { detail: 'Not sent: teamId cannot stand in an address.' },
    });
  });

  test('no value leaves its segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (uid) => {
        const address = addressOf(folder, { path: { uid, teamId: 1 } });
        if (address.ok) {
          const { pathname } = new URL(address.value, 'http://grafana');
          expect(pathname.split('/')).toHaveLength(9);
          expect(decodeURIComponent(pathname.split('/')[6] ?? '')).toBe(uid);
        }
      }),
      { seed: 1, numRuns: 500 }
    );
  });
});
