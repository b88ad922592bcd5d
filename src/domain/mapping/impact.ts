import { indexMemberships, type MembershipIndex } from '../organisation/membershipIndex';
import { ORG_ROLES, type ActualGrants, type Organisation } from '../organisation/organisation';
import { ITEMS_PER_SLICE, type Work } from '../work/work';
import { accessTargets, type AccessChange, type AccessTarget } from './accessTargets';
import type { Plan } from './plan';
import type { Step } from './step';

export type { AccessChange } from './accessTargets';

export interface PersonImpact {
  userUid: string;
  gains: readonly AccessChange[];
  losses: readonly AccessChange[];
}

/** Who gains and who loses; a change that another way makes up for is not in it. */
export interface PeopleImpact {
  /** Only people for whom something changes. */
  people: readonly PersonImpact[];
  gaining: number;
  losing: number;
}

export interface ImpactInput {
  organisation: Organisation;
  actual: ActualGrants;
}

class Comparison {
  readonly gains: AccessChange[][] = [];
  readonly losses: AccessChange[][] = [];

  readonly #index: MembershipIndex;
  /** The target for which each person was compared last: one who is in several teams is compared once. */
  readonly #comparedFor: Int32Array;
  /** What each team gives to the target that is being compared. */
  readonly #before: Uint8Array;
  readonly #after: Uint8Array;
  #steps = new Map<number, Step>();
  /** Changes that people have in common whom the steps reach through one team. */
  #shared = new Map<number, AccessChange>();
  #round = 0;

  constructor(index: MembershipIndex) {
    this.#index = index;
    this.#comparedFor = new Int32Array(index.userUids.length);
    this.#before = new Uint8Array(index.teams.size);
    this.#after = new Uint8Array(index.teams.size);
  }

  *take(target: AccessTarget): Work<void> {
    this.#aim(target);
    const ofRole = ORG_ROLES.map((role) => target.ofRole(role));
    let compared = 0;
    for (const team of this.#steps.keys()) {
      for (const user of this.#index.membersOf.row(team)) {
        if (this.#comparedFor[user] !== this.#round) {
          this.#comparedFor[user] = this.#round;
          this.#compare(target, user, ofRole[this.#index.roleOf[user] ?? -1] ?? 0);
        }
        compared += 1;
        if (compared % ITEMS_PER_SLICE === 0) {
          yield;
        }
      }
    }
  }

  #aim({ teams, steps }: AccessTarget): void {
    this.#round += 1;
    this.#before.fill(0);
    this.#after.fill(0);
    this.#steps = new Map();
    this.#shared = new Map();
    for (const [uid, { before, after }] of teams) {
      const team = this.#index.teams.get(uid);
      if (team !== undefined) {
        this.#before[team] = before;
        this.#after[team] = after;
        const step = steps.get(uid);
        if (step) {
          this.#steps.set(team, step);
        }
      }
    }
  }

  #compare(target: AccessTarget, user: number, ofRole: number): void {
    const own = target.ofUser.size > 0 ? (target.ofUser.get(this.#index.userUids[user] ?? '') ?? 0) : 0;
    const teams = this.#index.teamsOf.row(user);
    let before = Math.max(own, ofRole);
    let after = before;
    for (const team of teams) {
      before = Math.max(before, this.#before[team] ?? 0);
      after = Math.max(after, this.#after[team] ?? 0);
    }
    if (after !== before) {
      const changes = after > before ? this.gains : this.losses;
      (changes[user] ??= []).push(this.#change(target, before, after, teams));
    }
  }

  #change(target: AccessTarget, before: number, after: number, teams: Int32Array): AccessChange {
    const steps: Step[] = [];
    let key = 0;
    for (const team of teams) {
      const step = this.#steps.get(team);
      if (step) {
        steps.push(step);
        key = 16 * team + 4 * before + after;
      }
    }
    const change = (steps.length === 1 && this.#shared.get(key)) || target.toChange({ before, after }, steps);
    if (steps.length === 1) {
      this.#shared.set(key, change);
    }
    return change;
  }
}

const NO_CHANGES: readonly AccessChange[] = [];

function* gathered({ userUids }: MembershipIndex, { gains, losses }: Comparison): Work<PeopleImpact> {
  const people: PersonImpact[] = [];
  const count = { gaining: 0, losing: 0 };
  for (let user = 0; user < userUids.length; user += 1) {
    const [gained, lost] = [gains[user], losses[user]];
    count.gaining += gained ? 1 : 0;
    count.losing += lost ? 1 : 0;
    if (gained || lost) {
      people.push({ userUid: userUids[user] ?? '', gains: gained ?? NO_CHANGES, losses: lost ?? NO_CHANGES });
    }
    if (user % ITEMS_PER_SLICE === 0) {
      yield;
    }
  }
  return { people, ...count };
}

/**
 * What a plan means for each person: the strongest way to a folder, data source or role before and after, over all of the person's
 * teams, rights of their own, their basic role and inheritance. A way that could not be read counts as none, so a loss
 * is rather said too often than too seldom. Disabled people have nothing to lose.
 */
export function* peopleImpact(plan: Plan, { organisation, actual }: ImpactInput): Work<PeopleImpact> {
  const steps = plan.steps.filter(({ kind }) => kind !== 'keep');
  const index = yield* indexMemberships(organisation);
  const comparison = new Comparison(index);
  for (const target of accessTargets(steps, organisation.folders, actual)) {
    yield* comparison.take(target);
    yield;
  }
  return yield* gathered(index, comparison);
}
