import type { Group, Person, Team } from '../organisation/organisation';
import type { Work } from '../work/work';

export interface PeopleCounts {
  total: number;
  provisioned: number;
  local: number;
  disabled: number;
  neverSeen: number;
  /** Active people whom the identity provider does not manage, ways back in left out. */
  orphans: readonly Person[];
  /** Active people with a local password and basic role Admin. */
  waysBackIn: readonly Person[];
}

export interface GroupCounts {
  total: number;
  mapped: number;
  unmapped: readonly Group[];
  /** Groups whose name differs only in look from one that a rule or team names. */
  mismatched: ReadonlyArray<{ group: Group; similarTo: string }>;
  withoutTeam: readonly Group[];
}

export declare function countPeople(people: readonly Person[]): Work<PeopleCounts>;
export declare function countGroups(input: {
  groups: readonly Group[];
  teams: readonly Team[];
  /** Ids of groups that rules match. */
  mappedGroupIds: ReadonlySet<string>;
  /** Exact names that rules ask for. */
  wantedNames: readonly string[];
}): Work<GroupCounts>;
