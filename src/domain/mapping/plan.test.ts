import fc from 'fast-check';
import type { ActualGrants, FolderPermission, Grant, Organisation } from '../organisation/organisation';
import {
  actualGrants,
  aFolder,
  aFolderGrant,
  aGroup,
  aMembership,
  anEntry,
  anOrganisation,
  aRole,
  aRule,
  aTeam,
} from '../testing/builders';
import { finish } from '../work/work';
import { EMPTY_LEDGER, type Ledger, type LedgerGrant } from './ledger';
import { foldersToRead, hasChanges, planMapping, type Plan, type PlanInput } from './plan';
import type { Rule } from './rule';

const ORGANISATION = anOrganisation({
  teams: [aTeam('sre'), aTeam('data'), aTeam('ops')],
  groups: [aGroup('sre'), aGroup('data')],
  folders: [aFolder('f'), aFolder('child', { parentUid: 'f' }), aFolder('g')],
  roles: [aRole('writer'), aRole('forbidden', { isDelegatable: false })],
});

const onFolder = (permission: FolderPermission, teamUid = 'sre', folderUid = 'f'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const role = (roleUid = 'writer', teamUid = 'sre'): Grant => ({ kind: 'role', teamUid, roleUid });

const givesRole = aRule({ roles: ['custom:writer'] });
const gives = (permission: FolderPermission, partial: Partial<Rule> = {}) =>
  aRule({ folders: [{ uid: 'f', permission }], ...partial });

function holding(...grants: Grant[]): ActualGrants {
  return actualGrants({
    roleGrants: grants.flatMap((grant) => (grant.kind === 'role' ? grant : [])),
    folderGrants: grants.flatMap((grant) => (grant.kind === 'folder' ? aFolderGrant(grant) : [])),
    foldersRead: ['f', 'child', 'g'],
  });
}

interface Setting {
  rules?: Rule[];
  actual?: ActualGrants;
  entries?: LedgerGrant[];
  ledger?: Ledger;
  organisation?: Organisation;
}

function inputOf({
  rules = [],
  actual = holding(),
  entries = [],
  ledger,
  organisation = ORGANISATION,
}: Setting): PlanInput {
  return {
    document: { version: 1, rules },
    organisation,
    actual,
    ledger: ledger ?? { ...EMPTY_LEDGER, grants: entries },
    today: '2026-03-10',
  };
}

const plan = (setting: Setting): Plan => finish(planMapping(inputOf(setting)));

/** One line per step, forgotten and unmanaged grant. */
const lines = ({ steps, forgotten, unmanaged }: Plan): string[] => [
  ...steps.map(({ kind, keep, grant, before, replaced }) =>
    [
      kind,
      keep,
      grant.kind === 'role' ? grant.roleUid : grant.permission,
      before && `was ${before}`,
      replaced && `over ${replaced}`,
    ]
      .filter(Boolean)
      .join(' ')
  ),
  ...forgotten.map(() => 'forgotten'),
  ...unmanaged.map((grant) => `unmanaged ${grant.kind === 'role' ? grant.roleUid : grant.permission}`),
];

describe('planMapping', () => {
  it.each<[string, Setting, string[]]>([
    ['wanted, missing', { rules: [gives('Edit')] }, ['add Edit']],
    ['wanted role, missing', { rules: [givesRole] }, ['add writer']],
    [
      'wanted, there, not ours',
      { rules: [gives('Edit')], actual: holding(onFolder('Edit')) },
      ['keep found Edit was Edit'],
    ],
    ['wanted role, there, not ours', { rules: [givesRole], actual: holding(role()) }, ['keep found writer']],
    [
      'wanted, there, ours',
      { rules: [gives('Edit')], actual: holding(onFolder('Edit')), entries: [anEntry(onFolder('Edit'))] },
      ['keep ours Edit was Edit'],
    ],
    [
      'wanted, weaker by others',
      { rules: [gives('Edit')], actual: holding(onFolder('View')) },
      ['change Edit was View over View'],
    ],
    [
      'wanted, stronger by others',
      { rules: [gives('Edit')], actual: holding(onFolder('Admin')) },
      ['keep stronger Admin was Admin'],
    ],
    ['unwanted, not ours', { actual: holding(onFolder('Edit'), role()) }, ['unmanaged Edit', 'unmanaged writer']],
    [
      'unwanted, only found before',
      { actual: holding(onFolder('Edit')), entries: [anEntry(onFolder('Edit'), { origin: 'kept' })] },
      ['unmanaged Edit'],
    ],
    [
      'unwanted, ours',
      { actual: holding(onFolder('Edit')), entries: [anEntry(onFolder('Edit'))] },
      ['remove Edit was Edit'],
    ],
    ['unwanted role, ours', { actual: holding(role()), entries: [anEntry(role())] }, ['remove writer']],
    ['unwanted, ours, gone', { entries: [anEntry(onFolder('Edit')), anEntry(role())] }, ['forgotten', 'forgotten']],
    [
      'ours, lowered by the rule',
      { rules: [gives('View')], actual: holding(onFolder('Edit')), entries: [anEntry(onFolder('Edit'))] },
      ['change View was Edit'],
    ],
    [
      'ours, raised by hand',
      { rules: [gives('View')], actual: holding(onFolder('Admin')), entries: [anEntry(onFolder('View'))] },
      ['change View was Admin'],
    ],
    ['ours, taken away by hand', { rules: [gives('View')], entries: [anEntry(onFolder('View'))] }, ['add View']],
    [
      'ours over View, unwanted',
      { actual: holding(onFolder('Edit')), entries: [anEntry(onFolder('Edit'), { replaced: 'View' })] },
      ['change View was Edit over View'],
    ],
    [
      'ours over Edit, View wanted',
      {
        rules: [gives('View')],
        actual: holding(onFolder('Admin')),
        entries: [anEntry(onFolder('Admin'), { replaced: 'Edit' })],
      },
      ['change Edit was Admin over Edit'],
    ],
    [
      'ours over View, undone by hand',
      { actual: holding(onFolder('View')), entries: [anEntry(onFolder('Edit'), { replaced: 'View' })] },
      ['forgotten'],
    ],
    [
      'ours over Edit, below that by hand',
      {
        rules: [gives('View')],
        actual: holding(onFolder('View')),
        entries: [anEntry(onFolder('Admin'), { replaced: 'Edit' })],
      },
      ['keep found View was View'],
    ],
    [
      'ours, the team is gone',
      { entries: [anEntry(onFolder('Edit', 'gone')), anEntry(role('writer', 'gone'))] },
      ['forgotten', 'forgotten'],
    ],
    ['ours, the folder is gone', { entries: [anEntry(onFolder('Edit', 'sre', 'gone'))] }, ['forgotten']],
    [
      'ours, the rule is paused',
      {
        rules: [gives('Edit', { paused: true })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['keep held Edit was Edit'],
    ],
    [
      'ours, the rule was renamed and paused',
      {
        rules: [gives('Edit', { name: 'new', paused: true })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['keep held Edit was Edit'],
    ],
    [
      'ours, a paused rule gave more than the one in force does',
      {
        rules: [gives('Admin', { name: 'more', paused: true }), gives('View', { name: 'less' })],
        actual: holding(onFolder('Admin')),
        entries: [anEntry(onFolder('Admin'), { ruleNames: ['more', 'less'] })],
      },
      ['keep held Admin was Admin'],
    ],
    [
      'ours, a paused rule would give more than ever stood',
      {
        rules: [gives('Admin', { name: 'more', paused: true }), gives('View', { name: 'less' })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('View'), { ruleNames: ['less'] })],
      },
      ['keep held Edit was Edit'],
    ],
    [
      'ours, a paused rule gives less than the one in force is lowered to',
      {
        rules: [gives('View', { name: 'less', paused: true }), gives('Edit', { name: 'more' })],
        actual: holding(onFolder('Admin')),
        entries: [anEntry(onFolder('Admin'), { ruleNames: ['more', 'less'] })],
      },
      ['change Edit was Admin'],
    ],
    [
      'ours, a paused rule has what was raised by hand taken down no further than it gives',
      {
        rules: [gives('Edit', { name: 'more', paused: true }), gives('View', { name: 'less' })],
        actual: holding(onFolder('Admin')),
        entries: [anEntry(onFolder('Edit'), { ruleNames: ['more', 'less'] })],
      },
      ['change Edit was Admin'],
    ],
    [
      'ours, nobody has said which environment this is',
      {
        rules: [gives('Edit', { environments: ['production'] })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['keep held Edit was Edit'],
    ],
    [
      'ours, the rule was renamed and names an unknown folder',
      {
        rules: [aRule({ name: 'new', folders: [{ path: 'Moved', permission: 'Edit' }] })],
        actual: holding(onFolder('Edit'), role()),
        entries: [anEntry(onFolder('Edit')), anEntry(role())],
      },
      ['keep held Edit was Edit', 'remove writer'],
    ],
    [
      'ours of a rule that says less now, another of the team names an unknown folder',
      {
        rules: [aRule(), aRule({ name: 'other', folders: [{ path: 'Moved', permission: 'Edit' }] })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['remove Edit was Edit'],
    ],
    [
      'ours, the rule has expired',
      {
        rules: [gives('Edit', { expires: '2026-03-09' })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['remove Edit was Edit'],
    ],
    [
      'ours, the rule names an unknown folder',
      {
        rules: [aRule({ folders: [{ path: 'Nowhere', permission: 'View' }] })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['keep held Edit was Edit'],
    ],
    [
      'ours, the rule names an unknown role',
      {
        rules: [aRule({ roles: ['custom:typo'] })],
        actual: holding(role(), onFolder('Edit')),
        entries: [anEntry(role()), anEntry(onFolder('Edit'))],
      },
      ['remove Edit was Edit', 'keep held writer'],
    ],
    [
      'ours, the rule names an unknown team',
      {
        rules: [gives('Edit', { team: { name: 'Nobody' } })],
        actual: holding(onFolder('Edit')),
        entries: [anEntry(onFolder('Edit'))],
      },
      ['keep held Edit was Edit'],
    ],
    [
      'ours, the group lost its team',
      {
        rules: [gives('Edit', { match: { group: 'ops' } })],
        actual: holding(onFolder('Edit', 'ops')),
        entries: [anEntry(onFolder('Edit', 'ops'))],
        organisation: { ...ORGANISATION, groups: [aGroup('ops', { teamUid: undefined })] },
      },
      ['keep held Edit was Edit'],
    ],
    [
      'inherited ones do not stand in the way',
      {
        rules: [gives('Edit')],
        actual: {
          ...holding(),
          folderGrants: [aFolderGrant({ teamUid: 'sre', permission: 'Edit', isInherited: true })],
        },
      },
      ['add Edit'],
    ],
    [
      'rights that a role carries are not ours to see',
      {
        rules: [gives('Edit')],
        actual: {
          ...holding(),
          folderGrants: [aFolderGrant({ teamUid: 'sre', permission: 'Edit', isManaged: false })],
        },
      },
      ['add Edit'],
    ],
    [
      'grants of people and basic roles are left alone',
      { actual: { ...holding(), folderGrants: [aFolderGrant({ userUid: 'u' }), aFolderGrant({ orgRole: 'Viewer' })] } },
      [],
    ],
    ['a role that may not be given', { rules: [aRule({ roles: ['custom:forbidden'] })] }, []],
  ])('%s', (_, setting, expected) => {
    expect(lines(plan(setting))).toEqual(expected);
  });

  it.each<[string, Rule[], string, string[]]>([
    [
      'equals: the stronger counts',
      [gives('View', { name: 'a' }), gives('Edit', { name: 'b' })],
      'Edit',
      ['a: conflicting'],
    ],
    [
      'equals, the weaker last',
      [gives('Edit', { name: 'a' }), gives('View', { name: 'b' })],
      'Edit',
      ['b: conflicting', 'b: shadowed-by'],
    ],
    [
      'priority counts more than strength',
      [gives('Edit', { name: 'a' }), gives('View', { name: 'b', priority: 1 })],
      'View',
      ['a: conflicting', 'a: shadowed-by'],
    ],
    ['the same twice', [gives('Edit', { name: 'a' }), gives('Edit', { name: 'b' })], 'Edit', ['b: shadowed-by']],
    [
      'one folder twice in a rule',
      [
        aRule({
          name: 'a',
          folders: [
            { uid: 'f', permission: 'View' },
            { path: 'F', permission: 'Admin' },
          ],
        }),
      ],
      'Admin',
      ['a: conflicting'],
    ],
  ])('says when rules overlap: %s', (_, rules, level, expected) => {
    const { steps, findings } = plan({ rules });
    expect(steps.map(({ grant }) => grant.kind === 'folder' && grant.permission)).toEqual([level]);
    expect(findings.map(({ ruleName, kind }) => `${ruleName}: ${kind}`)).toEqual(expected);
  });

  it.each<[string, Setting, { kind: string; severity: string; detail: RegExp; suggestion?: string }]>([
    [
      'unknown role',
      { rules: [aRule({ roles: ['custom:Writer'] })] },
      {
        kind: 'unknown-role',
        severity: 'error',
        detail: /no one role called "custom:Writer"/,
        suggestion: 'custom:writer',
      },
    ],
    [
      'role not to give',
      { rules: [aRule({ roles: ['custom:forbidden'] })] },
      { kind: 'role-not-delegatable', severity: 'error', detail: /may not give "custom:forbidden"/ },
    ],
    [
      'no roles on OSS',
      { rules: [givesRole], actual: { ...holding(), hasRoles: false } },
      { kind: 'roles-unavailable', severity: 'warning', detail: /Enterprise/ },
    ],
    [
      'roles unread',
      { rules: [givesRole], organisation: { ...ORGANISATION, roles: undefined } },
      { kind: 'roles-unavailable', severity: 'warning', detail: /could not be read/ },
    ],
    [
      'unknown folder',
      { rules: [aRule({ folders: [{ uid: 'x', permission: 'View' }] })] },
      { kind: 'unknown-folder', severity: 'error', detail: /uid "x"/ },
    ],
    [
      'unknown path',
      { rules: [aRule({ folders: [{ path: 'CHILD', permission: 'View' }] })] },
      { kind: 'unknown-folder', severity: 'error', detail: /at "CHILD"/ },
    ],
    [
      'path of two folders',
      {
        rules: [aRule({ folders: [{ path: 'F', permission: 'View' }] })],
        organisation: { ...ORGANISATION, folders: [aFolder('f'), aFolder('x', { title: 'F' })] },
      },
      { kind: 'unknown-folder', severity: 'error', detail: /no one folder/ },
    ],
    [
      'unknown team',
      { rules: [gives('View', { team: { name: 'sre' } })] },
      { kind: 'unknown-team', severity: 'error', detail: /"sre"/, suggestion: 'SRE' },
    ],
    [
      'another team',
      { rules: [gives('View', { team: { name: 'OPS' } })] },
      { kind: 'other-team', severity: 'info', detail: /members of "sre" into team "OPS"/ },
    ],
    [
      'no team yet',
      { rules: [gives('View')], organisation: { ...ORGANISATION, groups: [aGroup('sre', { teamUid: undefined })] } },
      { kind: 'no-team-yet', severity: 'warning', detail: /No team for "sre"/ },
    ],
    [
      'stronger by others',
      { rules: [gives('View')], actual: holding(onFolder('Admin')) },
      { kind: 'stronger-exists', severity: 'info', detail: /gave Admin on folder "F" to "SRE"/ },
    ],
    [
      'weaker by others',
      { rules: [gives('Admin')], actual: holding(onFolder('View')) },
      { kind: 'weaker-exists', severity: 'info', detail: /gave View on folder "F" to "SRE"/ },
    ],
  ])('finds: %s', (_, setting, { detail, ...expected }) => {
    const { findings } = plan(setting);
    expect(findings).toMatchObject([{ ruleName: 'rule', ...expected }]);
    expect(findings[0]?.detail).toMatch(detail);
  });

  it('says once what is true of many groups', () => {
    const groups = Array.from({ length: 40 }, (_, at) => aGroup(`g${at}`, { teamUid: undefined }));
    const { findings } = plan({
      rules: [gives('View', { match: { glob: 'g*' } })],
      organisation: { ...ORGANISATION, groups },
    });
    expect(findings).toMatchObject([
      { kind: 'no-team-yet', detail: expect.stringContaining('"g0", "g1", "g10" and 37 more') },
    ]);
  });

  it.each<[string, ActualGrants, Partial<Plan['unknowns'][number]>]>([
    ['a folder', { ...holding(), foldersRead: ['g'] }, { folderUid: 'f', teamUid: 'sre', ruleNames: ['rule'] }],
    ['roles of a team', { ...holding(), rolesReadOf: ['data'] }, { teamUid: 'sre', ruleNames: ['rule'] }],
  ])('plans nothing where %s could not be read', (_, actual, unknown) => {
    const rules = [aRule({ folders: [{ uid: 'f', permission: 'Edit' }], roles: ['custom:writer'] })];
    const readable = plan({ rules, actual, entries: [anEntry(onFolder('View')), anEntry(role())] });
    expect(readable.unknowns).toMatchObject([unknown]);
    expect(readable.steps).toHaveLength(1);
    expect(readable.forgotten).toEqual([]);
  });

  it('enters what an interrupted apply left behind, and nothing that it never reached', () => {
    const steps = [onFolder('Edit'), onFolder('Edit', 'data'), role(), onFolder('View', 'ops', 'unread')].map(
      (grant) => ({ kind: 'add' as const, grant, ruleNames: ['rule'] })
    );
    const pending = { applyId: 'broken', startedAt: '2026-03-09T00:00:00.000Z', by: 'admin', steps };
    const organisation = { ...ORGANISATION, folders: [...ORGANISATION.folders, aFolder('unread')] };
    const { ledger, ...rest } = plan({
      actual: holding(onFolder('Edit'), role('writer', 'data')),
      ledger: { ...EMPTY_LEDGER, pending },
      organisation,
    });
    expect(ledger.grants).toMatchObject([{ grant: onFolder('Edit'), origin: 'applied', applyId: 'broken' }]);
    expect(ledger.pending?.steps.map(({ grant }) => grant.teamUid)).toEqual(['ops']);
    expect(lines({ ledger, ...rest })).toEqual(['remove Edit was Edit', 'unmanaged writer']);
  });

  it('has nothing to do when everything is as wanted', () => {
    expect(hasChanges(plan({ rules: [gives('Edit')], actual: holding(onFolder('Edit')) }))).toBe(false);
    expect(hasChanges(plan({ entries: [anEntry(role())] }))).toBe(true);
    expect(hasChanges(plan({ rules: [gives('Edit')] }))).toBe(true);
  });

  it('takes the folders that rules and ledger name, and those above them', () => {
    const rules = [
      aRule({
        folders: [
          { path: 'F/CHILD', permission: 'View' },
          { uid: 'none', permission: 'View' },
        ],
      }),
    ];
    expect(
      foldersToRead(
        inputOf({ rules, entries: [anEntry(onFolder('View', 'sre', 'g')), anEntry(onFolder('View', 'sre', 'gone'))] })
      )
    ).toEqual(['child', 'f', 'g']);
  });

  it('does not depend on the order of what it is given', () => {
    const organisation = { ...ORGANISATION, memberships: ['a', 'b', 'c'].map((user) => aMembership(user, 'sre')) };
    const actual = holding(onFolder('View'), onFolder('Edit', 'ops'), role(), role('writer', 'ops'));
    const entries = [
      anEntry(role('writer', 'ops')),
      anEntry(onFolder('Edit', 'data')),
      anEntry(onFolder('Edit', 'ops')),
    ];
    const rules = [
      aRule({
        match: { glob: '*' },
        roles: ['custom:writer', 'custom:typo'],
        folders: [{ uid: 'f', permission: 'Edit' }],
      }),
    ];
    const expected = plan({ rules, organisation, actual, entries });
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    const settings = fc.record({
      teams: shuffled(organisation.teams),
      groups: shuffled(organisation.groups),
      folders: shuffled(organisation.folders),
      memberships: shuffled(organisation.memberships),
      roleGrants: shuffled(actual.roleGrants),
      folderGrants: shuffled(actual.folderGrants),
      entries: shuffled(entries),
    });
    fc.assert(
      fc.property(settings, ({ roleGrants, folderGrants, entries: mixed, ...lists }) => {
        const { ledger: _ledger, ...got } = plan({
          rules,
          organisation: { ...organisation, ...lists },
          actual: { ...actual, roleGrants, folderGrants },
          entries: mixed,
        });
        const { ledger: _expected, ...wanted } = expected;
        expect(got).toEqual(wanted);
      }),
      { seed: 7, numRuns: 50 }
    );
  });

  it.each<[string, Setting]>([
    ['another level', { rules: [gives('View')] }],
    [
      'another member of a team concerned',
      { rules: [gives('Edit')], organisation: { ...ORGANISATION, memberships: [aMembership('u', 'sre')] } },
    ],
    [
      'something unread',
      {
        rules: [gives('Edit'), aRule({ name: 'b', folders: [{ uid: 'g', permission: 'View' }] })],
        actual: { ...holding(), foldersRead: ['f'] },
      },
    ],
  ])('has another fingerprint for %s', (_, setting) => {
    expect(plan(setting).fingerprint).not.toBe(plan({ rules: [gives('Edit')] }).fingerprint);
  });

  it('has the same fingerprint when only other teams changed', () => {
    const organisation = { ...ORGANISATION, memberships: [aMembership('u', 'data')] };
    expect(plan({ rules: [gives('Edit')], organisation }).fingerprint).toBe(
      plan({ rules: [gives('Edit')] }).fingerprint
    );
  });
});
