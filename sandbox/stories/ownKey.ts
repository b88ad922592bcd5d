import { hashOf } from '../server/auth/tokenKey';
import type { Sandbox } from '../server/Sandbox';

/** The hash of one of the sandbox's own keys, which from now on is worth what the account that gets it may. */
export function ownKey({ store, info }: Sandbox, name: 'idp' | 'plugin'): string {
  const keyHash = hashOf(info().tokens[name]);
  store.ownedKeys.add(keyHash);
  return keyHash;
}
