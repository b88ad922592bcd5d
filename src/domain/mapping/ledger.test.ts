import { anEntry } from '../testing/builders';
import { decodeLedger, EMPTY_LEDGER, ledgerMark, type Ledger } from './ledger';

const GRANT = { kind: 'folder', teamUid: 't', folderUid: 'f', permission: 'Edit' } as const;

const FULL: Ledger = {
  version: 1,
  grants: [
    anEntry(GRANT, { replaced: 'View' }),
    anEntry({ kind: 'role', teamUid: 't', roleUid: 'r' }, { origin: 'kept' }),
  ],
  pending: {
    applyId: 'a',
    startedAt: '2026-03-01T00:00:00.000Z',
    by: 'admin',
    steps: [{ kind: 'add', grant: GRANT, ruleNames: ['x'] }],
  },
  history: [{ applyId: 'a', at: '2026-03-01T00:00:00.000Z', userUids: ['u'], isConfirmed: false }],
};

describe('decodeLedger', () => {
  it('gives back what was stored, and drops keys that it does not know', () => {
    expect(decodeLedger(JSON.parse(JSON.stringify({ ...FULL, later: 1 })))).toEqual({ ok: true, value: FULL });
    expect(decodeLedger(EMPTY_LEDGER)).toEqual({ ok: true, value: EMPTY_LEDGER });
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'record'],
    ['an empty object', {}, 'version'],
    ['a later version', { ...FULL, version: 2 }, 'version'],
    ['no grants', { version: 1, history: [] }, 'grants'],
    [
      'an unknown permission',
      { ...FULL, grants: [anEntry({ ...GRANT, permission: 'edit' as 'Edit' })] },
      'grants.0.grant.permission',
    ],
    [
      'an unknown kind of grant',
      { ...FULL, grants: [{ ...anEntry(GRANT), grant: { kind: 'playlist' } }] },
      'grants.0.grant.kind',
    ],
    ['no team', { ...FULL, grants: [anEntry({ ...GRANT, teamUid: '' })] }, 'grants.0.grant.teamUid'],
    ['an unknown origin', { ...FULL, grants: [{ ...anEntry(GRANT), origin: 'mine' }] }, 'grants.0.origin'],
    ['no moment', { ...FULL, history: [{ ...FULL.history[0], at: 'yesterday' }] }, 'history.0.at'],
  ])('refuses %s and says where', (_, value, where) => {
    const decoded = decodeLedger(value);
    expect(decoded.ok ? '' : decoded.reason).toMatch(new RegExp(`^${where.replace(/\./g, '\\.')}: `));
  });
});

describe('ledgerMark', () => {
  it.each<[string, Ledger]>([
    ['a grant less', { ...FULL, grants: FULL.grants.slice(1) }],
    [
      'another level',
      {
        ...FULL,
        grants: FULL.grants.map((entry) =>
          entry.grant.kind === 'folder' ? { ...entry, grant: { ...entry.grant, permission: 'Admin' } } : entry
        ),
      },
    ],
    ['another apply', { ...FULL, grants: FULL.grants.map((entry) => ({ ...entry, applyId: 'b' })) }],
    ['nothing pending', { ...FULL, pending: undefined }],
    ['losses of an apply that left no grant', { ...FULL, history: [...FULL.history, ...FULL.history] }],
  ])('is another for %s', (_, ledger) => {
    expect(ledgerMark(ledger)).not.toBe(ledgerMark(FULL));
  });

  it('does not depend on the order of grants', () => {
    expect(ledgerMark({ ...FULL, grants: [...FULL.grants].reverse() })).toBe(ledgerMark(FULL));
  });
});
