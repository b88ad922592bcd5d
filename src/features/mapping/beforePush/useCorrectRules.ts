import { useState } from 'react';
import type { PushRow } from '../../../domain/mapping/beforePush';
import { changeRule } from '../../../domain/mapping/editMapping';
import type { Decoded } from '../../../domain/mapping/stored';
import type { DraftState } from '../rules/useDraft';

export type Corrected = { kind: 'corrected'; ruleNames: readonly string[] } | { kind: 'refused'; reason: string };

/** Puts a group's name into the draft of the rules that nearly name it; nothing is saved. */
export function useCorrectRules(draft: DraftState) {
  const [last, setLast] = useState<Corrected>();
  const correct = ({ name, nearRules }: PushRow) => {
    const ruleNames = nearRules.flatMap(({ ruleName, canCorrect }) => (canCorrect ? ruleName : []));
    const made = ruleNames.reduce<Decoded<string>>(
      (text, ruleName) => (text.ok ? changeRule(text.value, ruleName, { match: { group: name } }) : text),
      { ok: true, value: draft.text }
    );
    if (made.ok) {
      draft.edit(made.value);
    }
    setLast(made.ok ? { kind: 'corrected', ruleNames } : { kind: 'refused', reason: made.reason });
  };
  return { last, correct };
}
