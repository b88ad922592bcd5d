/** What the sandbox reads of a plugin.json. */
export interface PluginManifest {
  id: string;
  name: string;
  type: string;
  info?: { version?: string };
  includes?: PluginInclude[];
  roles?: PluginRole[];
  routes?: PluginRoute[];
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
  body?: unknown;
}
