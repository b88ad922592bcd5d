import { useMemo } from 'react';
import { useWork, type WorkOutcome } from '../../../../api/queries/useWork';
import type { PersonImpact } from '../../../../domain/mapping/impact';
import type { Person } from '../../../../domain/organisation/organisation';
import { eachItem, type Work } from '../../../../domain/work/work';

/** One person in sight; `impact` is absent where the plan changes nothing for the person. */
export interface PersonRow {
  userUid: string;
  impact?: PersonImpact;
}

/** Everybody whose access changes; with a text, everybody whom it finds, changed or not. */
export function usePeopleRows(
  changed: readonly PersonImpact[],
  people: readonly Person[],
  text: string
): WorkOutcome<readonly PersonRow[]> {
  const make = useMemo(() => () => rowsOf(changed, people, text), [changed, people, text]);
  return useWork(make);
}

function* rowsOf(changed: readonly PersonImpact[], people: readonly Person[], text: string): Work<PersonRow[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return changed.map((impact) => ({ userUid: impact.userUid, impact }));
  }
  const impacts = new Map(changed.map((impact) => [impact.userUid, impact]));
  const [first, rest]: [PersonRow[], PersonRow[]] = [[], []];
  yield* eachItem(people, ({ uid, name, login, email }) => {
    const searched = `${name}\n${login}\n${email}`.toLowerCase();
    if (words.every((word) => searched.includes(word))) {
      const impact = impacts.get(uid);
      (impact ? first : rest).push({ userUid: uid, ...(impact && { impact }) });
    }
  });
  return [...first, ...rest];
}
