/** Longest pattern and longest name that a rule may bring together; the name of a team has 190 characters in Grafana. */
export const MAX_PATTERN_LENGTH = 200;
export const MAX_SUBJECT_LENGTH = 256;

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

function atomLength(pattern: string, at: number): number {
  const char = pattern[at];
  if (char === '\\') {
    return escapeLength(pattern, at);
  }
  return char === '[' ? classLength(pattern, at) : 1;
}

class CostCounter {
  readonly #pattern: string;
  /** The level that the scan is in, and those around it. */
  #level: Level = { cost: 1, alternatives: 1 };
  readonly #outer: Level[] = [];
  repeatsChoice = false;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get cost(): number {
    return this.#level.cost * this.#level.alternatives;
  }

  /** Takes what stands at a place and gives the place after it. */
  take(at: number): number {
    switch (this.#pattern[at]) {
      case '(':
        this.#outer.push(this.#level);
        this.#level = { cost: 1, alternatives: 1 };
        return at + groupOpeningLength(this.#pattern, at);
      case '|':
        this.#level.alternatives += 1;
        return at + 1;
      case ')': {
        const ways = this.cost;
        this.#level = this.#outer.pop() ?? this.#level;
        return this.#repeat(ways, at + 1);
      }
      default:
        return this.#repeat(1, at + atomLength(this.#pattern, at));
    }
  }

  #repeat(ways: number, at: number): number {
    const repetition = repetitionAt(this.#pattern, at);
    this.repeatsChoice ||= ways > 1 && repetition.max > 1;
    this.#level.cost *= ways * choices(repetition);
    return at + repetition.length;
  }
}

/**
 * Why a pattern that compiles could still take too long on a hostile name, or undefined.
 * Counts the ways in which a backtracking engine could try to match: repeated choices are refused,
 * the others multiply.
 */
export function regexProblem(pattern: string): string | undefined {
  const counter = new CostCounter(pattern);
  for (let at = 0; at < pattern.length;) {
    at = counter.take(at);
  }
  if (counter.repeatsChoice) {
    return 'repeats a group that itself holds a choice or a repetition';
  }
  return counter.cost > MAX_COST ? 'has too many repetitions or alternatives' : undefined;
}
