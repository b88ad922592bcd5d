import type { Clock } from './clock';
import type { Edition } from './Edition';
import type { Faults, Via } from './faults';
import type { Ids } from './ids';
import type { Instance, Licence } from './Instance';
import type { PluginManifest } from './plugin';
import type { AccessControl } from './rbac/AccessControl';
import type { Ini, Store } from './store/createStore';

export type { Edition } from './Edition';
export type { Licence } from './Instance';

export interface SandboxOptions {
  story?: string;
  /** For stories that take a size. */
  users?: number;
  edition?: Edition;
  /** Of Grafana: `12.4.0` unless told otherwise. Before 12.4 SCIM takes the toggle `enableSCIM`. */
  version?: string;
  /** Of an Enterprise server; `valid` unless told otherwise. */
  licence?: Licence;
  /** Feature toggles that the operator switched on or off. */
  toggles?: Readonly<Record<string, boolean>>;
  /** Days that a new token may live: `[service_accounts] token_expiration_day_limit`. */
  tokenExpirationDayLimit?: number;
  ini?: Ini;
  plugin?: PluginManifest;
  clock?: Clock;
  seed?: number;
  /** Where Grafana says it is; the port is known only when it listens. */
  grafanaUrl?: string;
  /** Effective permissions are kept so long: 60 s in Grafana. */
  permissionCacheMs?: number;
  /** Identities are kept so long: 5 s in Grafana, here short enough for a replayed recording. */
  identityCacheMs?: number;
  /** Stands around each request, those that the plugin proxy sends included: for tests that look on. */
  around?: (handle: Handle) => Handle;
  /**
   * Who answers what the plugin proxy sends elsewhere, by the beginning of the address: `https://example.okta.com`,
   * or `https://` for the rest; the longest one counts. What none of them serves goes over the network.
   */
  upstreams?: Upstreams;
}

/** One that rejects is nobody: the proxy answers 502. */
export type Upstream = (request: Request) => Promise<Response>;

export type Upstreams = Readonly<Record<string, Upstream>>;

export type Handle = (request: Request, options?: RequestOptions) => Promise<Response>;

export interface RequestOptions {
  /** Path and query as they came over the wire; `Request` would resolve dots and drop a fragment. */
  rawTarget?: string;
  /** `proxy` when the plugin proxy sends it. */
  via?: Via;
}

export interface SandboxInfo {
  grafanaUrl: string;
  scimUrl: string;
  namespace: string;
  tokens: { idp: string; plugin: string; admin: string };
  version: string;
  edition: Edition;
}

export interface Sandbox {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly edition: Edition;
  /** Good in every respect while the story is told, else as the options say, or whoever changed it since. */
  readonly instance: Instance;
  readonly namespace: string;
  readonly plugin: PluginManifest | undefined;
  readonly faults: Faults;
  readonly rbac: AccessControl;
  readonly upstreams: Upstreams;
  grafanaUrl: string;
  /** One request, as `fetch` would see it. Rejects with a TypeError when a fault drops the connection. */
  handle: Handle;
  /** Back to the story's start, with these values in the ini file. */
  reset(ini?: Ini): Promise<void>;
  info(): SandboxInfo;
}
