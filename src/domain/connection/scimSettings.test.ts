import { changedSwitches, rejects, type SwitchValue, type SwitchValues } from './scimSettings';

const values = (
  userSync: SwitchValue,
  rejectNonProvisioned: SwitchValue,
  groupSync: SwitchValue = false
): SwitchValues => ({
  userSync,
  groupSync,
  rejectNonProvisioned,
});

test.each<[SwitchValue, SwitchValue, SwitchValue]>([
  [true, true, true],
  [true, false, false],
  [false, true, false],
  [false, 'unknown', false],
  ['unknown', false, false],
  [true, 'unknown', 'unknown'],
  ['unknown', true, 'unknown'],
  ['unknown', 'unknown', 'unknown'],
])('user sync %s, reject %s: people are turned away: %s', (userSync, reject, expected) => {
  expect(rejects(values(userSync, reject))).toBe(expected);
});

test.each<[string, SwitchValues, SwitchValues, string[]]>([
  ['nothing', values(true, true), values(true, true), []],
  ['one', values(true, true), values(true, false), ['rejectNonProvisioned']],
  ['what was unknown', values('unknown', true), values(true, true), ['userSync']],
  ['what becomes unknown', values(true, true), values(true, true, 'unknown'), ['groupSync']],
  ['what stays unknown', values('unknown', false), values('unknown', false), ['userSync']],
])('changed: %s', (_, before, after, expected) => {
  expect(changedSwitches(before, after)).toEqual(expected);
});
