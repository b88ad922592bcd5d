import { signInOf } from '../connection/lockout';
import { nameSkeleton, similarName } from '../mapping/similarName';
import type { Group, Person, Team } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';

export interface PeopleCounts {
  total: number;
  /** Active and managed by the identity provider. */
  provisioned: number;
  /** Active and not managed by it. */
  local: number;
  /** Those of them who come through single sign-on all the same. */
  unmanaged: number;
  disabled: number;
  /** Active, and never signed in. */
  neverSeen: number;
  /** The youngest account that the identity provider manages; ids grow. */
  newestProvisioned?: Person;
}

export function* countPeople(people: readonly Person[]): Work<PeopleCounts> {
  const counts = { total: people.length, provisioned: 0, local: 0, unmanaged: 0, disabled: 0, neverSeen: 0 };
  let newest: Person | undefined;
  yield* eachItem(people, (person) => {
    if (person.isProvisioned && person.id > (newest?.id ?? -1)) {
      newest = person;
    }
    if (person.isDisabled) {
      counts.disabled += 1;
      return;
    }
    counts[person.isProvisioned ? 'provisioned' : 'local'] += 1;
    counts.unmanaged += signInOf(person, false) === 'turned-away' ? 1 : 0;
    counts.neverSeen += person.lastSeenAt === undefined ? 1 : 0;
  });
  return { ...counts, ...(newest ? { newestProvisioned: newest } : {}) };
}

export interface GroupCounts {
  total: number;
  mapped: number;
  unmapped: readonly Group[];
  /** Unmapped groups whose name differs only in look from one that a rule or a local team bears. */
  mismatched: ReadonlyArray<{ group: Group; similarTo: string }>;
  withoutTeam: readonly Group[];
}

export interface GroupsInput {
  groups: readonly Group[];
  teams: readonly Team[];
  /** Ids of groups that rules match. */
  mappedGroupIds: ReadonlySet<string>;
  /** Exact names that rules ask for. */
  wantedNames: readonly string[];
}

export function* countGroups({ groups, teams, mappedGroupIds, wantedNames }: GroupsInput): Work<GroupCounts> {
  const present = new Set(groups.map(({ displayName }) => displayName));
  const local = teams.filter(({ isProvisioned }) => !isProvisioned).map(({ name }) => name);
  const awaited = [...wantedNames.filter((name) => !present.has(name)), ...local].sort();
  const bySkeleton = new Map([...awaited].reverse().map((name) => [nameSkeleton(name), name]));
  const teamUids = new Set(teams.map(({ uid }) => uid));
  const unmapped: Group[] = [];
  const withoutTeam: Group[] = [];
  const mismatched: Array<{ group: Group; similarTo: string }> = [];
  yield* eachItem(groups, (group) => {
    if (group.teamUid === undefined || !teamUids.has(group.teamUid)) {
      withoutTeam.push(group);
    }
    if (!mappedGroupIds.has(group.id)) {
      unmapped.push(group);
      const similarTo = bySkeleton.get(nameSkeleton(group.displayName));
      if (similarTo !== undefined && similarName(group.displayName, similarTo)) {
        mismatched.push({ group, similarTo });
      }
    }
  });
  return { total: groups.length, mapped: groups.length - unmapped.length, unmapped, mismatched, withoutTeam };
}
