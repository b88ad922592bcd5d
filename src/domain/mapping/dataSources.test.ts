import { driftBaseline } from '../drift/driftBaseline';
import { findDrift } from '../drift/findDrift';
import { revertPlan } from '../drift/revert';
import { adopt } from '../drift/adopt';
import { grantId } from '../organisation/grantId';
import type {
  ActualGrants,
  DataSourceGrant,
  DataSourcePermission,
  Grant,
  Organisation,
  OrgRole,
} from '../organisation/organisation';
import {
  aDataSource,
  aDataSourceGrant,
  aGroup,
  aMembership,
  anEntry,
  anOrganisation,
  aPerson,
  aRule,
  aTeam,
  actualGrants,
} from '../testing/builders';
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import type { ApplyReport } from './applyReport';
import { completionsAt } from './completion';
import { correctionOf, placeOfFinding } from './correction';
import { MAPPING_JSON_SCHEMA } from './jsonSchema';
import { parseMappingDocument } from './document';
import { asTerraform } from './exportTerraform';
import { peopleImpact } from './impact';
import { EMPTY_LEDGER, type LedgerGrant } from './ledger';
import { personPlan } from './personPlan';
import { dataSourcesOfGrants, dataSourcesToRead, planMapping, type Plan, type PlanInput } from './plan';
import { reviewAsMarkdown } from './reviewMarkdown';
import { reviewOf } from './planReview';
import type { DataSourceTarget, Rule } from './rule';
import { undoPlan } from './undo';
import { writeDown } from './writeDown';

const LOKI = aDataSource('loki', { name: 'Loki', type: 'loki' });
const BILLING = aDataSource('pg-billing', { name: 'PostgreSQL: billing' });

const ORGANISATION = anOrganisation({
  people: [aPerson('ann'), aPerson('root', { role: 'Admin' }), aPerson('gone', { isDisabled: true })],
  teams: [aTeam('sre'), aTeam('data')],
  memberships: ['ann', 'root', 'gone'].map((uid) => aMembership(uid, 'sre')),
  groups: [aGroup('sre'), aGroup('data')],
  dataSources: [LOKI, BILLING],
});
const UIDS = ['loki', 'pg-billing'];

const on = (permission: DataSourcePermission, teamUid = 'sre', dataSourceUid = 'loki'): Grant => ({
  kind: 'datasource',
  teamUid,
  dataSourceUid,
  permission,
});
const lets = (...datasources: DataSourceTarget[]): Rule => aRule({ datasources });
const query: DataSourceTarget = { uid: 'loki', permission: 'Query' };

interface Setting {
  rules?: Rule[];
  grants?: Grant[];
  entries?: LedgerGrant[];
  organisation?: Partial<Organisation>;
  actual?: Partial<ActualGrants>;
}

function inputOf({ rules = [], grants = [], entries = [], organisation, actual }: Setting): PlanInput {
  return {
    document: { version: 1, rules },
    organisation: { ...ORGANISATION, ...organisation },
    actual: { ...new PretendGrafana(grants, [], UIDS).actual(), ...actual },
    ledger: { ...EMPTY_LEDGER, grants: entries },
    today: '2026-03-10',
  };
}
const planOf = (setting: Setting): Plan => finish(planMapping(inputOf(setting)));
const stepLines = ({ steps }: Plan) =>
  steps.map(({ kind, id, grant, before, keep }) =>
    [kind, keep, id, grant.kind === 'role' ? '' : grant.permission, before && `was ${before}`].filter(Boolean).join(' ')
  );

const OSS: Partial<Organisation> = { dataSources: undefined, hasDataSourcePermissions: false };
const UNREADABLE: Partial<Organisation> = { dataSources: undefined };

