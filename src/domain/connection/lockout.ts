import type { Person } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';

/** How somebody would fare at the next sign-in if people who are not provisioned were turned away. */
export type SignIn =
  /** By the identity provider, as before. */
  | 'provisioned'
  /** With a Grafana password, or through grafana.com: neither is asked (Grafana, `user_sync.go`). */
  | 'password'
  | 'grafana.com'
  /** With a Grafana password, but the sign-in form is disabled. */
  | 'no-form'
  | 'turned-away'
  /** Never signed in, so how they would is not known. */
  | 'never-seen';

export function signInOf(person: Person, isLoginFormDisabled: boolean): SignIn {
  const { isProvisioned, authLabels, lastSeenAt } = person;
  if (isProvisioned) {
    return 'provisioned';
  }
  if (authLabels.length > 0) {
    return authLabels.every((label) => /grafana\.?com/i.test(label)) ? 'grafana.com' : 'turned-away';
  }
  if (lastSeenAt === undefined) {
    return 'never-seen';
  }
  return isLoginFormDisabled ? 'no-form' : 'password';
}

/** Whether a person can sign in as administrator when single sign-on does not work. */
export function isWayIn(person: Person, isLoginFormDisabled: boolean): boolean {
  const signIn = signInOf(person, isLoginFormDisabled);
  return !person.isDisabled && person.role === 'Admin' && (signIn === 'password' || signIn === 'grafana.com');
}

export interface Lockout {
  /** Active people whom single sign-on would turn away; administrators apart. */
  turnedAway: readonly Person[];
  turnedAwayAdmins: readonly Person[];
  neverSeen: readonly Person[];
  /** Administrators who get in without single sign-on. */
  waysIn: readonly Person[];
  /** How many active people the identity provider manages. */
  provisioned: number;
}

/** Whom rejecting people who are not provisioned would concern. Nobody is in two lists. */
export function* findLockout(people: readonly Person[], isLoginFormDisabled: boolean): Work<Lockout> {
  const turnedAway: Person[] = [];
  const turnedAwayAdmins: Person[] = [];
  const neverSeen: Person[] = [];
  const waysIn: Person[] = [];
  let provisioned = 0;
  yield* eachItem(people, (person) => {
    if (person.isDisabled) {
      return;
    }
    const signIn = signInOf(person, isLoginFormDisabled);
    if (signIn === 'turned-away') {
      (person.role === 'Admin' ? turnedAwayAdmins : turnedAway).push(person);
    } else if (signIn === 'never-seen') {
      neverSeen.push(person);
    } else if (signIn === 'provisioned') {
      provisioned += 1;
    } else if (isWayIn(person, isLoginFormDisabled)) {
      waysIn.push(person);
    }
  });
  return { turnedAway, turnedAwayAdmins, neverSeen, waysIn, provisioned };
}
