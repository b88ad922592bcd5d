/** What the sandbox reads of a plugin.json. */
export interface PluginManifest {
  id: string;
  name: string;
  type: string;
  info?: PluginInfo;
  dependencies?: Readonly<Record<string, unknown>>;
  extensions?: Readonly<Record<string, unknown>>;
  includes?: PluginInclude[];
  roles?: PluginRole[];
  routes?: PluginRoute[];
}

export interface PluginInfo {
  version?: string;
  updated?: string;
  description?: string;
  author?: { name?: string; url?: string };
  logos?: { small?: string; large?: string };
  keywords?: readonly string[];
  links?: readonly unknown[];
  screenshots?: readonly unknown[];
}

export interface PluginInclude {
  type: string;
  name: string;
  path?: string;
  role?: string;
  action?: string;
  addToNav?: boolean;
  defaultNav?: boolean;
}

export interface PluginRole {
  role: { name: string; description?: string; permissions: Array<{ action: string; scope?: string }> };
  grants: string[];
}

export interface PluginRoute {
  path: string;
  method?: string;
  url?: string;
  reqRole?: string;
  reqAction?: string;
  headers?: Array<{ name: string; content: string }>;
  /** Sent in place of the caller's, as the file has it; see `readPlugin`. */
  body?: unknown;
}