describe('the plan of data source permissions', () => {
  it.each<[string, Setting, string[]]>([
    ['missing', { rules: [lets(query)] }, ['add datasource/sre/loki Query']],
    ['by name', { rules: [lets({ name: 'Loki', permission: 'Edit' })] }, ['add datasource/sre/loki Edit']],
    [
      'weaker than wanted, of somebody else',
      { rules: [lets({ uid: 'loki', permission: 'Admin' })], grants: [on('Query')] },
      ['change datasource/sre/loki Admin was Query'],
    ],
    [
      'stronger than wanted',
      { rules: [lets(query)], grants: [on('Admin')] },
      ['keep stronger datasource/sre/loki Admin was Admin'],
    ],
    [
      'ours and no longer wanted',
      { grants: [on('Query')], entries: [anEntry(on('Query'))] },
      ['remove datasource/sre/loki Query was Query'],
    ],
    [
      'ours over a weaker one',
      { grants: [on('Edit')], entries: [anEntry(on('Edit'), { replaced: 'Query' })] },
      ['change datasource/sre/loki Query was Edit'],
    ],
    [
      'of the stronger of two rules',
      { rules: [lets(query), aRule({ name: 'b', datasources: [{ ...query, permission: 'Edit' }] })] },
      ['add datasource/sre/loki Edit'],
    ],
    ['not read', { rules: [lets(query)], actual: { dataSourcesRead: [], dataSourceGrants: [] } }, []],
    ['on a Grafana without such permissions', { rules: [lets(query)], organisation: OSS }, []],
    [
      'ours, on a Grafana that has lost its licence',
      { entries: [anEntry(on('Query'))], organisation: OSS, actual: { dataSourcesRead: [] } },
      [],
    ],
    [
      'ours, and its rule names another one that is not there',
      {
        rules: [lets({ name: 'Lokki', permission: 'Query' })],
        grants: [on('Query')],
        entries: [anEntry(on('Query'))],
      },
      ['keep held datasource/sre/loki Query was Query'],
    ],
  ])('%s', (_, setting, expected) => {
    expect(stepLines(planOf(setting))).toEqual(expected);
  });

  it.each<[string, Setting, Array<[string, string, string?]>]>([
    [
      'a name that is nearly right',
      { rules: [lets({ name: 'loki', permission: 'Query' })] },
      [['unknown-data-source', 'There is no one data source called "loki"', 'Loki']],
    ],
    [
      'an unknown uid',
      { rules: [lets({ uid: 'nowhere', permission: 'Query' })] },
      [['unknown-data-source', 'There is no data source with the uid "nowhere"', undefined]],
    ],
    [
      'a name that two bear',
      {
        rules: [lets({ name: 'Loki', permission: 'Query' })],
        organisation: { dataSources: [LOKI, { ...BILLING, name: 'Loki' }] },
      },
      [['unknown-data-source', 'There is no one data source called "Loki"', undefined]],
    ],
    [
      'OSS',
      { rules: [lets(query)], organisation: OSS },
      [
        [
          'data-sources-unavailable',
          'This Grafana has no data source permissions: they need Grafana Enterprise or Grafana Cloud',
          undefined,
        ],
      ],
    ],
    [
      'a list that could not be read',
      { rules: [lets(query)], organisation: UNREADABLE },
      [['data-sources-unavailable', 'The data sources could not be read: nothing is given on them', undefined]],
    ],
    ['OSS, and no rule names one', { rules: [aRule({ roles: [] })], organisation: OSS }, []],
  ])('says what is wrong: %s', (_, setting, expected) => {
    const { findings } = planOf(setting);
    const found = findings.filter(({ kind }) => kind !== 'shadowed-by');
    expect(found.map(({ kind, detail, suggestion }) => [kind, detail, suggestion])).toEqual(expected);
  });

  it('names what could not be read', () => {
    const { unknowns } = planOf({ rules: [lets(query)], actual: { dataSourcesRead: [] } });
    expect(unknowns).toMatchObject([
      {
        detail: 'The permissions of data source "Loki" could not be read: nothing is planned there',
        dataSourceUid: 'loki',
      },
    ]);
  });

  it('leaves alone what nobody here gave, and says so', () => {
    expect(planOf({ grants: [on('Edit', 'data')] }).unmanaged).toEqual([on('Edit', 'data')]);
  });

  it('asks for those that rules and ledger name and that are there', () => {
    const setting = {
      rules: [lets({ name: 'Loki', permission: 'Query' }, { uid: 'nowhere', permission: 'Query' })],
      entries: [anEntry(on('Query', 'data', 'pg-billing')), anEntry(on('Query', 'data', 'gone'))],
    };
    expect(dataSourcesToRead(inputOf(setting))).toEqual(['loki', 'pg-billing']);
    expect(dataSourcesToRead(inputOf({ ...setting, organisation: OSS }))).toEqual([]);
    expect(dataSourcesOfGrants([on('Query')], EMPTY_LEDGER, [LOKI])).toEqual(['loki']);
  });
});

