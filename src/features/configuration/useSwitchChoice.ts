import { useState } from 'react';
import type { ScimSettings, ScimSwitches } from '../../api/queries/useScimSettings';

export const SWITCHES = ['userSync', 'groupSync', 'rejectNonProvisioned'] as const satisfies ReadonlyArray<
  keyof ScimSwitches
>;
export type SwitchId = (typeof SWITCHES)[number];

/** The switches as they are and as the person wants them; undefined while one of them is not known. */
export function useSwitchChoice(settings: ScimSettings) {
  const [choice, setChoice] = useState<Partial<ScimSwitches>>({});
  const before = knownSwitches(settings);
  const after = before && { ...before, ...choice };
  return {
    before,
    after,
    hasChanged: before !== undefined && after !== undefined && SWITCHES.some((id) => before[id] !== after[id]),
    choose: (id: SwitchId, value: boolean) => setChoice((current) => ({ ...current, [id]: value })),
    reset: () => setChoice({}),
  };
}

function knownSwitches({ userSync, groupSync, rejectNonProvisioned }: ScimSettings): ScimSwitches | undefined {
  if (userSync.value === 'unknown' || groupSync.value === 'unknown' || rejectNonProvisioned.value === 'unknown') {
    return undefined;
  }
  return { userSync: userSync.value, groupSync: groupSync.value, rejectNonProvisioned: rejectNonProvisioned.value };
}
