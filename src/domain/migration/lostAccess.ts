import { peopleImpact, type AccessChange, type ImpactInput } from '../mapping/impact';
import { planOfSteps } from '../mapping/planOfSteps';
import { EMPTY_LEDGER } from '../mapping/ledger';
import type { Step } from '../mapping/step';
import { indexActual } from '../organisation/actualIndex';
import { grantId } from '../organisation/grantId';
import type { Grant, Membership } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import type { NotedTeam } from './migrationRecord';

export interface LostAccess {
  userUid: string;
  /** What the person had through teams of Team Sync and has by no way now; `teamUids` are those teams. */
  losses: readonly AccessChange[];
}

export interface Comparison {
  lost: readonly LostAccess[];
  /** Noted grants on what could not be read: whether anybody lost them is unknown. */
  unread: number;
}

const NOTED = 'noted:';
const asNoted = (teamUid: string): string => `${NOTED}${teamUid}`;
const withoutMark = (change: AccessChange): AccessChange => ({
  ...change,
  teamUids: change.teamUids.map((uid) => uid.slice(NOTED.length)),
});

function stepFor(grant: Grant): Step {
  const noted = { ...grant, teamUid: asNoted(grant.teamUid) };
  return {
    id: grantId(noted),
    kind: 'remove',
    grant: noted,
    ...(grant.kind === 'folder' && { before: grant.permission }),
    ruleNames: [],
    groupIds: [],
    why: '',
  };
}

/** Members as they were noted, in teams that exist beside the real ones. */
function* notedMembers(teams: readonly NotedTeam[], userUids: ReadonlySet<string>): Work<Membership[]> {
  const found: Membership[] = [];
  yield* eachItem(teams, ({ teamUid, memberUids }) =>
    memberUids
      .filter((userUid) => userUids.has(userUid))
      .forEach((userUid) => found.push({ userUid, teamUid: asNoted(teamUid), permission: 'member', isExternal: true }))
  );
  return found;
}

/**
 * Compares what people had when the teams of Team Sync were noted with what they have now, over all teams, rights of
 * their own, basic role and inheritance. It is asked as: who would lose if the old teams, as they were, went away now?
 * People who left or are disabled, and folders and roles that are gone, are not in it.
 */
export function* lostAccess(teams: readonly NotedTeam[], { organisation, actual }: ImpactInput): Work<Comparison> {
  const folders = new Set(organisation.folders.map(({ uid }) => uid));
  const roles = organisation.roles && new Set(organisation.roles.map(({ uid }) => uid));
  const read = new Set(actual.foldersRead);
  const grants = teams
    .flatMap((team) => team.grants)
    .filter((grant) => (grant.kind === 'folder' ? folders.has(grant.folderUid) : (roles?.has(grant.roleUid) ?? true)));
  const isRead = (grant: Grant) =>
    grant.kind === 'folder' ? read.has(grant.folderUid) : actual.hasRoles && actual.rolesReadOf === 'all';
  const known = grants.filter(isRead);
  const index = yield* indexActual(actual, organisation);
  const people = new Set(organisation.people.map(({ uid }) => uid));
  const memberships = [...organisation.memberships, ...(yield* notedMembers(teams, people))];
  const withNoted = { ...organisation, memberships };
  const standing = { organisation: withNoted, actual, ledger: EMPTY_LEDGER, basedOn: '', index };
  const plan = yield* planOfSteps(known.map(stepFor), standing);
  const impact = yield* peopleImpact(plan, { organisation: withNoted, actual });
  return {
    lost: impact.people.flatMap(({ userUid, losses }) =>
      losses.length > 0 ? { userUid, losses: losses.map(withoutMark) } : []
    ),
    unread: grants.length - known.length,
  };
}
