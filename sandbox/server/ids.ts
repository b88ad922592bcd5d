export interface Ids {
  /** As Grafana's short uids: 14 characters, the first a letter. */
  uid(): string;
  /** Letters and digits of any length. */
  text(length: number): string;
  /** Decimal digits of any length. */
  digits(length: number): string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const LOWER = LETTERS + DIGITS;
const ANY = LETTERS + LETTERS.toUpperCase() + DIGITS;

/** A reproducible generator: one seed, one sequence. Not a source of secrets. */
export function createIds(seed: number): Ids {
  let state = seed >>> 0;
  // mulberry32
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const from = (alphabet: string, length: number): string => {
    let text = '';
    for (let at = 0; at < length; at += 1) {
      text += alphabet.charAt(Math.floor(random() * alphabet.length));
    }
    return text;
  };
  return {
    uid: () => from('abcdef', 1) + from(LOWER, 13),
    text: (length) => from(ANY, length),
    digits: (length) => from(DIGITS, length),
  };
}
