import fc from 'fast-check';
import { parse } from 'yaml';
import type { Grant } from '../organisation/organisation';
import { aFolder, aGroup, anOrganisation, aRole, aRule, aTeam } from '../testing/builders';
import { finish } from '../work/work';
import { asTerraform, hclString, wantedGrants } from './exportTerraform';
import { asYaml, orgIdOf } from './exportYaml';

/** What Grafana makes of a text in a provisioning file when no variable is set (provisioning/values). */
const expanded = (text: string): string =>
  text
    .split('$$')
    .map((part) => part.replace(/\$(\{[^}]*\}|\w+|.)?/g, ''))
    .join('$');

interface Provisioned {
  apps: Array<{ type: string; org_id: number; jsonData: Record<string, unknown> }>;
}

describe('asYaml', () => {
  const text = '# why\nversion: 1\nrules:\n  - name: a\n    match: { regex: "^a$" } # ends\n';

  it('keeps the text as a block with its comments, and the other settings', () => {
    const yaml = asYaml(text, { orgId: 2, jsonData: { namespace: 'org-2', peers: [{ name: '$x' }], mapping: 'old' } });
    expect(yaml).toContain('      mapping: |\n        # why\n        version: 1\n');
    const { apps }: Provisioned = parse(yaml);
    expect(apps).toEqual([
      {
        type: 'idops-scim-app',
        org_id: 2,
        disabled: false,
        jsonData: { namespace: 'org-2', peers: [{ name: '$$x' }], mapping: text.replace('$', '$$$$') },
      },
    ]);
  });

  it('is read by Grafana as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('$', '$$', '${', '}', '\n', 'a', '"', "'", ' '), fc.string())),
        (parts) => {
          const original = parts.join('').replace(/\r/g, '');
          const { apps }: Provisioned = parse(asYaml(original, { orgId: 1, jsonData: {} }));
          expect(expanded(String(apps[0]?.jsonData.mapping))).toBe(original);
        }
      ),
      { seed: 7, numRuns: 200 }
    );
  });
});

it.each([
  ['default', 1],
  ['org-7', 7],
  ['stacks-12', 1],
])('the organisation of namespace %s is %d', (namespace, orgId) => {
  expect(orgIdOf(namespace)).toBe(orgId);
});

describe('hclString', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
    ['line\nbreak\ttab\r', '"line\\nbreak\\ttab\\r"'],
    ['${file("/etc/passwd")}', '"$${file(\\"/etc/passwd\\")}"'],
    ['%{ for x in y }', '"%%{ for x in y }"'],
    ['$${x} 5% $', '"$$${x} 5% $"'],
    ['\u202egpj.exe\u0000', '"\\U0000202egpj.exe\\U00000000"'],
    ['\ud800', '"\ufffd"'],
    ['Zoë 🚀', '"Zoë 🚀"'],
  ])('%j', (text, expected) => {
    expect(hclString(text)).toBe(expected);
  });

  it('ends only where the text ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', '\\', '$', '%', '{', '}', '\n', 'a')), (parts) => {
        const inner = hclString(parts.join('')).slice(1, -1);
        expect(inner).toMatch(/^(?:[^"\\\n]|\\["\\n])*$/);
        expect(inner.replace(/\$\$\{|%%\{/g, '')).not.toMatch(/[$%]\{/);
      }),
      { seed: 7 }
    );
  });
});

describe('asTerraform', () => {
  const organisation = anOrganisation({
    teams: [aTeam('sre', { name: 'SRE ${x}' }), aTeam('sre2', { name: 'sre_X' })],
    folders: [aFolder('f', { title: 'Prod' })],
    roles: [aRole('writer', { name: 'fixed:dashboards:writer' })],
    groups: [aGroup('sre')],
  });
  const grants: Grant[] = [
    { kind: 'role', teamUid: 'sre', roleUid: 'writer' },
    { kind: 'folder', teamUid: 'sre2', folderUid: 'f', permission: 'View' },
    { kind: 'folder', teamUid: 'sre', folderUid: 'f', permission: 'Edit' },
    { kind: 'folder', teamUid: 'gone', folderUid: 'f', permission: 'Edit' },
  ];

  it('writes an item for each grant, labels unique, in a fixed order', () => {
    const externalGroups = [{ teamUid: 'sre', groups: ['b', 'a'] }];
    const { text, left } = asTerraform({ grants, organisation, externalGroups });
    expect(left).toEqual([grants[3]]);
    expect(text.slice(text.indexOf('data '))).toBe(`data "grafana_role" "fixed_dashboards_writer" {
  name = "fixed:dashboards:writer"
}

data "grafana_team" "sre_x" {
  name = "SRE $\${x}"
}

data "grafana_team" "sre_x_2" {
  name = "sre_X"
}

resource "grafana_folder_permission_item" "sre_x_prod" {
  folder_uid = "f"
  team       = data.grafana_team.sre_x.id
  permission = "Edit"
}

resource "grafana_folder_permission_item" "sre_x_prod_2" {
  folder_uid = "f"
  team       = data.grafana_team.sre_x_2.id
  permission = "View"
}

resource "grafana_role_assignment_item" "sre_x_fixed_dashboards_writer" {
  role_uid = data.grafana_role.fixed_dashboards_writer.uid
  team_id  = data.grafana_team.sre_x.id
}

resource "grafana_team_external_group" "sre_x_3" {
  team_id = data.grafana_team.sre_x.id
  groups  = ["a", "b"]
}
`);
    expect(asTerraform({ grants: [...grants].reverse(), organisation, externalGroups }).text).toBe(text);
  });

  it('takes what rules in force want, at the level that counts', () => {
    const edit = aRule({ name: 'edit', folders: [{ uid: 'f', permission: 'Edit' }] });
    const view = aRule({ name: 'view', folders: [{ uid: 'f', permission: 'View' }] });
    const paused = aRule({ name: 'paused', paused: true, roles: ['fixed:dashboards:writer'] });
    const ended = aRule({ name: 'ended', expires: '2026-03-09', roles: ['fixed:dashboards:writer'] });
    const document = { version: 1 as const, rules: [view, edit, paused, ended] };
    expect(finish(wantedGrants({ document, organisation, hasRoles: true, today: '2026-03-10' }))).toEqual([
      { kind: 'folder', teamUid: 'sre', folderUid: 'f', permission: 'Edit' },
    ]);
  });

  it('gives names that no letter can be taken from a label all the same', () => {
    const strange = anOrganisation({
      teams: [aTeam('a', { name: '🚀' }), aTeam('b', { name: '"\n}' })],
      folders: [aFolder('f', { title: '7' })],
    });
    const { text } = asTerraform({
      organisation: strange,
      grants: ['a', 'b'].map((teamUid) => ({ kind: 'folder', teamUid, folderUid: 'f', permission: 'View' })),
    });
    expect(text.match(/^(?:data|resource) .*/gm)).toEqual([
      'data "grafana_team" "_" {',
      'data "grafana_team" "__2" {',
      'resource "grafana_folder_permission_item" "_7" {',
      'resource "grafana_folder_permission_item" "_7_2" {',
    ]);
  });
});
