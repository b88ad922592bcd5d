import type { Membership, OrgRole, Person, Team } from '../organisation/organisation';
import type { Work } from '../work/work';

export type PersonState = 'provisioned' | 'local' | 'disabled';

/** One line of the table of people. */
export interface PersonRow {
  person: Person;
  state: PersonState;
  /** Sorted by name. */
  teamNames: readonly string[];
  teamUids: readonly string[];
  /** Milliseconds since 1970; undefined: never seen. */
  lastSeenMs?: number;
}

export interface PeopleFilter {
  /** Every word has to be in name, login, e-mail or a team's name; case and accents do not count. */
  text?: string;
  states?: readonly PersonState[];
  roles?: readonly OrgRole[];
  teamUid?: string;
  neverSeen?: boolean;
}

export type PeopleSortKey = 'name' | 'login' | 'email' | 'state' | 'role' | 'lastSeen' | 'teams';

export interface PeopleSort {
  key: PeopleSortKey;
  descending?: boolean;
}

export interface PeopleInput {
  people: readonly Person[];
  teams: readonly Team[];
  memberships: readonly Membership[];
}

export declare function peopleRows(input: PeopleInput): Work<readonly PersonRow[]>;
export declare function filterPeople(rows: readonly PersonRow[], filter: PeopleFilter): Work<readonly PersonRow[]>;
export declare function sortPeople(rows: readonly PersonRow[], sort: PeopleSort): Work<readonly PersonRow[]>;
