import { failed, ok, type Fault } from '../fault/Fault';
import { parseMappingDocument } from '../mapping/document';
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
import { finish } from '../work/work';
import type { Environment } from './environment';
import { likenessOf, type LikenessSource } from './likeness';

const FAULT: Fault = { kind: 'forbidden', operation: 'peer.x', detail: 'no' };
const OFF = { value: false, source: 'dynamic' } as const;

interface World {
  groups?: Array<ReturnType<typeof aGroup>>;
  teams?: string[];
  folders?: Array<ReturnType<typeof aFolder>>;
  roles?: Array<ReturnType<typeof aRole>>;
  dataSources?: Array<ReturnType<typeof aDataSource>>;
}

const environment = (
  { groups = [], teams = [], folders = [], roles = [], dataSources = [] }: World,
  partial: Partial<Environment> = {}
) =>
  ({
    server: ok({ version: '12.4.0', edition: 'Enterprise' }),
    scim: ok({ isAvailable: true, switches: { userSync: OFF, groupSync: OFF, rejectNonProvisioned: OFF } }),
    people: ok(0),
    groups: ok({ groups, source: 'scim' }),
    teams: ok(teams.map((uid) => ({ ...aTeam(uid, { name: uid }), memberCount: 0 }))),
    folders: ok(folders),
    roles: ok(roles),
    dataSources: ok(dataSources),
    mapping: ok(undefined),
    access: ok(actualGrants()),
    ...partial,
  }) satisfies Environment;

const like = (model: Environment, target: Environment, source: LikenessSource = 'grants') =>
  finish(likenessOf({ model, target, source, modelName: 'staging', targetName: 'production' }));

/** What the document says, and what it leaves out. */
function told(model: Environment, target: Environment, source?: LikenessSource) {
  const likeness = like(model, target, source);
  if (!likeness.ok) {
    throw new Error(likeness.fault.detail);
  }
  const { text, left } = likeness.value;
  const { document, problems } = parseMappingDocument(text);
  expect(problems).toEqual([]);
  return {
    rules: document?.rules.map(({ match, roles, folders, datasources }) => ({
      match,
      roles,
      folders,
      ...(datasources.length > 0 && { datasources }),
    })),
    left: left.map(({ what, why }) => `${what}: ${why}`),
  };
}

const SRE = aGroup('g', { displayName: 'SRE', teamUid: 'sre' });

const model = environment(
  {
    groups: [SRE],
    teams: ['sre'],
    folders: [aFolder('p9', { title: 'Production' })],
    roles: [aRole('r9', { name: 'custom:a', isDelegatable: false })],
  },
  {
    access: ok(
      actualGrants({
        roleGrants: [{ kind: 'role', teamUid: 'sre', roleUid: 'r9' }],
        folderGrants: [aFolderGrant({ folderUid: 'p9', teamUid: 'sre', permission: 'Edit' })],
        foldersRead: ['p9'],
      })
    ),
  }
);

describe('made of what teams hold', () => {
  it('says folders by path and roles by name, in the names of the other side', () => {
    const target = environment({
      groups: [aGroup('x', { displayName: 'sre' })],
      folders: [aFolder('other', { title: 'Production' })],
      roles: [aRole('r1', { name: 'custom:a' })],
    });
    expect(told(model, target)).toEqual({
      rules: [{ match: { group: 'sre' }, roles: ['custom:a'], folders: [{ path: 'Production', permission: 'Edit' }] }],
      left: [],
    });
  });

  it('finds a renamed folder by uid, and says it by uid where its path is not its own', () => {
    const twice = [aFolder('p9', { title: 'Live' }), aFolder('p8', { title: 'Live' })];
    const target = environment({ groups: [SRE], folders: twice, roles: [aRole('r1', { name: 'custom:a' })] });
    expect(told(model, target).rules?.[0]?.folders).toEqual([{ uid: 'p9', permission: 'Edit' }]);
  });

  it('leaves out what has no counterpart, with the reason', () => {
    expect(told(model, environment({ groups: [SRE] }))).toEqual({
      rules: [],
      left: ['custom:a: No role corresponds to it.', 'Production (Edit): No folder corresponds to it.'],
    });
    expect(told(model, environment({}))).toEqual({ rules: [], left: ['group SRE: No group corresponds to it.'] });
  });

  it('does not guess where the other side could not be read', () => {
    const blind = { groups: failed(FAULT), folders: failed(FAULT), roles: failed(FAULT) };
    expect(told(model, environment({}, blind)).left).toEqual([
      'group SRE: Whether a group corresponds to it is unknown.',
    ]);
  });

  it('leaves out a role that the other service account may not give, not one that ours may not', () => {
    const target = (isDelegatable: boolean) =>
      environment({ groups: [SRE], roles: [aRole('r1', { name: 'custom:a', isDelegatable })] });
    expect(told(model, target(false)).left).toContain('custom:a: The service account there may not give this role.');
    expect(told(model, target(true)).rules?.[0]?.roles).toEqual(['custom:a']);
  });

  it('tells the grants of teams without a group, and those that could not be read', () => {
    const loose = environment(
      { teams: ['lone'], folders: [aFolder('f', { title: 'F' })] },
      {
        access: ok(
          actualGrants({
            folderGrants: [aFolderGrant({ folderUid: 'f', teamUid: 'lone' })],
            foldersRead: ['f'],
            unread: [{ kind: 'team-roles', teamUids: ['lone'], fault: FAULT }],
          })
        ),
      }
    );
    expect(told(loose, model).left).toEqual([
      'F (View): Its team has no group.',
      'roles of 1 of 1 teams: They could not be read.',
    ]);
  });

  it.each([
    ['teams', { teams: failed(FAULT) }, FAULT],
    ['access', { access: failed(FAULT) }, FAULT],
    ['access that was not asked for', { access: undefined }, { kind: 'invalid' }],
  ])('is not possible without %s', (_, partial, fault) => {
    expect(like(environment({}, partial), model)).toMatchObject({ ok: false, fault });
  });
});

