import { ORG_ROLES, type Membership, type OrgRole, type Person, type Team } from '../organisation/organisation';
import { sortInSlices } from '../work/sortInSlices';
import { eachItem, type Work } from '../work/work';

export const PERSON_STATES = ['provisioned', 'local', 'disabled'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** One line of the table of people. */
export interface PersonRow {
  person: Person;
  state: PersonState;
  /** Sorted by name. */
  teamNames: readonly string[];
  teamUids: readonly string[];
  /** Milliseconds since 1970; undefined: never seen. */
  lastSeenMs?: number;
  /** What a text filter looks into, folded. */
  searchText: string;
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

/** Lower case without accents, for searching and sorting. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower) ? lower.normalize('NFKD').replace(/\p{Mn}/gu, '') : lower;
}

function stateOf({ isDisabled, isProvisioned }: Person): PersonState {
  if (isDisabled) {
    return 'disabled';
  }
  return isProvisioned ? 'provisioned' : 'local';
}

function rowOf(person: Person, teamNames: readonly string[], teamUids: readonly string[]): PersonRow {
  const lastSeenMs = person.lastSeenAt === undefined ? NaN : Date.parse(person.lastSeenAt);
  const { name, login, email } = person;
  return {
    person,
    state: stateOf(person),
    teamNames,
    teamUids,
    lastSeenMs: Number.isNaN(lastSeenMs) ? undefined : lastSeenMs,
    searchText: folded(`${name}\n${login}\n${email}\n${teamNames.join('\n')}`),
  };
}

/** The table's rows, in the order of the people. Memberships of unknown teams show the team's uid. */
export function* peopleRows({ people, teams, memberships }: PeopleInput): Work<readonly PersonRow[]> {
  const sorted = teams
    .map(({ uid, name }) => ({ uid, name, key: folded(name) }))
    .sort((a, b) => compareText(a.key, b.key));
  const ranks = new Map(sorted.map(({ uid }, rank) => [uid, rank]));
  const ranksOf = new Map<string, number[]>();
  yield* eachItem(people, ({ uid }) => ranksOf.set(uid, []));
  yield* eachItem(memberships, ({ userUid, teamUid }) => {
    const own = ranksOf.get(userUid);
    if (own && !ranks.has(teamUid)) {
      ranks.set(teamUid, sorted.push({ uid: teamUid, name: teamUid, key: '' }) - 1);
    }
    own?.push(ranks.get(teamUid) ?? 0);
  });
  const rows: PersonRow[] = [];
  yield* eachItem(people, (person) => {
    const own = (ranksOf.get(person.uid) ?? []).sort((a, b) => a - b).map((rank) => sorted[rank]);
    rows.push(
      rowOf(
        person,
        own.map((team) => team?.name ?? ''),
        own.map((team) => team?.uid ?? '')
      )
    );
  });
  return rows;
}

/** The rows that fit all of a filter's conditions, in their order. An empty list of states or roles fits everybody. */
export function* filterPeople(rows: readonly PersonRow[], filter: PeopleFilter): Work<readonly PersonRow[]> {
  const words = folded(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const states = filter.states?.length ? new Set(filter.states) : undefined;
  const roles = filter.roles?.length ? new Set(filter.roles) : undefined;
  const { teamUid, neverSeen } = filter;
  const fits = ({ person, state, teamUids, lastSeenMs, searchText }: PersonRow): boolean =>
    (!states || states.has(state)) &&
    (!roles || roles.has(person.role)) &&
    (teamUid === undefined || teamUids.includes(teamUid)) &&
    (!neverSeen || lastSeenMs === undefined) &&
    words.every((word) => searchText.includes(word));
  const found: PersonRow[] = [];
  yield* eachItem(rows, (row) => {
    if (fits(row)) {
      found.push(row);
    }
  });
  return found;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a row is sorted by; undefined goes last in either direction. */
const SORT_KEYS: Readonly<Record<PeopleSortKey, (row: PersonRow) => string | number | undefined>> = {
  name: ({ person }) => folded(person.name) || undefined,
  login: ({ person }) => folded(person.login) || undefined,
  email: ({ person }) => folded(person.email) || undefined,
  state: ({ state }) => PERSON_STATES.indexOf(state),
  role: ({ person }) => ORG_ROLES.indexOf(person.role),
  lastSeen: ({ lastSeenMs }) => lastSeenMs,
  teams: ({ teamNames }) => (teamNames.length > 0 ? folded(teamNames.join('\n')) : undefined),
};

/** The rows by one column. Equal ones keep their order; those without a value come last in either direction. */
export const sortPeople = (
  rows: readonly PersonRow[],
  { key, descending = false }: PeopleSort
): Work<readonly PersonRow[]> => sortInSlices(rows, SORT_KEYS[key], descending);
