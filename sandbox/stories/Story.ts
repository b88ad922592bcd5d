import type { Sandbox } from '../server/Sandbox';

/** What a story works with: requests as the administrator and as the identity provider. */
export interface World {
  readonly sandbox: Sandbox;
  /** How many people, for stories that take a size. */
  readonly users: number | undefined;
  /** Grafana's API, as a server administrator. */
  grafana(method: string, path: string, body?: unknown): Promise<Response>;
  /** The SCIM endpoint, as the identity provider; the path begins at `/Users` or `/Groups`. */
  scim(method: string, path: string, body?: unknown): Promise<Response>;
}

export interface Story {
  name: string;
  title: string;
  /** Fills a stack that has nothing in it, not even an administrator. */
  start(world: World): Promise<void> | void;
}
