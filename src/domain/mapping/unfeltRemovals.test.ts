import type { Grant } from '../organisation/organisation';
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
import { finish } from '../work/work';
import { peopleImpact } from './impact';
import type { Step } from './step';
import { unfeltRemovals } from './unfeltRemovals';

const onTop = (teamUid: string, permission: 'View' | 'Edit' = 'Edit'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid: 'top',
  permission,
});
const writer = (teamUid: string): Grant => ({ kind: 'role', teamUid, roleUid: 'writer' });
const step = (kind: Step['kind'], grant: Grant): Step =>
  aStep(kind, grant, grant.kind === 'folder' && kind !== 'add' ? { before: 'Edit' } : {});

interface Setting {
  steps: readonly Step[];
  /** Who is in which team. */
  members: ReadonlyArray<readonly [string, string]>;
  unreadTeams?: readonly string[];
}

function unfelt({ steps, members, unreadTeams }: Setting): string[] {
  const plan = planOf(...steps);
  const organisation = anOrganisation({
    people: [aPerson('ada'), aPerson('bob')],
    teams: [aTeam('sre'), aTeam('data')],
    memberships: members.map(([user, team]) => aMembership(user, team)),
    folders: [aFolder('top')],
    roles: [aRole('writer')],
  });
  const actual = actualGrants({
    folderGrants: ['sre', 'data'].map((teamUid) => aFolderGrant({ folderUid: 'top', teamUid, permission: 'Edit' })),
    roleGrants: ['sre', 'data'].map((teamUid) => ({ kind: 'role', teamUid, roleUid: 'writer' })),
  });
  const impact = finish(peopleImpact(plan, { organisation, actual }));
  return [...finish(unfeltRemovals(plan, impact, new Set(unreadTeams)))];
}

const IN_BOTH = [
  ['ada', 'sre'],
  ['ada', 'data'],
] as const;

describe('unfeltRemovals', () => {
  it.each<[string, Setting, string[]]>([
    ['another team gives as much', { steps: [step('remove', onTop('sre'))], members: IN_BOTH }, ['folder/sre/top']],
    ['a role by another team', { steps: [step('remove', writer('sre'))], members: IN_BOTH }, ['role/sre/writer']],
    [
      'one member has no other way',
      { steps: [step('remove', onTop('sre'))], members: [...IN_BOTH, ['bob', 'sre']] },
      [],
    ],
    [
      'the other way goes too',
      { steps: [step('remove', onTop('sre')), step('remove', onTop('data'))], members: IN_BOTH },
      [],
    ],
    ['nobody is in the team', { steps: [step('remove', onTop('sre'))], members: [] }, ['folder/sre/top']],
    ['its members are unknown', { steps: [step('remove', onTop('sre'))], members: [], unreadTeams: ['sre'] }, []],
    ['a level is lowered', { steps: [step('change', onTop('sre', 'View'))], members: IN_BOTH }, ['folder/sre/top']],
    ['what is added takes nothing', { steps: [step('add', onTop('sre'))], members: [] }, []],
  ])('%s', (_, setting, expected) => {
    expect(unfelt(setting)).toEqual(expected);
  });
});