describe('permissions on data sources', () => {
  const given = environment(
    { groups: [SRE], teams: ['sre'], dataSources: [aDataSource('d9', { name: 'Loki' })] },
    {
      access: ok(
        actualGrants({
          dataSourceGrants: [aDataSourceGrant({ dataSourceUid: 'd9', teamUid: 'sre', permission: 'Edit' })],
          dataSourcesRead: ['d9'],
        })
      ),
    }
  );
  const said = (target: Environment) => told(given, target).rules?.[0]?.datasources;
  const world = (...dataSources: Array<ReturnType<typeof aDataSource>>) => environment({ groups: [SRE], dataSources });

  it('are said in the names of the other side: by name, else by the uid where it was renamed', () => {
    expect(said(world(aDataSource('d1', { name: 'Loki' })))).toEqual([{ name: 'Loki', permission: 'Edit' }]);
    expect(said(world(aDataSource('d9', { name: 'Logs' })))).toEqual([{ name: 'Logs', permission: 'Edit' }]);
    const alike = [aDataSource('d9', { name: 'Logs' }), aDataSource('d8', { name: 'Logs' })];
    expect(said(world(...alike))).toEqual([{ uid: 'd9', permission: 'Edit' }]);
  });

  it.each<[string, Partial<Environment>, string]>([
    ['there is none like it', { dataSources: ok([]) }, 'No data source corresponds to it.'],
    ['the edition has none', { dataSources: ok(undefined) }, 'That Grafana has no permissions on data sources.'],
    ['none could be read', { dataSources: failed(FAULT) }, 'Whether a data source corresponds to it is unknown.'],
  ])('are left out where %s', (_, partial, why) => {
    expect(told(given, environment({ groups: [SRE] }, partial))).toEqual({
      rules: [],
      left: [`data source Loki (Edit): ${why}`],
    });
  });

  it('that could not be read are told', () => {
    const blind = environment({ groups: [SRE], teams: ['sre'] }, { dataSources: failed(FAULT), roles: failed(FAULT) });
    expect(told(blind, given).left).toEqual([
      'roles of teams: They could not be read.',
      'grants of data sources: They could not be read.',
    ]);
    const unread = [{ kind: 'datasource', dataSourceUid: 'd9', fault: FAULT }] as const;
    expect(told({ ...given, access: ok(actualGrants({ unread })) }, given).left).toEqual([
      'grants of 1 data sources: They could not be read.',
    ]);
  });
});

describe('made of the rules', () => {
  const withRules = (rules: string) =>
    environment({ groups: [SRE], teams: ['sre'] }, { mapping: ok(`version: 1\nrules:\n${rules}`) });

  it('keeps patterns, comments on who owns them, and the environments that they name', () => {
    const source = withRules(
      '  - { name: A, match: { glob: "s*" }, roles: [ "custom:a" ], owner: me, environments: [ staging ] }\n'
    );
    const likeness = like(source, environment({ roles: [aRole('r1', { name: 'custom:a' })] }), 'rules');
    expect(likeness).toMatchObject({ ok: true, value: { ruleCount: 1, left: [], bound: ['A'] } });
    expect(likeness.ok && likeness.value.text).toContain('owner: me');
  });

  it('leaves out rules for teams, external ids and data sources that are not there', () => {
    const source = withRules(
      [
        '  - { name: A, match: { group: SRE }, team: { name: nobody }, roles: [ "custom:a" ] }',
        '  - { name: B, match: { externalId: x }, roles: [ "custom:a" ] }',
        '  - { name: C, match: { group: SRE }, datasources: [ { name: Loki, permission: Query } ] }',
        '',
      ].join('\n')
    );
    expect(told(source, environment({ groups: [SRE] }), 'rules')).toEqual({
      rules: [],
      left: [
        'nobody: No team corresponds to it.',
        'externalId x: No group corresponds to it.',
        'data source Loki (Query): No data source corresponds to it.',
      ],
    });
  });

  it('knows a group however its accents are encoded', () => {
    const accented = aGroup('g', { displayName: 'Caf\u00e9' });
    const rules = 'version: 1\nrules: [ { name: a, match: { group: "Cafe\u0301" }, roles: [ "custom:a" ] } ]\n';
    const source = environment({ groups: [accented] }, { mapping: ok(rules) });
    const target = environment({ groups: [accented], roles: [aRole('r1', { name: 'custom:a' })] });
    expect(told(source, target, 'rules')).toMatchObject({ rules: [{ match: { group: 'Caf\u00e9' } }], left: [] });
  });

  it('is not possible where they are no mapping', () => {
    const broken = environment({}, { mapping: ok('rules: 7') });
    expect(like(broken, model, 'rules')).toMatchObject({ ok: false, fault: { kind: 'malformed' } });
  });
});

it('a name cannot end the comment that it stands in', () => {
  const likeness = finish(
    likenessOf({ model, target: model, source: 'grants', modelName: 'a\nrules: []', targetName: 'b\u2028c' })
  );
  expect(likeness.ok && likeness.value.text.split('\n')[0]).toBe('# Makes b c like a rules: [], made of its grants.');
});
