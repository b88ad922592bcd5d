import { createHash } from 'node:crypto';
import type { UserRow } from '../store/rows';

export const hashPassword = (password: string, salt: string): string =>
  createHash('sha256').update(`${salt}:${password}`).digest('hex');

export const isPassword = (user: UserRow, password: string): boolean =>
  user.passwordHash !== '' && user.passwordHash === hashPassword(password, user.salt);
