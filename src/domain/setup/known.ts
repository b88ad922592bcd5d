/** Something that was asked for: what it is, or why that cannot be known. Not known is never taken for an answer. */
export type Known<T> = { known: true; value: T } | { known: false; why: string };

export const known = <T>(value: T): Known<T> => ({ known: true, value });

export const notKnown = (why: string): Known<never> => ({ known: false, why });
