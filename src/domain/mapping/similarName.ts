import { normaliseName } from './namePattern';

export type NameDifference = 'case' | 'separators' | 'invisible characters' | 'accents' | 'look-alike characters';

const MAX_COMPARED = 512;

/** Cyrillic and Greek letters drawn like a Latin one (Unicode TR 39, the common ones), lower case. */
const LOOK_ALIKES = new Map(
  [...'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwвbкkмmнhтtαaοoρpνvιiκkτtυuχxηnεe'].reduce<Array<[string, string]>>(
    (pairs, letter, at, letters) => (at % 2 === 0 ? [...pairs, [letter, letters[at + 1] ?? letter]] : pairs),
    []
  )
);

/** Ever coarser views of a name; two names differ by the first view in which they are equal. */
const VIEWS: ReadonlyArray<{ difference: NameDifference; coarser: (name: string) => string }> = [
  { difference: 'invisible characters', coarser: (name) => name.replace(/[\p{Cf}\p{Cc}]/gu, '').trim() },
  { difference: 'case', coarser: (name) => name.toLowerCase() },
  { difference: 'separators', coarser: (name) => name.replace(/[\s\p{Pd}_.]/gu, '') },
  {
    difference: 'accents',
    coarser: (name) =>
      name
        .normalize('NFKD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase(),
  },
  {
    difference: 'look-alike characters',
    coarser: (name) => Array.from(name, (letter) => LOOK_ALIKES.get(letter) ?? letter).join(''),
  },
];

const comparable = (name: string): string => normaliseName(name.slice(0, MAX_COMPARED));

/** The same for all names that a person could take for one another. */
export function nameSkeleton(name: string): string {
  return VIEWS.reduce((view, { coarser }) => coarser(view), comparable(name));
}

/** By what two different names that look alike differ at most; undefined when they are equal, or not alike. */
export function similarName(a: string, b: string): NameDifference | undefined {
  let left = comparable(a);
  let right = comparable(b);
  if (normaliseName(a) === normaliseName(b) || a.length > MAX_COMPARED || b.length > MAX_COMPARED) {
    return undefined;
  }
  for (const { difference, coarser } of VIEWS) {
    left = coarser(left);
    right = coarser(right);
    if (left === right) {
      return left === '' ? undefined : difference;
    }
  }
  return undefined;
}

function isWithin(limit: number, a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= limit && editDistance(a, b) <= limit;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known name that was probably meant: one that looks the same, else one that is up to two letters off. */
export function closestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 64) {
    return undefined;
  }
  const limit = Math.min(2, Math.floor(name.length / 3));
  const candidates = [...known].sort();
  const alike = candidates.find((candidate) => similarName(name, candidate));
  return alike ?? candidates.find((candidate) => isWithin(limit, name.toLowerCase(), candidate.toLowerCase()));
}
