/** Something that was asked for: what it is, or why that cannot be known. Not known is never taken for an answer. */
export type Known<T> = { known: true; value: T } | Unread;

export interface Unread {
  known: false;
  why: string;
  /** The answer is still to come. */
  isReading?: boolean;
}

export const known = <T>(value: T): Known<T> => ({ known: true, value });

export const notKnown = (why: string): Unread => ({ known: false, why });

export const STILL_READING: Unread = { known: false, why: 'Still being read.', isReading: true };
