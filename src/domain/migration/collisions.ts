import { normaliseName } from '../mapping/namePattern';
import { shown, shownList } from '../mapping/shown';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { certainGroup, comingGroups, type GroupMatch, type MigrationInput } from './teamSync';

export const COLLISION_KINDS = [
  'team-name-taken',
  'no-group',
  'only-similar',
  'members-by-hand',
  'team-admins',
  'group-of-many-teams',
  'provisioned-and-synced',
] as const;
export type CollisionKind = (typeof COLLISION_KINDS)[number];

/** Something that goes wrong, or that somebody would lose, when group sync takes the place of Team Sync. */
export interface Collision {
  kind: CollisionKind;
  severity: 'error' | 'warning' | 'info';
  teamUids: readonly string[];
  userUids: readonly string[];
  detail: string;
  /** What to do; empty when nothing is needed. */
  remedy: string;
}

type Parts = Omit<Collision, 'teamUids' | 'userUids'> & { teamUids?: readonly string[]; userUids?: readonly string[] };

const collision = ({ teamUids = [], userUids = [], ...parts }: Parts): Collision => ({ ...parts, teamUids, userUids });

const people = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;

/** Grafana takes a team name only once, so the push of the group is refused. Some databases do not tell case apart. */
function takenNames(input: MigrationInput): Collision[] {
  const local = input.organisation.teams.filter(({ isProvisioned }) => !isProvisioned);
  const byName = gatherBy(local, ({ name }) => normaliseName(name).toLowerCase());
  return comingGroups(input).flatMap(({ name, teamUid }) => {
    const teams = byName.get(normaliseName(name).toLowerCase()) ?? [];
    const isExact = teams.some((team) => normaliseName(team.name) === normaliseName(name));
    return teamUid !== undefined || teams.length === 0
      ? []
      : collision({
          kind: 'team-name-taken',
          severity: isExact ? 'error' : 'warning',
          teamUids: teams.map(({ uid }) => uid),
          detail: `Group ${shown(name)} needs a team of that name, and ${shownList(teams.map((team) => team.name))} has it.`,
          remedy: 'Rename the old team before the group is pushed. Its members and access stay.',
        });
  });
}

function unmatched(matches: readonly GroupMatch[]): Collision[] {
  return matches
    .filter((match) => !certainGroup(match))
    .map(({ teamUid, externalGroup, group }) =>
      group
        ? collision({
            kind: 'only-similar',
            severity: 'warning',
            teamUids: [teamUid],
            detail: `No group is called ${shown(externalGroup)}; ${shown(group.name)} is similar.`,
            remedy: 'Say whether it is the same group. Until then nothing is carried.',
          })
        : collision({
            kind: 'no-group',
            severity: 'error',
            teamUids: [teamUid],
            detail: `No group of the identity provider fits ${shown(externalGroup)}.`,
            remedy: 'Assign the group to the SCIM application, or choose which group takes its place.',
          })
    );
}

function shared(matches: readonly GroupMatch[]): Collision[] {
  const byGroup = gatherBy(matches, (match) => certainGroup(match)?.name);
  return Array.from(byGroup, ([name, own]) => ({ name, teamUids: [...new Set(own.map(({ teamUid }) => teamUid))] }))
    .filter(({ teamUids }) => teamUids.length > 1)
    .map(({ name, teamUids }) =>
      collision({
        kind: 'group-of-many-teams',
        severity: 'info',
        teamUids,
        detail: `Group ${shown(name)} fills ${teamUids.length} teams. Its one new team gets what all of them have.`,
        remedy: '',
      })
    );
}

class Members {
  readonly byHand = new Map<string, string[]>();
  readonly admins = new Map<string, string[]>();

  *take({ organisation, syncedTeams }: MigrationInput): Work<void> {
    const synced = new Set(syncedTeams.map(({ teamUid }) => teamUid));
    yield* eachItem(organisation.memberships, ({ teamUid, userUid, isExternal, permission }) => {
      if (synced.has(teamUid) && !isExternal) {
        this.#note(this.byHand, teamUid, userUid);
      }
      if (synced.has(teamUid) && permission === 'admin') {
        this.#note(this.admins, teamUid, userUid);
      }
    });
  }

  #note(list: Map<string, string[]>, teamUid: string, userUid: string): void {
    const known = list.get(teamUid) ?? [];
    list.set(teamUid, known);
    known.push(userUid);
  }

  collisions(nameOf: (uid: string) => string): Collision[] {
    return [
      ...Array.from(this.byHand, ([teamUid, userUids]) =>
        collision({
          kind: 'members-by-hand',
          severity: 'warning',
          teamUids: [teamUid],
          userUids,
          detail: `${people(userUids.length)} in team ${shown(nameOf(teamUid))} came by hand, so no group brings them.`,
          remedy: 'Put them into the group at the identity provider, or keep the old team for them.',
        })
      ),
      ...Array.from(this.admins, ([teamUid, userUids]) =>
        collision({
          kind: 'team-admins',
          severity: 'info',
          teamUids: [teamUid],
          userUids,
          detail: `${people(userUids.length)} in team ${shown(nameOf(teamUid))} administer it. A provisioned team is administered by its group.`,
          remedy: '',
        })
      ),
    ];
  }
}

function doublySynced({ organisation, syncedTeams }: MigrationInput): Collision[] {
  const provisioned = new Set(organisation.teams.flatMap(({ uid, isProvisioned }) => (isProvisioned ? uid : [])));
  return syncedTeams
    .filter(({ teamUid, externalGroups }) => externalGroups.length > 0 && provisioned.has(teamUid))
    .map(({ teamUid }) =>
      collision({
        kind: 'provisioned-and-synced',
        severity: 'error',
        teamUids: [teamUid],
        detail: 'Team Sync has external groups for a team that SCIM provisions. Grafana does not allow both.',
        remedy: 'Remove the external groups of this team.',
      })
    );
}

/** All that stands between Team Sync and group sync: errors first, in a fixed order. */
export function* findCollisions(input: MigrationInput, matches: readonly GroupMatch[]): Work<readonly Collision[]> {
  const names = new Map(input.organisation.teams.map(({ uid, name }) => [uid, name]));
  const members = new Members();
  yield* members.take(input);
  const all = [
    ...takenNames(input),
    ...unmatched(matches),
    ...members.collisions((uid) => names.get(uid) ?? uid),
    ...shared(matches),
    ...doublySynced(input),
  ];
  const ranks = { error: 0, warning: 1, info: 2 };
  return all.sort(
    (a, b) =>
      ranks[a.severity] - ranks[b.severity] ||
      COLLISION_KINDS.indexOf(a.kind) - COLLISION_KINDS.indexOf(b.kind) ||
      (a.detail < b.detail ? -1 : 1)
  );
}
