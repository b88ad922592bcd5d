/** Longest pattern and longest name that a rule may bring together. */
export const MAX_PATTERN_LENGTH = 200;
export const MAX_SUBJECT_LENGTH = 512;

const MAX_COST = MAX_SUBJECT_LENGTH ** 3;

interface Level {
  /** Ways to match this level, its alternatives and repetitions multiplied. */
  cost: number;
  alternatives: number;
}

interface Repetition {
  min: number;
  max: number;
  length: number;
}

/** Length of the escape at `at`, which may carry braces: `\p{L}`, `\u{1F600}`, `\k<name>`. */
function escapeLength(pattern: string, at: number): number {
  const braced = /^\\(?:[pPu]\{[^}]*\}|k<[^>]*>)/.exec(pattern.slice(at));
  return braced?.[0].length ?? 2;
}

function classLength(pattern: string, at: number): number {
  let end = at + 1;
  while (end < pattern.length && pattern[end] !== ']') {
    end += pattern[end] === '\\' ? 2 : 1;
  }
  return end + 1 - at;
}

function groupOpeningLength(pattern: string, at: number): number {
  return /^\((?:\?(?:<[^=!>][^>]*>|<?[=!]|[ims-]*:))?/.exec(pattern.slice(at))?.[0].length ?? 1;
}

function repetitionAt(pattern: string, at: number): Repetition {
  const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(pattern.slice(at));
  if (!found) {
    return { min: 1, max: 1, length: 0 };
  }
  const length = found[0].length;
  if (found[1]) {
    return { min: found[1] === '+' ? 1 : 0, max: found[1] === '?' ? 1 : Infinity, length };
  }
  const min = Number(found[2]);
  return { min, max: found[3] ? (found[4] ? Number(found[4]) : Infinity) : min, length };
}

function choices({ min, max }: Repetition): number {
  return Math.min(max - min + 1, MAX_SUBJECT_LENGTH);
}

/**
 * Why a pattern that compiles could still take too long on a hostile name, or undefined.
 * Counts the ways in which a backtracking engine could try to match: repeated choices are refused,
 * the others multiply.
 */
export function regexProblem(pattern: string): string | undefined {
  const levels: Level[] = [{ cost: 1, alternatives: 1 }];
  let at = 0;
  const top = () => levels[levels.length - 1] ?? { cost: 1, alternatives: 1 };
  while (at < pattern.length) {
    const char = pattern[at];
    if (char === '(') {
      levels.push({ cost: 1, alternatives: 1 });
      at += groupOpeningLength(pattern, at);
      continue;
    }
    if (char === '|') {
      top().alternatives += 1;
      at += 1;
      continue;
    }
    const closed = char === ')' ? levels.pop() : undefined;
    const ways = closed ? closed.cost * closed.alternatives : 1;
    at += atomLength(pattern, at);
    const repetition = repetitionAt(pattern, at);
    at += repetition.length;
    if (ways > 1 && repetition.max > 1) {
      return 'repeats a group that itself holds a choice or a repetition';
    }
    top().cost *= ways * choices(repetition);
  }
  return top().cost * top().alternatives > MAX_COST ? 'has too many repetitions or alternatives' : undefined;
}

function atomLength(pattern: string, at: number): number {
  const char = pattern[at];
  if (char === '\\') {
    return escapeLength(pattern, at);
  }
  return char === '[' ? classLength(pattern, at) : 1;
}
