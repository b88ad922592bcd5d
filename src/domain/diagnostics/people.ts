import type { Person } from '../organisation/organisation';
import type { Row } from './evidence';

export const loginAndEmail = ({ login, email }: Person): Row => [
  { kind: 'login', text: login },
  ...(email ? [{ kind: 'email' as const, text: email }] : []),
];

/** Of several spellings of one thing: whether they are not all the same. */
export const differ = (spellings: readonly string[]): boolean => new Set(spellings).size > 1;
