import type { Clock } from '../clock';
import type { Store } from '../store/createStore';
import type { UserRow } from '../store/rows';
import { isPassword } from './password';

const WINDOW_MS = 5 * 60 * 1000;
const MOST_ATTEMPTS = 5;

export const findByLogin = (store: Store, loginOrEmail: string): UserRow | undefined =>
  store.users.by('login', loginOrEmail.toLowerCase()) ?? store.users.by('email', loginOrEmail.toLowerCase());

/**
 * The person with this login or e-mail and password. After five wrong attempts within five minutes
 * not even the right password helps: Grafana's protection against guessing.
 */
export function checkPassword(
  { store, clock }: { store: Store; clock: Clock },
  loginOrEmail: string,
  password: string
): UserRow | undefined {
  const key = loginOrEmail.toLowerCase();
  const since = clock.now() - WINDOW_MS;
  const attempts = (store.failedLogins.get(key) ?? []).filter((time) => time > since);
  if (attempts.length >= MOST_ATTEMPTS) {
    return undefined;
  }
  const user = findByLogin(store, loginOrEmail);
  if (user && isPassword(user, password)) {
    return user;
  }
  store.failedLogins.set(key, [...attempts, clock.now()]);
  return undefined;
}
