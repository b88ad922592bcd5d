import fc from 'fast-check';
import {
  actualGrants,
  aDataSource,
  aDataSourceGrant,
  aFolder,
  aFolderGrant,
  aGroup,
  aRole,
  aTeam,
} from '../testing/builders';
import { failed, ok, type Fault, type Result } from '../fault/Fault';
import { finish } from '../work/work';
import { areaCounts, type Comparison, type Standing } from './compared';
import { compareEnvironments } from './compareEnvironments';
import type { CountedTeam, Environment } from './environment';

const FAULT: Fault = { kind: 'forbidden', operation: 'peer.x', detail: 'no', missingPermissions: ['x:read'] };

const team = (uid: string, partial: Partial<CountedTeam> = {}): CountedTeam => ({
  ...aTeam(uid, { name: uid }),
  memberCount: 0,
  ...partial,
});

const on = { value: true, source: 'dynamic' } as const;

const environment = (partial: Partial<Environment> = {}): Environment => ({
  server: ok({ version: '12.4.0', edition: 'Enterprise' }),
  scim: ok({ isAvailable: true, switches: { userSync: on, groupSync: on, rejectNonProvisioned: on } }),
  people: ok(1),
  groups: ok({ groups: [], source: 'scim' }),
  teams: ok([]),
  folders: ok([]),
  roles: ok([]),
  dataSources: ok([]),
  mapping: ok(undefined),
  access: ok(actualGrants()),
  ...partial,
});

const groups = (...list: Array<ReturnType<typeof aGroup>>): Partial<Environment> => ({
  groups: ok({ groups: list, source: 'scim' }),
});

const compare = (here: Environment, there: Environment): Comparison => finish(compareEnvironments(here, there));

/** `standing name` of all that is not the same. */
const told = ({ items }: Comparison): string[] =>
  items
    .filter(({ standing }) => standing !== 'same')
    .map(({ standing, here, there }) => `${standing} ${[here?.name, there?.name].join('|')}`);

const OTHER_WAY: Partial<Record<Standing, Standing>> = { 'only-here': 'only-there', 'only-there': 'only-here' };

/** The same comparison, seen from the other side; gaps in the order of the sides. */
const mirrored = ({ items, gaps, ...same }: Comparison): Comparison => ({
  ...same,
  items: items.map(({ here, there, standing, fields, ...item }) => ({
    ...item,
    standing: OTHER_WAY[standing] ?? standing,
    ...(there && { here: there }),
    ...(here && { there: here }),
    fields: fields.map((field) => ({ ...field, here: field.there, there: field.here })),
  })),
  gaps: (['there', 'here'] as const).flatMap((from) =>
    gaps
      .filter(({ side }) => side === from)
      .map((gap) => ({ ...gap, side: from === 'here' ? 'there' : 'here' }) as const)
  ),
});

describe('settings', () => {
  it('tells a switch that differs, and where its value comes from', () => {
    const off = { value: false, source: 'ini' } as const;
    const there = environment({
      scim: ok({ isAvailable: true, switches: { userSync: off, groupSync: on, rejectNonProvisioned: on } }),
    });
    expect(told(compare(environment(), there))).toEqual(['different userSync|userSync']);
  });

  it('does not take an unknown switch for the same, even where both are unknown', () => {
    const unknown = { value: 'unknown', source: 'unknown' } as const;
    const side = environment({
      scim: ok({ isAvailable: true, switches: { userSync: unknown, groupSync: on, rejectNonProvisioned: on } }),
    });
    expect(told(compare(side, side))).toEqual(['unknown userSync|userSync']);
  });

  it('says that a Grafana without SCIM differs from one that has it', () => {
    const oss = environment({
      server: ok({ version: '12.4.0', edition: 'Open Source' }),
      scim: ok({ isAvailable: false, switches: { userSync: on, groupSync: on, rejectNonProvisioned: on } }),
    });
    expect(areaCounts(compare(environment(), oss).items).settings).toMatchObject({ different: 4, same: 1 });
    expect(told(compare(oss, oss))).toEqual([]);
  });
});

