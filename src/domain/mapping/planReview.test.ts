import fc from 'fast-check';
import type { ActualGrants, Organisation } from '../organisation/organisation';
import {
  actualGrants,
  aFolder,
  aFolderGrant,
  aGroup,
  aMembership,
  anEntry,
  anOrganisation,
  aPerson,
  aRole,
  aRule,
  aTeam,
} from '../testing/builders';
import { finish } from '../work/work';
import { peopleImpact } from './impact';
import { EMPTY_LEDGER, type LedgerGrant } from './ledger';
import { planMapping } from './plan';
import { compareReview, readReview, reviewAsJson, reviewOf } from './planReview';
import { reviewAsMarkdown, type ReviewNames } from './reviewMarkdown';
import type { Rule } from './rule';

const ORGANISATION = anOrganisation({
  people: [aPerson('u')],
  teams: [aTeam('sre')],
  memberships: [aMembership('u', 'sre')],
  groups: [aGroup('sre')],
  folders: [aFolder('f'), aFolder('g')],
  roles: [aRole('writer')],
});

interface Setting {
  rules?: Rule[];
  organisation?: Partial<Organisation>;
  actual?: Partial<ActualGrants>;
  entries?: LedgerGrant[];
}

function made({ rules = [gives('Edit')], organisation, actual, entries = [] }: Setting = {}) {
  const input = {
    document: { version: 1 as const, rules },
    organisation: { ...ORGANISATION, ...organisation },
    actual: actualGrants({ foldersRead: ['f', 'g'], ...actual }),
    ledger: { ...EMPTY_LEDGER, grants: entries },
    today: '2026-03-10',
  };
  const plan = finish(planMapping(input));
  const impact = finish(peopleImpact(plan, input));
  const stamp = { madeAt: '2026-03-10T12:00:00.000Z', madeBy: 'admin' };
  return { impact, review: finish(reviewOf(plan, input.organisation, impact, stamp)) };
}

const gives = (permission: 'View' | 'Edit', uid = 'f') => aRule({ folders: [{ uid, permission }] });
const changes = (setting: Setting) => {
  const comparison = compareReview(made().review, made(setting).review);
  return comparison.isSame ? 'same' : comparison.changes.map(({ kind }) => kind);
};

describe('a review', () => {
  it('is read back as it was written', () => {
    const { review } = made();
    expect(readReview(reviewAsJson(review))).toEqual({ ok: true, value: review });
  });

  it.each([
    ['no JSON', 'x'],
    ['something else', '{"kind":"other"}'],
    ['a later version', reviewAsJson(made().review).replace('"version": 1', '"version": 2')],
  ])('refuses %s', (_, text) => {
    expect(readReview(text)).toMatchObject({ ok: false });
  });

  it.each<[string, Setting, string | string[]]>([
    ['nothing', {}, 'same'],
    ['the name of a rule', { rules: [{ ...gives('Edit'), name: 'other' }] }, 'same'],
    ['a level', { rules: [gives('View')] }, ['step-different']],
    [
      'what stands there',
      { actual: { folderGrants: [aFolderGrant({ teamUid: 'sre', permission: 'View' })] } },
      ['step-different'],
    ],
    ['a step more', { rules: [gives('Edit'), { ...gives('View', 'g'), name: 'b' }] }, ['step-new']],
    ['a step less', { rules: [] }, ['step-gone']],
    [
      'somebody joined',
      { organisation: { memberships: [aMembership('u', 'sre'), aMembership('v', 'sre')] } },
      ['members'],
    ],
    ['somebody changed places', { organisation: { memberships: [aMembership('v', 'sre')] } }, ['members']],
    [
      'something unread',
      { rules: [gives('Edit'), { ...gives('View', 'g'), name: 'b' }], actual: { foldersRead: ['f'] } },
      ['unknown-new'],
    ],
    [
      'a grant that rules want now and that stands already',
      {
        rules: [gives('Edit'), { ...gives('View', 'g'), name: 'b' }],
        actual: { folderGrants: [aFolderGrant({ teamUid: 'sre', folderUid: 'g' })] },
      },
      ['kept'],
    ],
    ['something to forget', { entries: [anEntry({ kind: 'role', teamUid: 'sre', roleUid: 'writer' })] }, ['forgotten']],
  ])('says what changed since: %s', (_, setting, expected) => {
    expect(changes(setting)).toEqual(expected);
  });

  it('says how many members there were and are', () => {
    const memberships = [aMembership('u', 'sre'), aMembership('v', 'sre')];
    expect(compareReview(made().review, made({ organisation: { memberships } }).review)).toEqual({
      isSame: false,
      changes: [{ kind: 'members', teamUid: 'sre', reviewedCount: 1, count: 2 }],
    });
  });
});

describe('reviewAsMarkdown', () => {
  const names: ReviewNames = {
    team: String,
    folder: String,
    dataSource: String,
    role: String,
    group: String,
    person: String,
  };
  const page = (partial: Partial<ReviewNames>, setting?: Setting) =>
    reviewAsMarkdown({
      ...made(setting),
      verdict: { held: false, reasons: [], confirmationText: '' },
      names: { ...names, ...partial },
    });

  it('shows steps, people, the guard and what is unknown', () => {
    const text = page({ folder: () => 'Production' });
    expect(text).toContain('| Add | sre | Production | Edit | rule |');
    expect(text).toContain('| u |  | nothing → Edit on Production through sre |');
    expect(text).toContain('The guard lets it pass.');
    expect(text).toContain('Everything was read.');
    expect(page({}, { rules: [] })).toContain('## Steps\n\nNothing.\n');
  });

  it('shows why the guard holds', () => {
    const held = {
      held: true,
      reasons: [{ kind: 'own-access' as const, detail: 'Takes <b>away' }],
      confirmationText: 'x',
    };
    expect(reviewAsMarkdown({ ...made(), verdict: held, names })).toContain('- Takes \\<b\\>away');
  });

  it('lets no name become markup or a line of its own', () => {
    const anyName = fc
      .array(fc.constantFrom('|', '\n', '<', '[', '`', '\\', '*', '#', '\u202e', 'a', '](x)', 'http://e'))
      .map((parts) => parts.join(''));
    const lines = page({}).split('\n').length;
    fc.assert(
      fc.property(anyName, (name) => {
        const text = page({ team: () => name, folder: () => name, person: () => name });
        expect(text.split('\n')).toHaveLength(lines);
        const unescaped = text.replace(/\\[\\`*_{}[\]<>()#+!|~&@:]/g, '');
        expect(unescaped.replace(/`[\w-]+`/, '')).not.toMatch(/[<[`*]|:\/\/|\u202e/);
        unescaped
          .split('\n')
          .filter((line) => line.startsWith('| Add'))
          .forEach((line) => expect(line.split('|')).toHaveLength(7));
      }),
      { seed: 7 }
    );
  });
});