describe('what data source permissions mean for people', () => {
  const plan = planOf({ rules: [lets(query)] });
  const outcome = (dataSourceGrants: DataSourceGrant[], role: OrgRole = 'Viewer') => {
    const organisation = {
      ...ORGANISATION,
      people: [aPerson('ann', { role })],
      memberships: [aMembership('ann', 'sre')],
    };
    const actual = actualGrants({ dataSourceGrants, dataSourcesRead: UIDS });
    const impact = finish(peopleImpact(plan, { organisation, actual }));
    const [own] = personPlan(aPerson('ann', { role }), plan, { organisation, actual });
    const change = own?.kind === 'datasource' ? `${own.before} → ${own.after}` : undefined;
    return [impact.gaining, change];
  };

  it.each<[string, DataSourceGrant[], OrgRole, unknown[]]>([
    ['nothing before', [], 'Viewer', [1, 'undefined → Query']],
    [
      'the basic role has it',
      [aDataSourceGrant({ dataSourceUid: 'loki', orgRole: 'Viewer' })],
      'Viewer',
      [0, 'Query → Query'],
    ],
    [
      'another basic role has it',
      [aDataSourceGrant({ dataSourceUid: 'loki', orgRole: 'Editor' })],
      'Viewer',
      [1, 'undefined → Query'],
    ],
    [
      'a right of their own',
      [aDataSourceGrant({ dataSourceUid: 'loki', userUid: 'ann', permission: 'Edit' })],
      'Viewer',
      [0, 'Edit → Edit'],
    ],
    [
      'a role of the team carries it',
      [aDataSourceGrant({ dataSourceUid: 'loki', teamUid: 'sre', isManaged: false })],
      'Viewer',
      [0, 'Query → Query'],
    ],
    [
      'on another data source',
      [aDataSourceGrant({ dataSourceUid: 'pg-billing', orgRole: 'Viewer' })],
      'Viewer',
      [1, 'undefined → Query'],
    ],
    ['Admins have all', [], 'Admin', [0, 'Admin → Admin']],
  ])('%s', (_, rows, role, expected) => {
    expect(outcome(rows, role)).toEqual(expected);
  });

  it('counts people who lose a data source', () => {
    const setting = { grants: [on('Query')], entries: [anEntry(on('Query'))] };
    const { people, losing } = finish(peopleImpact(planOf(setting), inputOf(setting)));
    expect(losing).toBe(1);
    expect(people).toMatchObject([
      { userUid: 'ann', losses: [{ kind: 'datasource', dataSourceUid: 'loki', before: 'Query' }] },
    ]);
  });
});