describe('groups', () => {
  it.each([
    ['by name', aGroup('1', { displayName: 'SRE' }), aGroup('2', { displayName: 'SRE' }), []],
    [
      'by external id, renamed',
      aGroup('1', { displayName: 'SRE', externalId: 'x' }),
      aGroup('2', { displayName: 'Platform', externalId: 'x' }),
      ['different SRE|Platform'],
    ],
    [
      'by name although their ids differ',
      aGroup('1', { displayName: 'SRE', externalId: 'x' }),
      aGroup('2', { displayName: 'SRE', externalId: 'y' }),
      ['different SRE|SRE'],
    ],
    [
      'that differ by case',
      aGroup('1', { displayName: 'SRE' }),
      aGroup('2', { displayName: 'sre' }),
      ['different SRE|sre'],
    ],
    [
      'never by numeric or Grafana id',
      aGroup('1', { displayName: 'A' }),
      aGroup('1', { displayName: 'B' }),
      ['only-here A|', 'only-there |B'],
    ],
  ])('are the same %s', (_, ours, theirs, expected) => {
    expect(told(compare(environment(groups(ours)), environment(groups(theirs))))).toEqual(expected);
  });

  it('leaves names apart of which two could be meant', () => {
    const here = environment(groups(aGroup('1', { displayName: 'SRE' }), aGroup('2', { displayName: 'sre' })));
    const there = environment(groups(aGroup('3', { displayName: 'S-R-E' })));
    expect(told(compare(here, there))).toEqual(['only-there |S-R-E', 'only-here SRE|', 'only-here sre|']);
  });

  it('gives two groups of one name two ids', () => {
    const here = environment(groups(aGroup('1', { displayName: 'SRE' }), aGroup('2', { displayName: 'SRE' })));
    const ids = compare(here, environment()).items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('teams', () => {
  it('differ by members and by who made them', () => {
    const here = environment({ teams: ok([team('a', { memberCount: 3 }), team('b'), team('c')]) });
    const there = environment({ teams: ok([team('a', { memberCount: 4 }), team('b', { isProvisioned: false })]) });
    expect(told(compare(here, there))).toEqual(['different a|a', 'different b|b', 'only-here c|']);
  });

  it('are unknown, not missing, where the other side could not be read', () => {
    const here = environment({ teams: ok([team('a')]) });
    const there = environment({ teams: failed(FAULT) });
    const { items, gaps } = compare(here, there);
    expect(areaCounts(items).teams).toMatchObject({ unknown: 1, 'only-here': 0, same: 0 });
    expect(gaps).toEqual([{ side: 'there', part: 'teams', fault: FAULT }]);
  });
});

const document = (rules: string): Result<string | undefined> => ok(`version: 1\nrules:\n${rules}`);
const RULE = '  - { name: SRE, match: { group: sre }, folders: [ { path: Production, permission: Edit } ] }\n';
const OTHER = '  - { name: Other, match: { group: o }, roles: [ "custom:a" ] }\n';

describe('the mapping document', () => {
  it('is compared by the names of its rules, whatever their layout', () => {
    const here = environment({ mapping: document(RULE + OTHER) });
    const there = environment({ mapping: document(`  # a comment\n${RULE.replace('Edit', 'View')}`) });
    expect(told(compare(here, there))).toEqual(['only-here Other|', 'different SRE|SRE']);
  });

  it('takes a folder by uid for the same as one by path, and a role by uid for the same as by name', () => {
    const here = environment({ mapping: document(RULE + OTHER), folders: ok([aFolder('h', { title: 'Production' })]) });
    const there = environment({
      mapping: document(RULE.replace('path: Production', 'uid: t') + OTHER.replace('custom:a', 'r9')),
      folders: ok([aFolder('t', { title: 'Production' })]),
      roles: ok([aRole('r9', { name: 'custom:a' })]),
    });
    expect(told(compare(here, there)).filter((line) => line.includes('SRE') || line.includes('Other'))).toEqual([]);
  });

  it('takes a data source by uid for the same as one by name, and tells another level', () => {
    const rule = (target: string) =>
      document(`  - { name: SRE, match: { group: sre }, datasources: [ { ${target} } ] }\n`);
    const side = (target: string, uid: string) =>
      environment({ mapping: rule(target), dataSources: ok([aDataSource(uid, { name: 'Loki' })]) });
    const here = side('name: Loki, permission: Query', 'h');
    expect(told(compare(here, side('uid: t, permission: Query', 't')))).toEqual([]);
    expect(told(compare(here, side('uid: t, permission: Edit', 't')))).toEqual(['different SRE|SRE']);
    expect(told(compare(here, side('uid: gone, permission: Query', 't')))).toEqual(['different SRE|SRE']);
  });

  it('tells another order and another guard', () => {
    const guard = 'guard: { people: 5 }\n';
    const here = environment({ mapping: document(RULE + OTHER) });
    const there = environment({ mapping: ok(`${guard}version: 1\nrules:\n${OTHER}${RULE}`) });
    expect(compare(here, there).items.flatMap(({ kind, standing }) => (standing === 'same' ? [] : kind))).toEqual([
      'guard',
      'rule-order',
    ]);
  });

  it('is unknown where it is no mapping, and says why', () => {
    const here = environment({ mapping: document(RULE) });
    const { items, gaps } = compare(here, environment({ mapping: ok('version: 7') }));
    expect(areaCounts(items).mapping).toMatchObject({ unknown: 1, 'only-here': 0 });
    expect(gaps).toMatchObject([{ side: 'there', part: 'mapping', fault: { kind: 'malformed' } }]);
  });
});

const withAccess = (uid: string, permission: 'View' | 'Edit', partial: Partial<Environment> = {}): Environment =>
  environment({
    teams: ok([team(`t-${uid}`, { name: 'SRE' })]),
    folders: ok([aFolder(uid, { title: 'Production' })]),
    roles: ok([aRole(`r-${uid}`, { name: 'custom:a' })]),
    access: ok(
      actualGrants({
        roleGrants: [{ kind: 'role', teamUid: `t-${uid}`, roleUid: `r-${uid}` }],
        folderGrants: [aFolderGrant({ folderUid: uid, teamUid: `t-${uid}`, permission })],
        foldersRead: [uid],
      })
    ),
    ...partial,
  });

const accessOf = (comparison: Comparison) =>
  comparison.items.filter(({ area }) => area === 'access').map(({ kind, standing }) => `${kind} ${standing}`);

describe('access', () => {
  it('is compared by the names of teams and roles and the paths of folders', () => {
    expect(accessOf(compare(withAccess('x', 'Edit'), withAccess('y', 'Edit')))).toEqual(['folder same', 'role same']);
    expect(accessOf(compare(withAccess('x', 'Edit'), withAccess('y', 'View')))).toEqual([
      'folder different',
      'role same',
    ]);
  });

  it('is known to be missing where the other side was read, or has no such team', () => {
    const without = withAccess('y', 'Edit', { access: ok(actualGrants({ foldersRead: ['y'] })) });
    expect(accessOf(compare(withAccess('x', 'Edit'), without))).toEqual(['folder only-here', 'role only-here']);
    const noTeam = withAccess('y', 'Edit', { teams: ok([]), access: ok(actualGrants()) });
    expect(accessOf(compare(withAccess('x', 'Edit'), noTeam))).toEqual(['folder only-here', 'role only-here']);
  });

  it.each<[string, Partial<Environment>]>([
    ['the folder was not read', { access: ok(actualGrants({ rolesReadOf: [] })) }],
    ['teams were not read', { teams: failed(FAULT) }],
    ['access was not read', { access: failed(FAULT) }],
  ])('is unknown where %s', (_, partial) => {
    const there = withAccess('y', 'Edit', partial);
    expect(accessOf(compare(withAccess('x', 'Edit'), there))).toEqual(['folder unknown', 'role unknown']);
    expect(accessOf(compare(there, withAccess('x', 'Edit')))).toEqual(['folder unknown', 'role unknown']);
  });

  it('leaves out what is inherited or comes with a role, and is not compared before both were read', () => {
    const inherited = [true, false].map((isInherited) =>
      aFolderGrant({ folderUid: 'x', teamUid: 't-x', isInherited, isManaged: isInherited })
    );
    const here = withAccess('x', 'Edit', { access: ok(actualGrants({ folderGrants: inherited, foldersRead: ['x'] })) });
    expect(accessOf(compare(here, here))).toEqual([]);
    expect(compare(here, { ...here, access: undefined })).toMatchObject({ isAccessCompared: false });
  });

  it('tells each way in which it could not be read once', () => {
    const unread = ['a', 'b'].map((folderUid) => ({ kind: 'folder', folderUid, fault: FAULT }) as const);
    const { gaps } = compare(environment(), environment({ access: ok(actualGrants({ unread })) }));
    expect(gaps).toEqual([{ side: 'there', part: 'access', fault: FAULT, count: 2 }]);
  });
});

const onSource = (uid: string, partial: Partial<Environment> = {}, permission: 'Query' | 'Edit' = 'Query') =>
  environment({
    teams: ok([team(`t-${uid}`, { name: 'SRE' })]),
    dataSources: ok([aDataSource(uid, { name: 'Loki' })]),
    access: ok(
      actualGrants({
        dataSourceGrants: [aDataSourceGrant({ dataSourceUid: uid, teamUid: `t-${uid}`, permission })],
        dataSourcesRead: [uid],
      })
    ),
    ...partial,
  });

describe('permissions on data sources', () => {
  const none = ok(actualGrants());
  const read = ok(actualGrants({ dataSourcesRead: ['y'] }));

  it.each<[string, Environment, string[]]>([
    ['are the same by name', onSource('y'), ['datasource same']],
    ['differ by level', onSource('y', {}, 'Edit'), ['datasource different']],
    ['are missing where they were read', onSource('y', { access: read }), ['datasource only-here']],
    [
      'are missing where there is no such data source',
      onSource('y', { dataSources: ok([]), access: none }),
      ['datasource only-here'],
    ],
    [
      'are missing where the edition has none',
      onSource('y', { dataSources: ok(undefined), access: none }),
      ['datasource only-here'],
    ],
    ['are unknown where they were not read', onSource('y', { access: none }), ['datasource unknown']],
    [
      'are unknown where their list was not read',
      onSource('y', { dataSources: failed(FAULT), access: none }),
      ['datasource unknown'],
    ],
  ])('%s', (_, there, expected) => {
    const mirror: Record<string, string> = { 'datasource only-here': 'datasource only-there' };
    expect(accessOf(compare(onSource('x'), there))).toEqual(expected);
    expect(accessOf(compare(there, onSource('x')))).toEqual(expected.map((line) => mirror[line] ?? line));
  });

  it('are found by uid where the data source was renamed, and by name before that', () => {
    const renamed = onSource('x', { dataSources: ok([aDataSource('x', { name: 'Logs' })]) });
    expect(accessOf(compare(onSource('x'), renamed))).toEqual(['datasource same']);
    const swapped = onSource('x', {
      dataSources: ok([aDataSource('x', { name: 'Logs' }), aDataSource('z', { name: 'Loki' })]),
      access: ok(actualGrants({ dataSourcesRead: ['x', 'z'] })),
    });
    expect(accessOf(compare(onSource('x'), swapped))).toEqual(['datasource only-here']);
  });

  it('that roles carry, or that others than teams hold, are left out', () => {
    const grants = [aDataSourceGrant({ dataSourceUid: 'x', teamUid: 't-x', isManaged: false })];
    const others = [aDataSourceGrant({ dataSourceUid: 'x', userUid: 'u' })];
    const side = onSource('x', {
      access: ok(actualGrants({ dataSourceGrants: [...grants, ...others], dataSourcesRead: ['x'] })),
    });
    expect(accessOf(compare(side, side))).toEqual([]);
  });

  it('a list that was not read is a gap of its own; an edition without them is none', () => {
    expect(compare(environment(), environment({ dataSources: failed(FAULT) })).gaps).toEqual([
      { side: 'there', part: 'dataSources', fault: FAULT },
    ]);
    expect(compare(environment(), environment({ dataSources: ok(undefined) })).gaps).toEqual([]);
  });
});

const names = fc.constantFrom('SRE', 'sre', 'Data', 'data-', 'Ops', '=cmd', '');
const uids = fc.constantFrom('a', 'b', 'c', 'd');

const anEnvironment = fc
  .record({
    groups: fc.array(fc.record({ name: names, externalId: fc.option(uids, { nil: undefined }) }), { maxLength: 5 }),
    teams: fc.uniqueArray(fc.record({ uid: uids, name: names, members: fc.nat(2) }), { selector: ({ uid }) => uid }),
    folders: fc.uniqueArray(fc.record({ uid: uids, title: names, parent: fc.option(uids, { nil: undefined }) }), {
      selector: ({ uid }) => uid,
    }),
    roles: fc.uniqueArray(fc.record({ uid: uids, name: names }), { selector: ({ uid }) => uid }),
    roleGrants: fc.array(fc.tuple(uids, uids), { maxLength: 6 }),
    folderGrants: fc.array(fc.tuple(uids, uids, fc.constantFrom('View' as const, 'Admin' as const)), { maxLength: 6 }),
    foldersRead: fc.subarray(['a', 'b', 'c', 'd']),
    dataSources: fc.option(fc.uniqueArray(fc.record({ uid: uids, name: names }), { selector: ({ uid }) => uid }), {
      nil: undefined,
    }),
    sourceGrants: fc.array(fc.tuple(uids, uids, fc.constantFrom('Query' as const, 'Admin' as const)), { maxLength: 6 }),
    sourcesRead: fc.subarray(['a', 'b', 'c', 'd']),
    rules: fc.uniqueArray(fc.tuple(fc.constantFrom('r1', 'r2', 'r3'), uids), { selector: ([name]) => name }),
  })
  .map((made): Environment =>
    environment({
      ...groups(
        ...made.groups.map(({ name, externalId }, at) =>
          aGroup(`g${at}`, { displayName: name, ...(externalId && { externalId }) })
        )
      ),
      teams: ok(made.teams.map(({ uid, name, members }) => team(uid, { name, memberCount: members }))),
      folders: ok(
        made.folders.map(({ uid, title, parent }) => aFolder(uid, { title, ...(parent && { parentUid: parent }) }))
      ),
      roles: ok(made.roles.map(({ uid, name }) => aRole(uid, { name }))),
      dataSources: ok(made.dataSources?.map(({ uid, name }) => aDataSource(uid, { name }))),
      mapping: ok(
        `version: 1\nrules:${made.rules.map(([name, uid]) => `\n  - { name: ${name}, match: { group: g }, folders: [ { uid: ${uid}, permission: View } ], datasources: [ { uid: ${uid}, permission: Query } ] }`).join('') || ' []'}\n`
      ),
      access: ok(
        actualGrants({
          roleGrants: made.roleGrants.map(([teamUid, roleUid]) => ({ kind: 'role', teamUid, roleUid })),
          folderGrants: made.folderGrants.map(([teamUid, folderUid, permission]) =>
            aFolderGrant({ teamUid, folderUid, permission })
          ),
          foldersRead: made.foldersRead,
          dataSourceGrants: made.sourceGrants.map(([teamUid, dataSourceUid, permission]) =>
            aDataSourceGrant({ teamUid, dataSourceUid, permission })
          ),
          dataSourcesRead: made.sourcesRead,
        })
      ),
    })
  );

const PARTS = ['groups', 'teams', 'folders', 'roles', 'dataSources', 'mapping', 'access', 'scim', 'server'] as const;

const partlyRead = fc.tuple(anEnvironment, fc.subarray([...PARTS])).map(([whole, missing]): Environment => ({
  ...whole,
  ...Object.fromEntries(missing.map((part) => [part, failed(FAULT)])),
}));

const reversed = (side: Environment): Environment => ({
  ...side,
  groups: side.groups.ok ? ok({ ...side.groups.value, groups: [...side.groups.value.groups].reverse() }) : side.groups,
  teams: side.teams.ok ? ok([...side.teams.value].reverse()) : side.teams,
  folders: side.folders.ok ? ok([...side.folders.value].reverse()) : side.folders,
  roles: side.roles.ok ? ok([...(side.roles.value ?? [])].reverse()) : side.roles,
  dataSources: side.dataSources.ok
    ? ok(side.dataSources.value && [...side.dataSources.value].reverse())
    : side.dataSources,
});

describe('whatever is compared', () => {
  it('is the same as itself where all of it was read', () => {
    fc.assert(
      fc.property(anEnvironment, (side) => {
        const all = ['a', 'b', 'c', 'd'];
        const whole = side.access?.ok
          ? { ...side, access: ok({ ...side.access.value, foldersRead: all, dataSourcesRead: all }) }
          : side;
        expect(told(compare(whole, whole))).toEqual([]);
      })
    );
  });

  it('is mirrored when it is compared the other way round', () => {
    fc.assert(
      fc.property(partlyRead, partlyRead, (here, there) => {
        expect(compare(there, here)).toEqual(mirrored(compare(here, there)));
      })
    );
  });

  it('does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(partlyRead, partlyRead, (here, there) => {
        expect(compare(reversed(here), reversed(there))).toEqual(compare(here, there));
      })
    );
  });

  it('is never the same, missing or different in a part that was not read', () => {
    const areaOf = { groups: 'groups', teams: 'teams', mapping: 'mapping', access: 'access' } as const;
    fc.assert(
      fc.property(
        anEnvironment,
        anEnvironment,
        fc.constantFrom('groups', 'teams', 'mapping', 'access'),
        (here, there, part) => {
          const { items } = compare(here, { ...there, [part]: failed(FAULT) });
          const standings = items.filter(({ area }) => area === areaOf[part]).map(({ standing }) => standing);
          expect(new Set(standings).size).toBeLessThanOrEqual(1);
          expect(standings.every((standing) => standing === 'unknown')).toBe(true);
        }
      )
    );
  });

  it('says nothing certain of a data source whose list was not read, where its team is there', () => {
    fc.assert(
      fc.property(anEnvironment, anEnvironment, (here, there) => {
        const teams = here.teams;
        const { items } = compare(here, { ...there, teams, dataSources: failed(FAULT) });
        const standings = items.filter(({ kind }) => kind === 'datasource').map(({ standing }) => standing);
        expect(standings.every((standing) => standing === 'unknown')).toBe(true);
      })
    );
  });

  it('gives every item an id of its own', () => {
    fc.assert(
      fc.property(partlyRead, partlyRead, (here, there) => {
        const ids = compare(here, there).items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      })
    );
  });
});
