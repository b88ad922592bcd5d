import { MAX_PATTERN_LENGTH, MAX_SUBJECT_LENGTH, regexProblem } from './regexCost';

/** Takes names in the spelling of {@link normaliseName}. */
export type NameTest = (name: string) => boolean;

/** One spelling for names that differ only in how their accents are encoded. */
export const normaliseName = (name: string): string => name.normalize('NFC');

/** The place behind the leftmost fit of a part that holds `?`, or -1; each `?` is one code point. */
function endOfFit(part: readonly string[], name: readonly string[], from: number): number {
  for (let start = from; start + part.length <= name.length; start += 1) {
    if (part.every((wanted, at) => wanted === '?' || wanted === name[start + at])) {
      return start + part.length;
    }
  }
  return -1;
}

/** A pattern with `?`: the parts between its stars, each fitted as far left as it goes. */
function compileByCharacter(parts: readonly string[]): NameTest {
  const split = parts.map((part) => [...part]);
  const [first = [], ...others] = split;
  const last = others.pop();
  return (text) => {
    const name = [...text];
    if (!last) {
      return name.length === first.length && endOfFit(first, name, 0) === first.length;
    }
    let at = endOfFit(first, name.slice(0, first.length), 0);
    for (const part of others) {
      at = at < 0 ? at : endOfFit(part, name, at);
    }
    const rest = name.length - last.length;
    return at >= 0 && rest >= at && endOfFit(last, name, rest) >= 0;
  };
}

/** A pattern of stars alone; native search makes it cheap enough for every rule on every group. */
function compileByText(parts: readonly string[]): NameTest {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) {
    return (name) => name === first;
  }
  const shortest = parts.reduce((sum, { length }) => sum + length, 0);
  return (name) => {
    if (name.length < shortest || !name.startsWith(first) || !name.endsWith(last)) {
      return false;
    }
    let at = first.length;
    for (const part of others) {
      const found = name.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length;
    }
    return at <= name.length - last.length;
  };
}

/** `*` stands for any characters, `?` for one; everything else for itself. Takes no longer than both lengths multiplied. */
export function compileGlob(glob: string): NameTest {
  const normalised = normaliseName(glob);
  const parts = normalised.split('*');
  return /[?\p{Cs}]/u.test(normalised) ? compileByCharacter(parts) : compileByText(parts);
}

/** What is wrong with a regular expression, or undefined. */
export function regexFault(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return `is longer than ${MAX_PATTERN_LENGTH} characters`;
  }
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return `does not compile: ${error instanceof Error ? error.message : String(error)}`;
  }
  return regexProblem(pattern);
}

/**
 * A regular expression (flag `u`) that has to fit the whole name. Names above 256 characters never fit.
 * Throws `RangeError` for a pattern that {@link regexFault} refuses.
 */
export function compileRegex(pattern: string): NameTest {
  const fault = regexFault(pattern);
  if (fault) {
    throw new RangeError(`The pattern ${fault}`);
  }
  const regex = new RegExp(`^(?:${pattern})$`, 'u');
  return (name) => name.length <= MAX_SUBJECT_LENGTH && regex.test(name);
}
