import type { Principal } from '../auth/Principal';
import type { Store } from '../store/createStore';

const ANONYMOUS = 'Anonymous';

/** Who wrote something, as Grafana keeps it: `user:<uid>` or `service-account:<uid>`. */
export const authorOf = (principal: Principal): string => {
  if (principal.kind === 'anonymous') {
    return '';
  }
  return `${principal.kind === 'user' ? 'user' : 'service-account'}:${principal.uid}`;
};

/** A person's login; folders do not know service accounts. */
export function personName(store: Store, author: string): string {
  const [kind, uid = ''] = author.split(':');
  return (kind === 'user' ? store.users.by('uid', uid)?.login : undefined) ?? ANONYMOUS;
}

/** A person's login or a service account's name. */
export function authorName(store: Store, author: string): string {
  const uid = author.split(':')[1] ?? '';
  return store.serviceAccounts.by('uid', uid)?.name ?? personName(store, author);
}
