import type { Person } from '../organisation/organisation';
import type { ChangeEffect, ChangeFacts } from './changeEffect';
import type { Lockout } from './lockout';

interface Circumstances extends Pick<ChangeFacts, 'ownUid' | 'isLoginFormDisabled'> {
  /** False when it is not known whether anybody will be turned away. */
  isCertain: boolean;
}

/** What turning people away who are not provisioned would do; undefined: people could not be read. */
export function rejectionEffects(lockout: Lockout | undefined, circumstances: Circumstances): ChangeEffect[] {
  const known = lockout ? knownEffects(lockout, circumstances) : [UNREAD];
  return circumstances.isCertain ? known : [UNCERTAIN, ...known];
}

const UNREAD: ChangeEffect = {
  id: 'reject-unread',
  severity: 'danger',
  text: 'Who could not sign in any more is not known: people could not be read.',
  detail:
    'Whoever is not provisioned is turned away at single sign-on. You may be among them, and so may every administrator.',
};

const UNCERTAIN: ChangeEffect = {
  id: 'reject-unknown',
  severity: 'danger',
  text: 'Whether people who are not provisioned will be turned away is not known.',
  detail: 'What follows about signing in is true if they will.',
};

const BECAUSE = 'They come through single sign-on, and the identity provider does not manage them.';

function knownEffects(lockout: Lockout, { ownUid, isLoginFormDisabled }: Circumstances): ChangeEffect[] {
  const { turnedAway, turnedAwayAdmins, neverSeen, waysIn, provisioned } = lockout;
  const self = [...turnedAwayAdmins, ...turnedAway].find(({ uid }) => uid === ownUid);
  return [
    ...(self ? [ownEffect(self)] : []),
    ...about(turnedAwayAdmins, (count) => ({
      id: 'locked-out-admins',
      severity: 'danger',
      text: `${number(count, 'administrator', 'administrators')} could not sign in any more.`,
      detail: BECAUSE,
    })),
    ...about(turnedAway, (count) => ({
      id: 'locked-out',
      severity: 'danger',
      text: `${number(count, 'person', 'people')} could not sign in any more.`,
      detail: BECAUSE,
    })),
    ...(waysIn.length > 0 ? [] : [noWayIn(isLoginFormDisabled)]),
    ...about(neverSeen, (count) => ({
      id: 'never-seen',
      severity: 'warning',
      text: `${number(count, 'person', 'people')} never signed in, so how they would is not known.`,
      detail: 'Whoever of them comes through single sign-on will be turned away.',
    })),
    ...about(waysIn, (count) => ({
      id: 'way-in',
      severity: 'info',
      text: `A way in is left if single sign-on fails: ${number(count, 'administrator', 'administrators')}.`,
      detail: 'Signing in with a Grafana password or through grafana.com does not ask for provisioning.',
    })),
    ...stillSignIn(provisioned),
  ];
}

const ownEffect = ({ authLabels }: Person): ChangeEffect => ({
  id: 'own-lockout',
  severity: 'danger',
  text: 'You would be locked out.',
  detail: `You signed in through ${authLabels.join(', ')}, and the identity provider does not manage you. This session goes on, but the next sign-in fails.`,
});

const noWayIn = (isLoginFormDisabled: boolean): ChangeEffect => ({
  id: 'no-way-in',
  severity: 'danger',
  text: 'No way in is left if single sign-on fails.',
  detail: isLoginFormDisabled
    ? 'The sign-in form is disabled (disable_login_form), so a Grafana password does not help, and no active administrator signed in through grafana.com.'
    : 'No active administrator has signed in with a Grafana password or through grafana.com.',
});

const stillSignIn = (count: number): ChangeEffect[] =>
  count === 0
    ? []
    : [
        {
          id: 'still-in',
          severity: 'info',
          text: `${number(count, 'provisioned person signs', 'provisioned people sign')} in as before.`,
          detail: 'The SAML claim has to equal the externalId that the identity provider sent.',
        },
      ];

const about = (
  people: readonly Person[],
  effect: (count: number) => Omit<ChangeEffect, 'people' | 'names'>
): ChangeEffect[] => (people.length === 0 ? [] : [{ ...effect(people.length), people }]);

const number = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
