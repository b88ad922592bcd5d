import { peopleImpact, type PeopleImpact } from '../mapping/impact';
import { planOfSteps, settleStanding, type SettledStanding, type Standing } from '../mapping/planOfSteps';
import type { Plan, Step } from '../mapping/plan';
import { compareLevels, grantId, levelOf, targetUid } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import type { Work } from '../work/work';
import { certainGroup, type GroupMatch } from './teamSync';

/** What stands, and the teams whose members are unknown: nothing is taken from those. */
export interface RetireStanding extends Standing {
  unreadTeams?: ReadonlySet<string>;
}

/** Access of an old team that somebody still needs. */
export interface StillNeeded {
  teamUid: string;
  /** Ids of the grants that stay. */
  grantIds: readonly string[];
  /** Who would lose access without them. */
  userUids: readonly string[];
}

export interface Retirement {
  /** Takes away only what nobody loses anything by. */
  plan: Plan;
  stillNeeded: readonly StillNeeded[];
  /** Grants of old teams that one of their new teams does not hold yet: they have to be carried first. */
  notHeld: readonly Grant[];
  /** Grants of old teams that an apply gave or found by a rule: change the rules, and the next plan takes them away. */
  byRules: readonly Grant[];
  /** Old teams whose new teams have come and that hold no role, folder or data source any more. */
  emptied: readonly string[];
  /** External groups whose new team has not come: whoever belongs to them may still depend on the old team. */
  waiting: readonly GroupMatch[];
}

function grantsOfTeams({ index }: SettledStanding, teams: ReadonlySet<string>): Grant[] {
  return Array.from(index.direct.values()).filter((grant) => teams.has(grant.teamUid) && index.isRead(grant));
}

function stepsOf(grants: readonly Grant[], { organisation }: SettledStanding): Step[] {
  const groups = gatherBy(organisation.groups, ({ teamUid }) => teamUid);
  return grants.map((grant) => ({
    id: grantId(grant),
    kind: 'remove',
    grant,
    ...(grant.kind !== 'role' && { before: grant.permission }),
    ruleNames: [],
    groupIds: (groups.get(grant.teamUid) ?? []).map(({ id }) => id),
    why: 'Everybody in this old team has it by another way by now',
  }));
}

/** Whether every new team of an old one holds what the old one does, itself and at least as strong. */
function heldByNew(matches: readonly GroupMatch[], { index }: SettledStanding): (grant: Grant) => boolean {
  const matchesOf = gatherBy(matches, ({ teamUid }) => teamUid);
  return (grant) =>
    (matchesOf.get(grant.teamUid) ?? [])
      .flatMap((match) => certainGroup(match)?.teamUid ?? [])
      .every((teamUid) => compareLevels(index.level(grantId({ ...grant, teamUid })), levelOf(grant)) >= 0);
}

/** The steps behind somebody's loss, by id, and who would lose. */
function behindLosses({ people }: PeopleImpact, steps: readonly Step[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const byTarget = gatherBy(steps, ({ grant }) => targetUid(grant));
  for (const { userUid, losses } of people) {
    for (const loss of losses) {
      const own = byTarget.get(targetUid(loss)) ?? [];
      own
        .filter(({ grant }) => grant.kind === loss.kind && loss.teamUids.includes(grant.teamUid))
        .forEach(({ id }) => found.set(id, (found.get(id) ?? new Set()).add(userUid)));
    }
  }
  return found;
}

function summed(needed: ReadonlyMap<string, ReadonlySet<string>>, steps: readonly Step[]): StillNeeded[] {
  const byTeam = gatherBy(
    steps.filter(({ id }) => needed.has(id)),
    ({ grant }) => grant.teamUid
  );
  return Array.from(byTeam, ([teamUid, own]) => ({
    teamUid,
    grantIds: own.map(({ id }) => id).sort(),
    userUids: [...new Set(own.flatMap(({ id }) => [...(needed.get(id) ?? [])]))].sort(),
  })).sort((a, b) => (a.teamUid < b.teamUid ? -1 : 1));
}

/**
 * The last part of a migration: takes from the old teams, once the teams of all their groups have come and hold the
 * same, what every member has by another way already. Whoever would lose anything keeps the old grant, so the plan can be made again
 * whenever more people have arrived, and an apply of it may break off anywhere: fewer removals take away no more than
 * all of them.
 */
export function* retireTeams(matches: readonly GroupMatch[], standing: RetireStanding): Work<Retirement> {
  const settled = yield* settleStanding(standing);
  const provisioned = new Set(
    standing.organisation.teams.flatMap(({ uid, isProvisioned }) => (isProvisioned ? uid : []))
  );
  const waiting = matches.filter(
    (match) => match.by !== 'left-out' && !provisioned.has(certainGroup(match)?.teamUid ?? '')
  );
  const notYet = new Set([...provisioned, ...waiting.map(({ teamUid }) => teamUid), ...(standing.unreadTeams ?? [])]);
  const old = new Set(matches.flatMap(({ teamUid }) => (notYet.has(teamUid) ? [] : teamUid)));
  const ours = new Set(settled.ledger.grants.map(({ grant }) => grantId(grant)));
  const held = grantsOfTeams(settled, old);
  const holding = new Set(Array.from(settled.index.direct.values(), ({ teamUid }) => teamUid));
  const isWhole = standing.actual.unread.length === 0;
  const here = standing.organisation.teams.filter(({ uid }) => old.has(uid));
  const emptied = here.flatMap(({ uid }) => (isWhole && !holding.has(uid) ? uid : []));
  const byRules = held.filter((grant) => ours.has(grantId(grant)));
  const isHeld = heldByNew(matches, settled);
  const others = held.filter((grant) => !ours.has(grantId(grant)));
  const notHeld = others.filter((grant) => !isHeld(grant));
  const all = stepsOf(others.filter(isHeld), settled);
  const needed = new Map<string, ReadonlySet<string>>();
  let steps = all;
  for (;;) {
    const plan = yield* planOfSteps(steps, settled);
    const losses = behindLosses(yield* peopleImpact(plan, standing), steps);
    if (losses.size === 0) {
      return { plan, stillNeeded: summed(needed, all), notHeld, byRules, emptied, waiting };
    }
    losses.forEach((users, id) => needed.set(id, users));
    steps = steps.filter(({ id }) => !losses.has(id));
  }
}
