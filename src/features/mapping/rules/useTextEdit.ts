import { useState } from 'react';
import type { Decoded } from '../../../domain/mapping/stored';

/** Answers whether the text was changed. */
type EditText = (make: (text: string) => Decoded<string>) => boolean;

/** Edits a text through the domain, which may refuse; says why it did the last time. */
export function useTextEdit(
  text: string,
  onChange: (text: string) => void
): { edit: EditText; refusal: string | undefined } {
  const [refused, setRefused] = useState<{ text: string; reason: string }>();
  const edit: EditText = (make) => {
    const made = make(text);
    setRefused(made.ok ? undefined : { text, reason: made.reason });
    if (made.ok) {
      onChange(made.value);
    }
    return made.ok;
  };
  return { edit, refusal: refused?.text === text ? refused.reason : undefined };
}