describe('data source permissions elsewhere', () => {
  it('are taken back as they were', () => {
    const steps: ApplyReport['steps'] = [
      { id: grantId(on('Query')), kind: 'add', grant: on('Query'), ruleNames: [], outcome: 'done' },
      {
        id: grantId(on('Edit', 'data')),
        kind: 'change',
        grant: on('Edit', 'data'),
        before: 'Query',
        ruleNames: [],
        outcome: 'done',
      },
      {
        id: grantId(on('Edit', 'sre', 'gone')),
        kind: 'add',
        grant: on('Edit', 'sre', 'gone'),
        ruleNames: [],
        outcome: 'done',
      },
    ];
    const report: ApplyReport = {
      version: 1,
      applyId: 'a',
      by: 'admin',
      startedAt: '2026-03-10T12:00:00.000Z',
      finishedAt: '2026-03-10T12:00:00.000Z',
      steps,
      verified: 'yes',
      ledgerStored: true,
      gaining: 0,
      losing: 0,
    };
    const { plan, left } = finish(undoPlan(report, inputOf({ grants: [on('Query'), on('Edit', 'data')] })));
    expect(stepLines(plan)).toEqual([
      'change datasource/data/loki Query was Edit',
      'remove datasource/sre/loki Query was Query',
    ]);
    expect(left).toMatchObject([{ why: 'gone' }]);
  });

  it('drift: taken away, changed, added beside, and the data source gone; all but the last can be reverted', () => {
    const setting: Setting = {
      entries: [anEntry(on('Query')), anEntry(on('Query', 'data')), anEntry(on('Edit', 'sre', 'gone'))],
      grants: [on('Admin'), on('Edit', 'sre', 'pg-billing')],
    };
    const { differences, isRead } = finish(findDrift(inputOf(setting)));
    expect(differences.map(({ kind, expected, actual }) => [kind, expected, actual])).toEqual([
      ['grant-removed', 'Query', undefined],
      ['grant-changed', 'Query', 'Admin'],
      ['grant-added-on-managed-target', undefined, 'Edit'],
      ['data-source-missing', 'there', undefined],
    ]);
    expect(isRead({ kind: 'datasource', dataSourceUid: 'gone' })).toBe(true);
    const { plan, left } = finish(revertPlan(differences, inputOf(setting)));
    expect(stepLines(plan)).toEqual([
      'add datasource/data/loki Query',
      'change datasource/sre/loki Query was Admin',
      'remove datasource/sre/pg-billing Edit was Edit',
    ]);
    expect(left).toMatchObject([{ why: expect.stringMatching(/Add the data source again/) }]);
    const { foreign } = finish(driftBaseline(inputOf(setting)));
    expect(foreign).toEqual(['datasource/sre/pg-billing Edit']);
  });

  it('drift: no difference and no agreement where the list is unknown', () => {
    const unread = { entries: [anEntry(on('Query'))], organisation: UNREADABLE, actual: { dataSourcesRead: [] } };
    const drift = finish(findDrift(inputOf(unread)));
    expect([drift.differences, drift.unread]).toEqual([[], [on('Query')]]);
    expect(drift.isRead({ kind: 'datasource', dataSourceUid: 'loki' })).toBe(false);
  });

  it('drift: a changed level is adopted into the rule, in its own words', () => {
    const text = `version: 1
rules:
  - name: SRE # ours
    match: { group: sre }
    datasources: [ { name: Loki, permission: Query } ]
`;
    const { document } = parseMappingDocument(text);
    const setting = {
      rules: [...(document?.rules ?? [])],
      entries: [anEntry(on('Query'), { ruleNames: ['SRE'] })],
      grants: [on('Edit')],
    };
    const input = inputOf(setting);
    const [difference] = finish(findDrift(input)).differences;
    expect(difference && finish(adopt(difference, text, input))).toEqual({
      ok: true,
      value: text.replace('Query', 'Edit'),
    });
  });

  it('are written down by uid, and planning that does nothing', () => {
    const { text, left } = finish(writeDown(ORGANISATION, inputOf({ grants: [on('Edit')] }).actual));
    expect(text).toContain('    datasources:\n      - uid: loki\n        permission: Edit\n');
    expect(left).toEqual([]);
    const { document } = parseMappingDocument(text);
    expect(stepLines(planOf({ rules: [...(document?.rules ?? [])], grants: [on('Edit')] }))).toEqual([
      'keep found datasource/sre/loki Edit was Edit',
    ]);
  });

  it('are not written down on a data source that is not in the list', () => {
    const { left } = finish(writeDown({ ...ORGANISATION, dataSources: [] }, inputOf({ grants: [on('Edit')] }).actual));
    expect(left).toMatchObject([{ why: 'The data source is not in the list of data sources.' }]);
  });

  it('become items of Terraform, unless the data source is unknown', () => {
    const known = asTerraform({ grants: [on('Query')], organisation: ORGANISATION });
    expect(known.text).toContain(`resource "grafana_data_source_permission_item" "sre_loki" {
  datasource_uid = "loki"
  team           = data.grafana_team.sre.id
  permission     = "Query"
}`);
    const unknown = asTerraform({ grants: [on('Query')], organisation: { ...ORGANISATION, dataSources: undefined } });
    expect(unknown.left).toEqual([on('Query')]);
  });

  it('stand in a review by name, and their change as levels', () => {
    const setting = { rules: [lets({ uid: 'pg-billing', permission: 'Edit' })] };
    const input = inputOf(setting);
    const plan = planOf(setting);
    const impact = finish(peopleImpact(plan, input));
    const stamp = { madeAt: '2026-03-10T12:00:00.000Z', madeBy: 'admin' };
    const names = {
      team: String,
      folder: String,
      role: String,
      group: String,
      person: String,
      dataSource: () => BILLING.name,
    };
    const page = reviewAsMarkdown({
      review: finish(reviewOf(plan, ORGANISATION, impact, stamp)),
      impact,
      verdict: { held: false, reasons: [], confirmationText: '' },
      names,
    });
    expect(page).toContain('| Add | sre | PostgreSQL\\: billing | Edit | rule |');
    expect(page).toContain('nothing → Edit on PostgreSQL\\: billing through sre');
  });

  it('are completed and corrected by name', () => {
    const known = {
      groups: [],
      externalIds: [],
      teams: [],
      roles: [],
      folderPaths: [],
      folderUids: [],
      dataSources: ['Loki', BILLING.name],
      dataSourceUids: UIDS,
    };
    const head = 'version: 1\nrules:\n  - name: a\n    datasources: [ { ';
    const offered = (tail: string) =>
      completionsAt(head + tail, head.length + tail.length, known)?.options.map(({ insert }) => insert);
    expect(offered('name: bil')).toEqual(['"PostgreSQL: billing"']);
    expect(offered('uid: pg')).toEqual(['pg-billing']);
    expect(offered('uid: loki, permission: ')).toEqual(['Query', 'Edit', 'Admin']);

    const rule = lets({ uid: 'pg-billing', permission: 'Edit' }, { name: 'loki', permission: 'Query' });
    const [finding] = planOf({ rules: [rule] }).findings.filter(({ kind }) => kind === 'unknown-data-source');
    expect(finding && correctionOf(rule, finding)).toEqual({
      datasources: [
        { uid: 'pg-billing', permission: 'Edit' },
        { name: 'Loki', permission: 'Query' },
      ],
    });
    expect(finding && placeOfFinding(rule, finding)).toEqual(['datasources', 1]);
  });

  it.each([
    ['{ uid: loki, name: Loki, permission: Query }', 'has to name exactly one of uid, name'],
    ['{ permission: Query }', 'has to name exactly one of uid, name'],
    ['{ uid: loki, permission: View }', '"View" is not allowed here'],
    ['{ uid: loki }', '"permission" is missing'],
    ['{ uid: " ", permission: Query }', 'must not be empty'],
    ['{ uid: loki, permision: Query, permission: Query }', 'did you mean "permission"?'],
  ])('are refused in a document: %s', (target, words) => {
    const text = `version: 1\nrules:\n  - name: a\n    match: { group: x }\n    datasources: [ ${target} ]\n`;
    const { document, problems } = parseMappingDocument(text);
    expect([document, problems[0]?.line]).toEqual([undefined, 5]);
    expect(problems[0]?.message).toContain(words);
  });

  it('are in the schema for editors', () => {
    const rules = MAPPING_JSON_SCHEMA.properties?.['rules']?.items?.properties;
    expect(rules?.['datasources']?.items?.properties?.['permission']?.enum).toEqual(['Query', 'Edit', 'Admin']);
  });
});
