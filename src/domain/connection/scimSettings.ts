/** The three switches of Grafana's SCIM configuration. */
export interface ScimSwitches {
  userSync: boolean;
  groupSync: boolean;
  rejectNonProvisioned: boolean;
}

export const SWITCHES = ['userSync', 'groupSync', 'rejectNonProvisioned'] as const satisfies ReadonlyArray<
  keyof ScimSwitches
>;
export type SwitchId = (typeof SWITCHES)[number];

export type SwitchValue = boolean | 'unknown';
export type SwitchValues = Record<SwitchId, SwitchValue>;

/** The switches whose value is another one, or might be. */
export function changedSwitches(before: SwitchValues, after: SwitchValues): SwitchId[] {
  return SWITCHES.filter((id) => before[id] !== after[id] || after[id] === 'unknown');
}

/** Whether people who are not provisioned are turned away: only while user sync is on (Grafana, `user_sync.go`). */
export function rejects({ userSync, rejectNonProvisioned }: SwitchValues): SwitchValue {
  if (userSync === false || rejectNonProvisioned === false) {
    return false;
  }
  return userSync === 'unknown' || rejectNonProvisioned === 'unknown' ? 'unknown' : true;
}
