import { useMemo, useState } from 'react';
import type { ScimSettings, ScimSwitches } from '../../../api/queries/useScimSettings';
import { SWITCHES, type SwitchId, type SwitchValue, type SwitchValues } from '../../../domain/connection/scimSettings';

/** A switch that somebody else turned after the person began to choose. */
export interface OtherChange {
  id: SwitchId;
  was: SwitchValue;
  is: SwitchValue;
}

/**
 * What a person wants, on top of what Grafana holds now; a value that is not known has to be chosen before anything
 * is saved. When somebody else saves meanwhile, the choice stays and the difference is told.
 */
export function useSwitchChoice(settings: ScimSettings) {
  const [choice, setChoice] = useState<Partial<ScimSwitches>>({});
  const [seen, setSeen] = useState(settings);
  const hasChoice = Object.keys(choice).length > 0;
  const { wanted, change } = useMemo(() => changeOf(valuesOf(settings), choice), [settings, choice]);
  return {
    wanted,
    change,
    hasChoice,
    meanwhile: hasChoice ? otherChanges(seen, settings) : [],
    choose: (id: SwitchId, value: boolean) => {
      if (!hasChoice) {
        setSeen(settings);
      }
      setChoice((current) => ({ ...current, [id]: value }));
    },
    reset: () => setChoice({}),
  };
}

export function valuesOf({ userSync, groupSync, rejectNonProvisioned }: ScimSettings): SwitchValues {
  return {
    userSync: userSync.value,
    groupSync: groupSync.value,
    rejectNonProvisioned: rejectNonProvisioned.value,
  };
}

function changeOf(before: SwitchValues, choice: Partial<ScimSwitches>) {
  const wanted: SwitchValues = { ...before, ...choice };
  const isChanged = SWITCHES.some((id) => wanted[id] !== before[id]);
  return { wanted, change: isChanged && isKnown(wanted) ? { before, after: wanted } : undefined };
}

const isKnown = (values: SwitchValues): values is ScimSwitches => SWITCHES.every((id) => values[id] !== 'unknown');

function otherChanges(seen: ScimSettings, now: ScimSettings): OtherChange[] {
  return SWITCHES.map((id) => ({ id, was: seen[id].value, is: now[id].value })).filter(
    ({ was, is }) => was !== is && is !== 'unknown'
  );
}
