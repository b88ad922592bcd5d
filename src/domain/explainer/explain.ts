import { CATALOGUE } from './catalogue';
import type { Entry } from './Entry';
import { readClues, type Clues } from './readClues';

export interface Explanation {
  entry: Entry;
  /** What in the text it was recognised by. */
  recognisedBy: string;
}

export interface Understood {
  /** Most exact first; empty when nothing was recognised. */
  explanations: readonly Explanation[];
  /** The text was too long: only its beginning and its end were read. */
  isCut: boolean;
}

interface Hit extends Explanation {
  weight: number;
}

const SHOWN_AT_MOST = 8;

/** How exact each way of recognising is; a longer phrase says more than a shorter one. */
const WEIGHT = { id: 1_000, named: 800, word: 600, phrase: 400, message: 350, status: 100 } as const;

/**
 * Explains whatever somebody pasted: a status, an error body of SCIM, Kubernetes or Grafana, a code of Okta or Entra, a
 * whole log. Never throws and takes time in proportion to the text, of which at most 100,000 characters are read.
 */
export function explain(pasted: string): Understood {
  const clues = readClues(pasted);
  const hits = CATALOGUE.flatMap((entry) => recognise(entry, clues) ?? []);
  hits.sort((a, b) => b.weight - a.weight);
  const explanations = hits.slice(0, SHOWN_AT_MOST).map(({ entry, recognisedBy }) => ({ entry, recognisedBy }));
  return { explanations, isCut: clues.isCut };
}

function recognise(entry: Entry, clues: Clues): Hit | undefined {
  const { codes = [], phrases = [], messages = [], statuses = [] } = entry.marks;
  const hit = (weight: number, recognisedBy: string): Hit => ({ entry, recognisedBy, weight });
  if (clues.text === entry.id.toLowerCase()) {
    return hit(WEIGHT.id, entry.id);
  }
  const named = codes.find((code) => clues.named.has(code.toLowerCase()));
  if (named !== undefined) {
    return hit(WEIGHT.named, named);
  }
  const word = codes.find((code) => isDistinct(code) && clues.words.has(code.toLowerCase()));
  if (word !== undefined) {
    return hit(WEIGHT.word, word);
  }
  const phrase = longest(phrases.filter((candidate) => says(clues.text, candidate)));
  if (phrase !== undefined) {
    return hit(WEIGHT.phrase + phrase.length, `“${phrase}”`);
  }
  const message = messages.find((candidate) => clues.message === candidate.toLowerCase());
  if (message !== undefined) {
    return hit(WEIGHT.message, `“${message}”`);
  }
  const status = statuses.find((candidate) => clues.statuses.has(candidate));
  return status === undefined ? undefined : hit(WEIGHT.status, `HTTP ${status}`);
}

/** Not a word of plain English, as `Timeout` and `Conflict` are: those count only where the text calls them a code. */
const isDistinct = (code: string): boolean => code.includes('.') || /[a-z][A-Z]/.test(code);

const longest = (phrases: readonly string[]): string | undefined => [...phrases].sort((a, b) => b.length - a.length)[0];

/** Whether the parts between the gaps come one after the other. */
function says(text: string, phrase: string): boolean {
  let from = 0;
  for (const part of phrase.split('…')) {
    const at = text.indexOf(part.trim(), from);
    if (at < 0) {
      return false;
    }
    from = at + part.length;
  }
  return true;
}
