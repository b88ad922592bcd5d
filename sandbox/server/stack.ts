import type { HiddenToken } from './auth/authenticate';
import { IdentityCache } from './auth/IdentityCache';
import { createTokenKey, hashOf } from './auth/tokenKey';
import { systemClock, timestamp, type Clock } from './clock';
import { createIds, type Ids } from './ids';
import { AccessControl } from './rbac/AccessControl';
import type { SandboxInfo, SandboxOptions } from './Sandbox';
import { createStore, type Ini, type Store } from './store/createStore';

const HIDDEN_ACCOUNT_ID = 1_000_000_000;

/** Everything that a reset replaces. */
export interface Stack {
  store: Store;
  clock: Clock;
  ids: Ids;
  rbac: AccessControl;
  identities: IdentityCache;
  hiddenTokens: ReadonlyMap<string, HiddenToken>;
  tokens: SandboxInfo['tokens'];
}

/** A stack with nothing in it but the sandbox's own tokens. */
export function createStack(options: SandboxOptions, ini: Ini): Stack {
  const { clock = systemClock, edition = 'enterprise', plugin, seed = 1 } = options;
  const { permissionCacheMs = 60_000, identityCacheMs = 2000 } = options;
  const ids = createIds(seed);
  const store = createStore(ini);
  const tokens = { idp: createTokenKey(ids), plugin: createTokenKey(ids), admin: createTokenKey(ids) };
  return {
    clock,
    ids,
    store,
    tokens,
    rbac: new AccessControl({ store, clock, plugin, edition, cacheTtlMs: permissionCacheMs }),
    identities: new IdentityCache(store, clock, identityCacheMs),
    hiddenTokens: new Map(
      Object.entries(tokens).map(([name, key], index) => [hashOf(key), hiddenToken(name, index + 1, timestamp(clock))])
    ),
  };
}

const hiddenToken = (name: string, position: number, now: string): HiddenToken => ({
  isGrafanaAdmin: name === 'admin',
  account: {
    id: HIDDEN_ACCOUNT_ID + position,
    uid: `sandbox-${name}`,
    name,
    login: `sa-1-sandbox-${name}`,
    role: 'Admin',
    isDisabled: false,
    createdAt: now,
    updatedAt: now,
    lastSeenAt: now,
  },
});
