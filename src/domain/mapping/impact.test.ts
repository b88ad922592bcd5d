import type { ActualGrants, Grant, Organisation } from '../organisation/organisation';
import {
  actualGrants,
  aFolder,
  aFolderGrant,
  aMembership,
  anOrganisation,
  aPerson,
  aRole,
  aStep,
  aTeam,
  planOf,
} from '../testing/builders';
import { targetUid } from '../organisation/grantId';
import { finish } from '../work/work';
import { peopleImpact } from './impact';
import type { Step } from './step';

const ORGANISATION = anOrganisation({
  people: [aPerson('ann'), aPerson('ben'), aPerson('root', { role: 'Admin' }), aPerson('gone', { isDisabled: true })],
  teams: [aTeam('sre'), aTeam('ops')],
  memberships: ['ann', 'ben', 'root', 'gone'].map((user) => aMembership(user, 'sre')).concat(aMembership('ben', 'ops')),
  folders: [aFolder('top'), aFolder('mid', { parentUid: 'top' }), aFolder('leaf', { parentUid: 'mid' })],
  roles: [aRole('writer')],
});

type Permission = 'View' | 'Edit' | 'Admin';
const on = (folderUid: string, permission: Permission, teamUid = 'sre'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const role = (teamUid = 'sre'): Grant => ({ kind: 'role', teamUid, roleUid: 'writer' });
const step = (kind: Step['kind'], grant: Grant, before?: Permission): Step =>
  aStep(kind, grant, { before, ruleNames: ['rule'], groupIds: [`group-${grant.teamUid}`] });

function impact(steps: Step[], actual: Partial<ActualGrants> = {}, organisation: Organisation = ORGANISATION) {
  return finish(
    peopleImpact(planOf(...steps), {
      organisation,
      actual: actualGrants({ foldersRead: ['top', 'mid', 'leaf'], ...actual }),
    })
  );
}

function lines(...args: Parameters<typeof impact>): string[] {
  return impact(...args).people.flatMap(({ userUid, gains, losses }) => [
    ...gains.map(
      (change) =>
        `${userUid} gains ${change.kind === 'role' ? change.roleUid : `${targetUid(change)}: ${change.before ?? 'nothing'} to ${change.after}`}`
    ),
    ...losses.map(
      (change) =>
        `${userUid} loses ${change.kind === 'role' ? change.roleUid : `${targetUid(change)}: ${change.before} to ${change.after ?? 'nothing'}`}`
    ),
  ]);
}

const remove = step('remove', on('mid', 'Edit'), 'Edit');
const stands = aFolderGrant({ folderUid: 'mid', teamUid: 'sre', permission: 'Edit' });

describe('peopleImpact', () => {
  it.each<[string, Parameters<typeof impact>, string[]]>([
    [
      'a new right',
      [[step('add', on('mid', 'Edit'))]],
      ['ann gains mid: nothing to Edit', 'ben gains mid: nothing to Edit'],
    ],
    [
      'a stronger right',
      [[step('change', on('mid', 'Admin'), 'Edit')], { folderGrants: [stands] }],
      ['ann gains mid: Edit to Admin', 'ben gains mid: Edit to Admin'],
    ],
    [
      'a weaker right',
      [[step('change', on('mid', 'View'), 'Edit')], { folderGrants: [stands] }],
      ['ann loses mid: Edit to View', 'ben loses mid: Edit to View'],
    ],
    [
      'a right less',
      [[remove], { folderGrants: [stands] }],
      ['ann loses mid: Edit to nothing', 'ben loses mid: Edit to nothing'],
    ],
    [
      'another team gives the same',
      [[remove], { folderGrants: [stands, aFolderGrant({ folderUid: 'mid', teamUid: 'ops', permission: 'Edit' })] }],
      ['ann loses mid: Edit to nothing'],
    ],
    [
      'another team gives less',
      [[remove], { folderGrants: [stands, aFolderGrant({ folderUid: 'mid', teamUid: 'ops', permission: 'View' })] }],
      ['ann loses mid: Edit to nothing', 'ben loses mid: Edit to View'],
    ],
    [
      'a folder above gives the same',
      [[remove], { folderGrants: [stands, aFolderGrant({ folderUid: 'top', teamUid: 'sre', permission: 'Edit' })] }],
      [],
    ],
    [
      'a folder above that was not read gives the same',
      [
        [remove],
        {
          folderGrants: [
            stands,
            aFolderGrant({ folderUid: 'mid', teamUid: 'sre', permission: 'Edit', isInherited: true }),
          ],
          foldersRead: ['mid'],
        },
      ],
      [],
    ],
    [
      'a right of their own',
      [[remove], { folderGrants: [stands, aFolderGrant({ folderUid: 'mid', userUid: 'ann', permission: 'Admin' })] }],
      ['ben loses mid: Edit to nothing'],
    ],
    [
      'the basic role gives less',
      [[remove], { folderGrants: [stands, aFolderGrant({ folderUid: 'mid', orgRole: 'Viewer', permission: 'View' })] }],
      ['ann loses mid: Edit to View', 'ben loses mid: Edit to View'],
    ],
    [
      'the right moves to another team in the same plan',
      [[remove, step('add', on('mid', 'Edit', 'ops'))], { folderGrants: [stands] }],
      ['ann loses mid: Edit to nothing'],
    ],
    [
      'the right moves from the folder above',
      [
        [step('remove', on('top', 'Edit'), 'Edit'), step('add', on('mid', 'Edit'))],
        {
          folderGrants: [
            aFolderGrant({ folderUid: 'top', teamUid: 'sre', permission: 'Edit' }),
            aFolderGrant({ folderUid: 'mid', teamUid: 'sre', permission: 'Edit', isInherited: true }),
          ],
        },
      ],
      ['ann loses top: Edit to nothing', 'ben loses top: Edit to nothing'],
    ],
    [
      'a right that a role carries stays',
      [
        [remove],
        {
          folderGrants: [
            stands,
            aFolderGrant({ folderUid: 'mid', teamUid: 'sre', permission: 'Edit', isManaged: false }),
          ],
        },
      ],
      [],
    ],
    ['a role', [[step('add', role())]], ['ann gains writer', 'ben gains writer', 'root gains writer']],
    [
      'a role less, held through another team',
      [
        [step('remove', role())],
        {
          roleGrants: [
            { kind: 'role', teamUid: 'sre', roleUid: 'writer' },
            { kind: 'role', teamUid: 'ops', roleUid: 'writer' },
          ],
        },
      ],
      ['ann loses writer', 'root loses writer'],
    ],
    ['nothing to do', [[step('keep', on('mid', 'Edit'), 'Edit')], { folderGrants: [stands] }], []],
    [
      'a member whom nobody lists',
      [[step('add', on('mid', 'View', 'ops'))], {}, { ...ORGANISATION, people: [] }],
      ['ben gains mid: nothing to View'],
    ],
  ])('%s', (_, args, expected) => {
    expect(lines(...args)).toEqual(expected);
  });

  it('counts people, and says through which team and group', () => {
    const { people, gaining, losing } = impact([remove, step('add', on('top', 'View', 'ops'))], {
      folderGrants: [stands],
    });
    expect({ gaining, losing }).toEqual({ gaining: 1, losing: 2 });
    expect(people.find(({ userUid }) => userUid === 'ben')).toEqual({
      userUid: 'ben',
      gains: [{ kind: 'folder', folderUid: 'top', after: 'View', teamUids: ['ops'], groupIds: ['group-ops'] }],
      losses: [
        { kind: 'folder', folderUid: 'mid', before: 'Edit', after: 'View', teamUids: ['sre'], groupIds: ['group-sre'] },
      ],
    });
  });
});
