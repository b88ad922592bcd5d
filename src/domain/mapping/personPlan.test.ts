import fc from 'fast-check';
import type { FolderPermission, Grant, Person } from '../organisation/organisation';
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
import { targetUid } from '../organisation/grantId';
import { peopleImpact } from './impact';
import type { Plan } from './plan';
import { personPlan } from './personPlan';
import type { Step } from './step';

const FOLDERS = [aFolder('top'), aFolder('mid', { parentUid: 'top' }), aFolder('low', { parentUid: 'mid' })];
const ORGANISATION = anOrganisation({
  people: [aPerson('u')],
  teams: [aTeam('sre'), aTeam('data')],
  memberships: [aMembership('u', 'sre'), aMembership('u', 'data')],
  folders: FOLDERS,
  roles: [aRole('writer')],
});

const on = (permission: FolderPermission, folderUid = 'top', teamUid = 'sre'): Grant => ({
  kind: 'folder',
  teamUid,
  folderUid,
  permission,
});
const held = (permission: FolderPermission, folderUid = 'top', teamUid = 'sre') =>
  aFolderGrant({ permission, folderUid, teamUid });
const step = (kind: 'add' | 'remove' | 'change', grant: Grant, before?: FolderPermission): Step =>
  aStep(kind, grant, { before, groupIds: ['g'] });
const outcomes = (plan: Plan, folderGrants: Array<ReturnType<typeof aFolderGrant>>, person: Partial<Person> = {}) =>
  personPlan(aPerson('u', person), plan, { organisation: ORGANISATION, actual: actualGrants({ folderGrants }) });
const lines = (...input: Parameters<typeof outcomes>) =>
  outcomes(...input).map((outcome) => `${targetUid(outcome)}: ${outcome.before} → ${outcome.after}`);

describe('personPlan', () => {
  const removes = planOf(step('remove', on('Edit'), 'Edit'));

  it.each<[string, Plan, Array<ReturnType<typeof aFolderGrant>>, Partial<Person>, string[]]>([
    ['a loss is said once for a whole tree', removes, [held('Edit')], {}, ['top: Edit → undefined']],
    [
      'a folder below keeps what it has',
      removes,
      [held('Edit'), held('View', 'low')],
      {},
      ['top: Edit → undefined', 'low: Edit → View'],
    ],
    ['another team gives the same', removes, [held('Edit'), held('Edit', 'top', 'data')], {}, ['top: Edit → Edit']],
    [
      'the basic role gives less',
      removes,
      [held('Edit'), aFolderGrant({ folderUid: 'top', orgRole: 'Viewer' })],
      {},
      ['top: Edit → View'],
    ],
    ['an administrator loses nothing', removes, [held('Edit')], { role: 'Admin' }, ['top: Admin → Admin']],
    ['a disabled person has nothing', removes, [held('Edit')], { isDisabled: true }, []],
    [
      'inherited rows of a known origin do not stay',
      removes,
      [held('Edit'), aFolderGrant({ folderUid: 'low', teamUid: 'sre', permission: 'Edit', isInherited: true })],
      {},
      ['top: Edit → undefined'],
    ],
    [
      'a right from above makes one below needless',
      planOf(step('add', on('View', 'low'))),
      [held('Edit')],
      {},
      ['low: Edit → Edit'],
    ],
    [
      'a role by two teams',
      planOf(step('add', { kind: 'role', teamUid: 'sre', roleUid: 'writer' })),
      [],
      {},
      ['writer: false → true'],
    ],
  ])('%s', (_, plan, grants, person, expected) => {
    expect(lines(plan, grants, person)).toEqual(expected);
  });

  it('names the ways that stay', () => {
    const grants = [
      held('Edit'),
      held('Edit', 'mid'),
      held('View', 'top', 'data'),
      aFolderGrant({ folderUid: 'mid', userUid: 'u', permission: 'Admin' }),
    ];
    expect(outcomes(planOf(step('remove', on('Edit', 'mid'), 'Edit')), grants)).toMatchObject([
      {
        folderUid: 'mid',
        before: 'Admin',
        after: 'Admin',
        ways: [
          { permission: 'Admin', from: { kind: 'own' } },
          { permission: 'Edit', from: { kind: 'team', teamUid: 'sre' }, inheritedFrom: 'top' },
          { permission: 'View', from: { kind: 'team', teamUid: 'data' }, inheritedFrom: 'top' },
        ],
      },
    ]);
  });
});

const anyPermission = fc.constantFrom<FolderPermission>('View', 'Edit', 'Admin');
const anyGrant = fc.record({
  folderUid: fc.constantFrom('top', 'mid', 'low'),
  teamUid: fc.constantFrom('sre', 'data'),
  permission: anyPermission,
});
const anyGrants = fc.uniqueArray(anyGrant, { selector: ({ folderUid, teamUid }) => `${teamUid}/${folderUid}` });
const anyOwn = fc.array(
  fc.record({ folderUid: fc.constantFrom('top', 'mid', 'low'), permission: anyPermission, userUid: fc.constant('u') }),
  { maxLength: 1 }
);

describe('what changes for a person', () => {
  it('is the same from the plan of one as from the impact on all', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, anyOwn, (grants, wanted, own) => {
        const now = new Map(grants.map((grant) => [`${grant.teamUid}/${grant.folderUid}`, grant]));
        const then = new Set(wanted.map((grant) => `${grant.teamUid}/${grant.folderUid}`));
        const steps = [
          ...wanted.map((grant) => {
            const before = now.get(`${grant.teamUid}/${grant.folderUid}`)?.permission;
            return step(before ? 'change' : 'add', { kind: 'folder', ...grant }, before);
          }),
          ...grants
            .filter((grant) => !then.has(`${grant.teamUid}/${grant.folderUid}`))
            .map((grant) => step('remove', { kind: 'folder', ...grant }, grant.permission)),
        ];
        const actual = actualGrants({ folderGrants: [...grants, ...own].map((grant) => aFolderGrant(grant)) });
        const input = { organisation: ORGANISATION, actual };
        const [impact] = finish(peopleImpact(planOf(...steps), input)).people;
        const changes = [...(impact?.gains ?? []), ...(impact?.losses ?? [])].map((change) =>
          change.kind === 'folder' ? `${change.folderUid} ${change.before} ${change.after}` : ''
        );
        const own_ = personPlan(aPerson('u'), planOf(...steps), input).flatMap((outcome) =>
          outcome.kind === 'folder' && outcome.steps.length > 0 && outcome.before !== outcome.after
            ? `${outcome.folderUid} ${outcome.before} ${outcome.after}`
            : []
        );
        expect(own_.sort()).toEqual(changes.sort());
      }),
      { seed: 7, numRuns: 300 }
    );
  });
});
