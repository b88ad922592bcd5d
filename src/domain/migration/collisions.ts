import { normaliseName } from '../mapping/namePattern';
import { shown, shownList } from '../mapping/shown';
import { gatherBy } from '../work/gatherBy';
import type { Work } from '../work/work';
import { collision, COLLISION_KINDS, counted, type Collision } from './collision';
import { memberCollisions, type MembersInput } from './memberCollisions';
import { certainGroup, comingGroups, type GroupMatch, type MigrationInput } from './teamSync';

export interface CollisionInput extends MembersInput {
  /** Whether group sync is on; absent: unknown. */
  isGroupSyncOn?: boolean;
  /** External groups that Grafana has now; absent: all of `syncedTeams`. */
  stillSynced?: number;
}

/** Grafana takes a team name only once, so the push of the group is refused. Some databases do not tell case apart. */
function takenNames(input: MigrationInput, matches: readonly GroupMatch[]): Collision[] {
  const local = input.organisation.teams.filter(({ isProvisioned }) => !isProvisioned);
  const byName = gatherBy(local, ({ name }) => normaliseName(name).toLowerCase());
  const wanted = new Set(matches.map((match) => certainGroup(match)?.name));
  return comingGroups(input).flatMap(({ name, teamUid }) => {
    const teams = byName.get(normaliseName(name).toLowerCase()) ?? [];
    const isExact = teams.some((team) => normaliseName(team.name) === normaliseName(name));
    return teamUid !== undefined || teams.length === 0 || !wanted.has(name)
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

function unsettled({ teamUid, externalGroup, group, by }: GroupMatch): Collision[] {
  if (by === 'left-out') {
    return [
      collision({
        kind: 'left-out',
        severity: 'info',
        teamUids: [teamUid],
        detail: `No group shall take the place of ${shown(externalGroup)}.`,
        remedy: 'Whoever has access only through it keeps the old team, and is named in the last step.',
      }),
    ];
  }
  if (by !== undefined && by !== 'similar') {
    return [];
  }
  return [
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
        }),
  ];
}

function ofManyTeams(matches: readonly GroupMatch[]): Collision[] {
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

function ofOneTeam({ organisation }: MigrationInput, matches: readonly GroupMatch[]): Collision[] {
  const names = new Map(organisation.teams.map(({ uid, name }) => [uid, name]));
  const byTeam = gatherBy(matches, ({ teamUid }) => teamUid);
  return Array.from(byTeam, ([teamUid, own]) => ({
    teamUid,
    groups: [...new Set(own.flatMap((match) => certainGroup(match)?.name ?? []))],
  }))
    .filter(({ groups }) => groups.length > 1)
    .map(({ teamUid, groups }) =>
      collision({
        kind: 'groups-of-one-team',
        severity: 'info',
        teamUids: [teamUid],
        detail: `Team ${shown(names.get(teamUid) ?? teamUid)} is filled by ${groups.length} groups: ${shownList(groups)}. Each new team gets all that the old one has.`,
        remedy: '',
      })
    );
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

function bothOn({ isGroupSyncOn, stillSynced, syncedTeams }: CollisionInput): Collision[] {
  const left = stillSynced ?? syncedTeams.reduce((sum, { externalGroups }) => sum + externalGroups.length, 0);
  if (isGroupSyncOn === false || left === 0) {
    return [];
  }
  const count = `${counted(left, 'external group', 'external groups')} of Team Sync ${left === 1 ? 'is' : 'are'} still there`;
  return [
    isGroupSyncOn
      ? collision({
          kind: 'both-on',
          severity: 'warning',
          detail: `Group sync is on, and ${count}. Grafana does not support both at once.`,
          remedy:
            'Keep this time short: give the new teams their access, then remove the external groups. If the new teams are far away, turn group sync off until then.',
        })
      : collision({
          kind: 'both-on',
          severity: 'info',
          detail: `Whether group sync is on could not be read, and ${count}. Grafana does not support both at once.`,
          remedy: 'Look at the switches before you go on.',
        }),
  ];
}

const RANKS = { error: 0, warning: 1, info: 2 };

/** All that stands between Team Sync and group sync: errors first, in a fixed order. */
export function* findCollisions(input: CollisionInput, matches: readonly GroupMatch[]): Work<readonly Collision[]> {
  const all = [
    ...takenNames(input, matches),
    ...matches.flatMap(unsettled),
    ...(yield* memberCollisions(input, matches)),
    ...ofManyTeams(matches),
    ...ofOneTeam(input, matches),
    ...doublySynced(input),
    ...bothOn(input),
  ];
  return all.sort(
    (a, b) =>
      RANKS[a.severity] - RANKS[b.severity] ||
      COLLISION_KINDS.indexOf(a.kind) - COLLISION_KINDS.indexOf(b.kind) ||
      (a.detail < b.detail ? -1 : 1)
  );
}
