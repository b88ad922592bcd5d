import type { Person } from '../organisation/organisation';
import type { Work } from '../work/work';
import type { ChangeEffect, ChangeFacts } from './changeEffect';
import { findLockout } from './lockout';
import { rejectionEffects } from './rejectionEffects';
import { changedSwitches, rejects, type SwitchId, type SwitchValue, type SwitchValues } from './scimSettings';
import { groupSyncOffEffects, groupSyncOnEffects } from './teamEffects';

export type { ChangeEffect, ChangeFacts } from './changeEffect';

export type FactName = 'people' | 'teams' | 'teamSync';

interface Change {
  before: SwitchValues;
  after: SwitchValues;
}

const GRAVITY: ReadonlyArray<ChangeEffect['severity']> = ['danger', 'warning', 'info'];

/** Which facts a change is about; the others need not be read. */
export function factsNeeded({ before, after }: Change): FactName[] {
  const startsRejecting = rejects(after) !== false && rejects(before) !== true;
  const endsUserSync = changesTo(false, before.userSync, after.userSync);
  return [
    ...(startsRejecting || endsUserSync ? (['people'] as const) : []),
    ...(changesTo(false, before.groupSync, after.groupSync) ? (['teams'] as const) : []),
    ...(changesTo(true, before.groupSync, after.groupSync) ? (['teamSync', 'teams'] as const) : []),
  ].filter((name, index, all) => all.indexOf(name) === index);
}

/**
 * What saving would do, in plain sentences, the gravest first. A value that is not known counts as the other one
 * before and as either one after, so that nothing is left out. Empty when nothing changes.
 */
export function* describeChange(change: Change, facts: ChangeFacts): Work<ChangeEffect[]> {
  const { before, after } = change;
  const effects = [
    ...(yield* rejectEffects(change, facts)),
    ...userSyncEffects(before.userSync, after.userSync, facts),
    ...groupSyncEffects(before.groupSync, after.groupSync, facts),
  ];
  return effects.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}

const changesTo = (wanted: boolean, before: SwitchValue, after: SwitchValue): boolean =>
  before !== wanted && (after === wanted || after === 'unknown');

function* rejectEffects({ before, after }: Change, facts: ChangeFacts): Work<ChangeEffect[]> {
  const isRejecting = rejects(after);
  if (isRejecting !== false && rejects(before) !== true) {
    const lockout = facts.people && (yield* findLockout(facts.people, facts.isLoginFormDisabled));
    return rejectionEffects(lockout, { isCertain: isRejecting === true, ...facts });
  }
  if (isRejecting === false && rejects(before) !== false) {
    return [
      {
        id: 'reject-off',
        severity: 'info',
        text: 'People whom the identity provider does not manage can sign in through single sign-on again.',
      },
    ];
  }
  if (isRejecting === 'unknown') {
    return [unknownAfter('rejectNonProvisioned', 'Rejecting people who are not provisioned')];
  }
  const isChanged = changedSwitches(before, after).includes('rejectNonProvisioned');
  return isChanged ? [withoutUserSync(after)] : [];
}

const withoutUserSync = ({ rejectNonProvisioned }: SwitchValues): ChangeEffect =>
  rejectNonProvisioned === false
    ? {
        id: 'reject-idle',
        severity: 'info',
        text: 'Nobody was turned away, because user sync is off.',
        detail: 'Nobody will be when user sync is turned on, either.',
      }
    : {
        id: 'reject-idle',
        severity: 'warning',
        text: 'Nobody is turned away yet.',
        detail: 'People are turned away only while user sync is on, too.',
      };

function userSyncEffects(before: SwitchValue, after: SwitchValue, { people }: ChangeFacts): ChangeEffect[] {
  if (after === 'unknown') {
    return [unknownAfter('userSync', 'User sync')];
  }
  if (before === after) {
    return [];
  }
  return [
    after
      ? {
          id: 'user-sync-on',
          severity: 'info',
          text: 'The identity provider can create, change and disable people.',
          detail:
            'Whoever already has the same e-mail address here becomes managed by it, and from then on has to sign in with SAML.',
        }
      : { id: 'user-sync-off', severity: 'warning', text: stayingPeople(people), detail: STAYING },
  ];
}

const STAYING =
  'The identity provider can no longer create, change or disable anybody: whoever leaves stays active until somebody disables them here.';

function stayingPeople(people: readonly Person[] | undefined): string {
  if (people === undefined) {
    return 'Provisioned people stay as they are; how many could not be read.';
  }
  const count = people.filter(({ isProvisioned }) => isProvisioned).length;
  if (count === 0) {
    return 'Nobody is provisioned yet.';
  }
  return count === 1 ? '1 provisioned person stays as they are.' : `${count} provisioned people stay as they are.`;
}

function groupSyncEffects(before: SwitchValue, after: SwitchValue, facts: ChangeFacts): ChangeEffect[] {
  if (after === 'unknown') {
    return [unknownAfter('groupSync', 'Group sync')];
  }
  if (before === after) {
    return [];
  }
  return after ? groupSyncOnEffects(facts) : groupSyncOffEffects(facts);
}

const unknownAfter = (id: SwitchId, name: string): ChangeEffect => ({
  id: `${id}-unknown`,
  severity: 'warning',
  text: `${name} becomes what the configuration file says.`,
  detail: 'That could not be read.',
});
