import { isWayBackIn } from '../audit/inventory';
import type { Person } from '../organisation/organisation';

/** The three switches of Grafana's SCIM configuration. */
export interface ScimSwitches {
  userSync: boolean;
  groupSync: boolean;
  rejectNonProvisioned: boolean;
}

export interface ChangeEffect {
  severity: 'info' | 'warning' | 'danger';
  text: string;
  /** The people it is about, where it is about people. */
  people?: readonly Person[];
}

const GRAVITY: ReadonlyArray<ChangeEffect['severity']> = ['danger', 'warning', 'info'];

const count = (people: readonly Person[]): string => `${people.length} ${people.length === 1 ? 'person' : 'people'}`;

/** Rejecting counts only while user sync is on (Grafana, `user_sync.go`). */
const rejects = ({ userSync, rejectNonProvisioned }: ScimSwitches): boolean => userSync && rejectNonProvisioned;

/** Grafana asks only those whom single sign-on brings; a local password and grafana.com are not asked (`user_sync.go`). */
const usesSingleSignOn = ({ authLabels }: Person): boolean => authLabels.some((label) => !/grafana\.?com/i.test(label));

function rejectionEffects(people: readonly Person[]): ChangeEffect[] {
  const unmanaged = people.filter(({ isDisabled, isProvisioned }) => !isDisabled && !isProvisioned);
  const lockedOut = unmanaged.filter(usesSingleSignOn);
  const unseen = unmanaged.filter(({ lastSeenAt, authLabels }) => lastSeenAt === undefined && authLabels.length === 0);
  const waysBackIn = people.filter(isWayBackIn);
  const effects: ChangeEffect[] = [];
  if (lockedOut.length > 0) {
    const text = `${count(lockedOut)} could not sign in any more: they come through single sign-on, and the identity provider does not manage them.`;
    effects.push({ severity: 'danger', text, people: lockedOut });
  }
  if (unseen.length > 0) {
    const text = `${count(unseen)} never signed in: whoever of them comes through single sign-on will be turned away.`;
    effects.push({ severity: 'warning', text, people: unseen });
  }
  effects.push(
    waysBackIn.length > 0
      ? {
          severity: 'info',
          text: `A way in is left: ${count(waysBackIn)} can sign in as Admin with a Grafana password.`,
          people: waysBackIn,
        }
      : {
          severity: 'danger',
          text: 'No way in is left if single sign-on fails: nobody with basic role Admin has signed in with a Grafana password.',
        }
  );
  return effects;
}

function rejectEffects(before: ScimSwitches, after: ScimSwitches, people: readonly Person[]): ChangeEffect[] {
  if (rejects(after) && !rejects(before)) {
    return rejectionEffects(people);
  }
  if (rejects(before) && !rejects(after)) {
    return [{ severity: 'info', text: 'People whom the identity provider does not manage can sign in again.' }];
  }
  return after.rejectNonProvisioned && !before.rejectNonProvisioned
    ? [{ severity: 'warning', text: 'Nobody is turned away yet: that takes effect only while user sync is on.' }]
    : [];
}

const USER_SYNC: Record<'on' | 'off', ChangeEffect> = {
  on: {
    severity: 'info',
    text: 'The identity provider can create, change and disable people. People who already have the same e-mail address become managed by it, and from then on have to sign in with SAML.',
  },
  off: {
    severity: 'warning',
    text: 'The identity provider can no longer create, change or disable people: whoever leaves stays active until somebody disables them here.',
  },
};

const GROUP_SYNC: Record<'on' | 'off', ChangeEffect> = {
  on: {
    severity: 'info',
    text: 'The identity provider can make teams of its groups. Leave the names and members of these teams to it. Team Sync cannot be used at the same time.',
  },
  off: {
    severity: 'warning',
    text: 'Teams stay as they are, but their members no longer follow the groups of the identity provider. The teams can be changed and deleted here again.',
  },
};

function switchEffect(before: boolean, after: boolean, effects: Record<'on' | 'off', ChangeEffect>): ChangeEffect[] {
  return before === after ? [] : [effects[after ? 'on' : 'off']];
}

/** What saving would do, in plain sentences, the gravest first. Empty when nothing changes. */
export function describeChange(before: ScimSwitches, after: ScimSwitches, people: readonly Person[]): ChangeEffect[] {
  const effects = [
    ...rejectEffects(before, after, people),
    ...switchEffect(before.userSync, after.userSync, USER_SYNC),
    ...switchEffect(before.groupSync, after.groupSync, GROUP_SYNC),
  ];
  return effects.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}
