import { MAX_PATTERN_LENGTH, MAX_SUBJECT_LENGTH, regexProblem } from './regexCost';

/** Takes names in the spelling of {@link normaliseName}. */
export type NameTest = (name: string) => boolean;

/** One spelling for names that differ only in how their accents are encoded. */
export const normaliseName = (name: string): string => name.normalize('NFC');

/** Where to go on when the characters after a star did not fit. */
interface Retry {
  pattern: number;
  name: number;
}

function globMatches(pattern: readonly string[], name: readonly string[]): boolean {
  let inPattern = 0;
  let inName = 0;
  let retry: Retry | undefined;
  while (inName < name.length) {
    const wanted = pattern[inPattern];
    if (wanted === '*') {
      retry = { pattern: inPattern + 1, name: inName };
      inPattern += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === name[inName])) {
      inPattern += 1;
      inName += 1;
    } else if (retry) {
      retry = { pattern: retry.pattern, name: retry.name + 1 };
      inPattern = retry.pattern;
      inName = retry.name;
    } else {
      return false;
    }
  }
  return pattern.slice(inPattern).every((wanted) => wanted === '*');
}

/** `*` stands for any characters, `?` for one; everything else for itself. Takes no longer than both lengths multiplied. */
export function compileGlob(glob: string): NameTest {
  const normalised = normaliseName(glob);
  const pattern = [...normalised];
  const start = /^[^*?]*/.exec(normalised)?.[0] ?? '';
  return (name) => name.startsWith(start) && globMatches(pattern, [...name]);
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
 * A regular expression (flag `u`) that has to fit the whole name. Names above 512 characters never fit.
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
