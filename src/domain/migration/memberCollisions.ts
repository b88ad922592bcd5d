import { shown } from '../mapping/shown';
import type { Membership, Person } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { collision, counted, type Collision } from './collision';
import { certainGroup, type GroupMatch, type MigrationInput } from './teamSync';

export interface MembersInput extends MigrationInput {
  /** Teams whose members are unknown. */
  unreadTeams?: ReadonlySet<string>;
}

const people = (count: number): string => counted(count, 'person', 'people');

/** Who is in the old teams and in the new ones. */
class Members {
  readonly of = new Map<string, Membership[]>();

  *take({ organisation, syncedTeams }: MigrationInput, matches: readonly GroupMatch[]): Work<void> {
    const concerned = new Set([
      ...syncedTeams.map(({ teamUid }) => teamUid),
      ...matches.flatMap((match) => certainGroup(match)?.teamUid ?? []),
    ]);
    yield* eachItem(organisation.memberships, (membership) => {
      if (concerned.has(membership.teamUid)) {
        const known = this.of.get(membership.teamUid) ?? [];
        this.of.set(membership.teamUid, known);
        known.push(membership);
      }
    });
  }

  uids(teamUid: string): string[] {
    return (this.of.get(teamUid) ?? []).map(({ userUid }) => userUid);
  }
}

/** The new teams of an old one; undefined while one of them has not come. */
function newTeams(matches: readonly GroupMatch[]): string[] | undefined {
  const uids = matches.flatMap((match) => {
    const group = certainGroup(match);
    return match.by === 'left-out' ? [] : [group?.teamUid];
  });
  const come = uids.flatMap((uid) => uid ?? []);
  return come.length === uids.length && come.length > 0 ? come : undefined;
}

interface OldTeam {
  teamUid: string;
  name: string;
  /** Undefined while one of them has not come. */
  newTeamUids: readonly string[] | undefined;
}

function membersOf(team: OldTeam, members: Members, active: ReadonlyMap<string, Person>): Collision[] {
  const { teamUid, name, newTeamUids } = team;
  const own = (members.of.get(teamUid) ?? []).filter(({ userUid }) => active.has(userUid));
  const uidsOf = (test: (membership: Membership) => boolean) => own.filter(test).map(({ userUid }) => userUid);
  const inNew = new Set(newTeamUids?.flatMap((uid) => members.uids(uid)));
  const isMissing = ({ userUid }: Membership) => !inNew.has(userUid);
  const byHand = uidsOf((membership) => !membership.isExternal && isMissing(membership));
  const strangers = newTeamUids
    ? []
    : uidsOf(({ userUid, isExternal }) => isExternal && active.get(userUid)?.isProvisioned === false);
  const missing = newTeamUids ? uidsOf((membership) => membership.isExternal && isMissing(membership)) : [];
  const admins = uidsOf(({ permission }) => permission === 'admin');
  const about = (userUids: readonly string[], parts: Pick<Collision, 'kind' | 'severity' | 'detail' | 'remedy'>) =>
    userUids.length > 0 ? [collision({ ...parts, userUids, teamUids: [teamUid] })] : [];
  return [
    ...about(missing, {
      kind: 'members-missing',
      severity: 'warning',
      detail: `${people(missing.length)} in team ${shown(name)} did not come with its group.`,
      remedy:
        'Put them into the group itself at the identity provider: members of a group within the group are not pushed. The old team keeps their access until then.',
    }),
    ...about(byHand, {
      kind: 'members-by-hand',
      severity: 'warning',
      detail: `${people(byHand.length)} in team ${shown(name)} came by hand, so no group brings them.`,
      remedy: 'Put them into the group at the identity provider, or keep the old team for them.',
    }),
    ...about(strangers, {
      kind: 'members-not-provisioned',
      severity: 'warning',
      detail: `${people(strangers.length)} in team ${shown(name)} ${strangers.length === 1 ? 'is' : 'are'} not provisioned, so the push of a group cannot bring them.`,
      remedy: 'Assign them to the SCIM application, and let it push them before their group.',
    }),
    ...about(admins, {
      kind: 'team-admins',
      severity: 'info',
      detail: `${people(admins.length)} in team ${shown(name)} administer it. A provisioned team is administered by its group.`,
      remedy: '',
    }),
  ];
}

/** People whom no group would bring, team by team. */
export function* memberCollisions(input: MembersInput, matches: readonly GroupMatch[]): Work<Collision[]> {
  const { organisation, syncedTeams, unreadTeams } = input;
  const names = new Map(organisation.teams.map(({ uid, name }) => [uid, name]));
  const active = new Map(organisation.people.flatMap((person) => (person.isDisabled ? [] : [[person.uid, person]])));
  const matchesOf = gatherBy(matches, ({ teamUid }) => teamUid);
  const members = new Members();
  yield* members.take(input, matches);
  const found: Collision[] = [];
  for (const { teamUid } of syncedTeams) {
    const name = names.get(teamUid) ?? teamUid;
    const newTeamUids = newTeams(matchesOf.get(teamUid) ?? []);
    if ([teamUid, ...(newTeamUids ?? [])].some((uid) => unreadTeams?.has(uid))) {
      found.push(
        collision({
          kind: 'members-unread',
          severity: 'warning',
          teamUids: [teamUid],
          detail: `Who is in team ${shown(name)}, or in its new team, could not be read. Who would lose is unknown.`,
          remedy: 'Read again before you take anything from the old team.',
        })
      );
    } else {
      found.push(...membersOf({ teamUid, name, newTeamUids }, members, active));
    }
    yield;
  }
  return found;
}
