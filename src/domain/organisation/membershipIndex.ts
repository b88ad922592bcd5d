import { eachItem, type Work } from '../work/work';
import { ORG_ROLES, type Organisation } from './organisation';

/** Lists of numbers, one after the other in one array. */
export class NumberRows {
  readonly #starts: Int32Array;
  readonly #items: Int32Array;

  /** Row `keys[n]` gets `values[n]`, in their order. */
  constructor(rowCount: number, keys: readonly number[], values: readonly number[]) {
    this.#starts = new Int32Array(rowCount + 1);
    this.#items = new Int32Array(keys.length);
    for (const key of keys) {
      this.#starts[key + 1] = (this.#starts[key + 1] ?? 0) + 1;
    }
    for (let row = 0; row < rowCount; row += 1) {
      this.#starts[row + 1] = (this.#starts[row + 1] ?? 0) + (this.#starts[row] ?? 0);
    }
    const ends = this.#starts.slice();
    keys.forEach((key, at) => {
      const end = ends[key] ?? 0;
      this.#items[end] = values[at] ?? 0;
      ends[key] = end + 1;
    });
  }

  row(at: number): Int32Array {
    return this.#items.subarray(this.#starts[at], this.#starts[at + 1]);
  }
}

/** Who is in which team, in numbers: comparing people a million times stays cheap. Disabled people are in none. */
export interface MembershipIndex {
  userUids: readonly string[];
  /** Place of each person's basic role in `ORG_ROLES`; -1 for somebody whom the list of people does not name. */
  roleOf: Int8Array;
  teams: ReadonlyMap<string, number>;
  membersOf: NumberRows;
  teamsOf: NumberRows;
}

class Numbering {
  readonly uids: string[] = [];
  readonly numbers = new Map<string, number>();

  of(uid: string): number {
    const known = this.numbers.get(uid);
    if (known !== undefined) {
      return known;
    }
    this.numbers.set(uid, this.uids.length);
    return this.uids.push(uid) - 1;
  }
}

export function* indexMemberships({
  people,
  memberships,
}: Pick<Organisation, 'people' | 'memberships'>): Work<MembershipIndex> {
  const users = new Numbering();
  const teams = new Numbering();
  const roles: number[] = [];
  const disabled = new Set<number>();
  yield* eachItem(people, ({ uid, role, isDisabled }) => {
    const user = users.of(uid);
    roles[user] = ORG_ROLES.indexOf(role);
    if (isDisabled) {
      disabled.add(user);
    }
  });
  const userNumbers: number[] = [];
  const teamNumbers: number[] = [];
  yield* eachItem(memberships, ({ userUid, teamUid }) => {
    const user = users.of(userUid);
    if (!disabled.has(user)) {
      userNumbers.push(user);
      teamNumbers.push(teams.of(teamUid));
    }
  });
  const membersOf = new NumberRows(teams.uids.length, teamNumbers, userNumbers);
  yield;
  const teamsOf = new NumberRows(users.uids.length, userNumbers, teamNumbers);
  const roleOf = Int8Array.from(users.uids, (_, user) => roles[user] ?? -1);
  return { userUids: users.uids, roleOf, teams: teams.numbers, membersOf, teamsOf };
}
