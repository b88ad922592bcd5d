import { gatherBy } from '../work/gatherBy';
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

/** Whether that many letters put in, left out or replaced make one text of the other; looks from the given places on. */
function isWithin(limit: number, a: string, b: string, inA = 0, inB = 0): boolean {
  let same = 0;
  while (inA + same < a.length && a[inA + same] === b[inB + same]) {
    same += 1;
  }
  const [nextA, nextB] = [inA + same, inB + same];
  const [restA, restB] = [a.length - nextA, b.length - nextB];
  if (restA === 0 || restB === 0) {
    return restA + restB <= limit;
  }
  return (
    limit > 0 &&
    (isWithin(limit - 1, a, b, nextA + 1, nextB + 1) ||
      isWithin(limit - 1, a, b, nextA + 1, nextB) ||
      isWithin(limit - 1, a, b, nextA, nextB + 1))
  );
}

const LONGEST_MEANT = 64;
const MOST_LETTERS_OFF = 2;

/** Names that exist, to look up what somebody probably meant. What that takes is worked out once, when first asked. */
export class MeantNames {
  readonly #known: () => Iterable<string>;
  #bySkeleton?: ReadonlyMap<string, readonly string[]>;
  #byLength?: ReadonlyMap<string, ReadonlyArray<{ name: string; letters: string }>>;

  constructor(known: () => Iterable<string>) {
    this.#known = known;
  }

  /** One that looks the same, else one that is up to two letters off; the first by code where several are. */
  closest(name: string): string | undefined {
    this.#bySkeleton ??= gatherBy([...this.#known()].sort(), nameSkeleton);
    const alike = this.#bySkeleton.get(nameSkeleton(name))?.find((known) => similarName(name, known));
    return alike ?? (name.length > LONGEST_MEANT ? undefined : this.#nearly(name));
  }

  #nearly(name: string): string | undefined {
    const wanted = name.toLowerCase();
    const limit = Math.min(MOST_LETTERS_OFF, Math.floor(name.length / 3));
    this.#byLength ??= gatherBy(
      Array.from(this.#known(), (known) => ({ name: known, letters: known.toLowerCase() })),
      ({ letters }) => String(letters.length)
    );
    const near: string[] = [];
    for (let length = wanted.length - limit; length <= wanted.length + limit; length += 1) {
      for (const { name: known, letters } of this.#byLength.get(String(length)) ?? []) {
        if (isWithin(limit, wanted, letters)) {
          near.push(known);
        }
      }
    }
    return near.sort()[0];
  }
}

/** The known name that was probably meant; to ask for several names among the same ones, keep a {@link MeantNames}. */
export const closestName = (name: string, known: readonly string[]): string | undefined =>
  new MeantNames(() => known).closest(name);
