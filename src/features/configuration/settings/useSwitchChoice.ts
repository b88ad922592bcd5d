import { useState } from 'react';
import type { ScimSettings, ScimSwitches } from '../../../api/queries/useScimSettings';

export const SWITCHES = ['userSync', 'groupSync', 'rejectNonProvisioned'] as const satisfies ReadonlyArray<
  keyof ScimSwitches
>;
export type SwitchId = (typeof SWITCHES)[number];

/** What a person wants, against what is known; a value that is not known has to be chosen before anything is saved. */
export function useSwitchChoice(settings: ScimSettings) {
  const [choice, setChoice] = useState<Partial<ScimSwitches>>({});
  const wanted = { ...knownSwitches(settings), ...choice };
  const isChanged = SWITCHES.some((id) => wanted[id] !== undefined && wanted[id] !== settings[id].value);
  return {
    wanted,
    change: isChanged && isComplete(wanted) ? { before: assumedBefore(settings, wanted), after: wanted } : undefined,
    hasChoice: Object.keys(choice).length > 0,
    choose: (id: SwitchId, value: boolean) => setChoice((current) => ({ ...current, [id]: value })),
    reset: () => setChoice({}),
  };
}

function knownSwitches(settings: ScimSettings): Partial<ScimSwitches> {
  return Object.fromEntries(SWITCHES.map((id) => [id, settings[id].value]).filter(([, value]) => value !== 'unknown'));
}

function isComplete(switches: Partial<ScimSwitches>): switches is ScimSwitches {
  return SWITCHES.every((id) => switches[id] !== undefined);
}

/** A value that is not known is taken for the opposite, so that what saving would do is told in full. */
function assumedBefore(settings: ScimSettings, after: ScimSwitches): ScimSwitches {
  const before = (id: SwitchId) => {
    const { value } = settings[id];
    return value === 'unknown' ? !after[id] : value;
  };
  return {
    userSync: before('userSync'),
    groupSync: before('groupSync'),
    rejectNonProvisioned: before('rejectNonProvisioned'),
  };
}
