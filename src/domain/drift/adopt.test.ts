import { EMPTY_LEDGER, type LedgerGrant } from '../mapping/ledger';
import type { FolderPermission, Grant, Group, Organisation } from '../organisation/organisation';
import { aFolder, aGroup, anEntry, anOrganisation, aRole, aTeam } from '../testing/builders';
import { PretendGrafana } from '../testing/pretendGrafana';
import { finish } from '../work/work';
import { adopt } from './adopt';
import { findDrift } from './findDrift';

const on = (permission: FolderPermission, teamUid = 'sre', folderUid = 'f'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const role: Grant = { kind: 'role', teamUid: 'sre', roleUid: 'writer' };

const ORGANISATION = anOrganisation({
  teams: [aTeam('sre'), aTeam('data'), aTeam('ops')],
  groups: [aGroup('sre'), aGroup('data')],
  folders: [aFolder('f'), aFolder('g')],
  roles: [aRole('writer')],
});

const TEXT = `version: 1
rules:
  # on call
  - name: SRE
    match: { group: sre }
    folders:
      - { path: F, permission: Edit } # agreed
`;
const ALL = `version: 1
rules:
  - name: Everybody
    match: { glob: "*" }
    folders: [ { uid: f, permission: Edit } ]
`;

interface Setting {
  text?: string;
  entries?: LedgerGrant[];
  grants?: Grant[];
  organisation?: Organisation;
}

function adopted({ text = TEXT, entries = [anEntry(on('Edit'))], grants = [], organisation = ORGANISATION }: Setting) {
  const input = {
    organisation,
    actual: new PretendGrafana(grants, ['f', 'g']).actual(),
    ledger: { ...EMPTY_LEDGER, grants: entries },
    today: '2026-03-10',
  };
  const [difference] = finish(findDrift(input)).differences;
  if (!difference) {
    throw new Error('no difference');
  }
  return finish(adopt(difference, text, input));
}

const twins: Group[] = [aGroup('sre'), aGroup('sre-2', { teamUid: 'sre' })];

describe('adopt', () => {
  it.each<[string, Setting, string]>([
    ['another level', { grants: [on('Admin')] }, TEXT.replace('permission: Edit', 'permission: Admin')],
    [
      'a folder more',
      { grants: [on('Edit'), on('View', 'sre', 'g')] },
      `${TEXT}      - { path: G, permission: View }\n`,
    ],
    ['a role', { grants: [on('Edit'), role] }, `${TEXT}    roles: [ custom:writer ]\n`],
    [
      'a folder less',
      {
        text: `${TEXT}      - { uid: g, permission: View }\n`,
        entries: [anEntry(on('Edit')), anEntry(on('View', 'sre', 'g'))],
        grants: [on('Edit')],
      },
      TEXT,
    ],
    [
      'a grant of a team without a rule',
      { grants: [on('Edit'), on('View', 'data')] },
      `${TEXT}  - name: data\n    match: { group: data }\n    folders: [ { path: F, permission: View } ]\n`,
    ],
  ])('writes %s', (_, setting, expected) => {
    expect(adopted(setting)).toEqual({ ok: true, value: expected });
  });

  it.each<[string, Setting, RegExp]>([
    ['a rule about several teams', { text: ALL, grants: [on('Admin')] }, /"Everybody" is about several teams/],
    ['a team without a group', { grants: [on('Edit'), on('View', 'ops')] }, /not the team of one group/],
    [
      'a team of two groups',
      { text: 'version: 1\nrules: []\n', grants: [on('Admin')], organisation: { ...ORGANISATION, groups: twins } },
      /one group/,
    ],
    ['what is no grant', { organisation: { ...ORGANISATION, teams: [] } }, /says nothing about this/],
    ['a broken document', { text: 'rules', grants: [on('Admin')] }, /has errors/],
    [
      'a role that may not be given',
      {
        grants: [on('Edit'), role],
        organisation: { ...ORGANISATION, roles: [aRole('writer', { isDelegatable: false })] },
      },
      /may not give/,
    ],
    ['what no rule gives any more', { text: 'version: 1\nrules: []\n' }, /next apply forgets it/],
    [
      'what another rule decides',
      {
        text: `${TEXT}  - name: First\n    match: { glob: "s*" }\n    priority: 5\n    folders: [ { uid: f, permission: Edit } ]\n    team: { name: SRE }\n    paused: true\n`,
        grants: [on('Edit'), on('View', 'data')],
        organisation: {
          ...ORGANISATION,
          groups: [aGroup('sre'), aGroup('data'), aGroup('x', { displayName: 'data', teamUid: 'ops' })],
        },
      },
      /without changing other access/,
    ],
  ])('refuses %s', (_, setting, reason) => {
    expect(adopted(setting)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});
