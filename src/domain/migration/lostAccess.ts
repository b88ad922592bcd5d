import { peopleImpact, type AccessChange, type ImpactInput } from '../mapping/impact';
import { planOfSteps } from '../mapping/planOfSteps';
import { EMPTY_LEDGER } from '../mapping/ledger';
import type { Step } from '../mapping/step';
import { indexActual } from '../organisation/actualIndex';
import { grantId, targetUid } from '../organisation/grantId';
import type { ActualGrants, Grant, Membership } from '../organisation/organisation';
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
    ...(grant.kind !== 'role' && { before: grant.permission }),
    ruleNames: [],
    groupIds: [],
    why: '',
  };
}

type Test = (grant: Grant) => boolean;

/** Whether what a grant is about is there; a list that could not be read says nothing against it. */
function isHere({ folders, roles, dataSources }: ImpactInput['organisation']): Test {
  const uids = (items: ReadonlyArray<{ uid: string }> | undefined) => items && new Set(items.map(({ uid }) => uid));
  const known = { folder: uids(folders), role: uids(roles), datasource: uids(dataSources) };
  return (grant) => known[grant.kind]?.has(targetUid(grant)) ?? true;
}

function isReadIn({ foldersRead, dataSourcesRead, hasRoles, rolesReadOf }: ActualGrants): Test {
  const read = { folder: new Set(foldersRead), datasource: new Set(dataSourcesRead) };
  return (grant) =>
    grant.kind === 'role' ? hasRoles && rolesReadOf === 'all' : read[grant.kind].has(targetUid(grant));
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
  const grants = teams.flatMap((team) => team.grants).filter(isHere(organisation));
  const known = grants.filter(isReadIn(actual));
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
