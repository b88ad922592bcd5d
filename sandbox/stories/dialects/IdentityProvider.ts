import type { Employee } from '../company/company';

export interface Member {
  id: string;
  employee: Employee;
}

/** What an identity provider does to Grafana, in the requests that it really sends. */
export interface IdentityProvider {
  /** Creates the person, or takes over the one who is there. Answers Grafana's id. */
  assign(employee: Employee): Promise<string>;
  /** Left out where Grafana has no job titles. */
  retitle?(id: string, employee: Employee, title: string): Promise<void>;
  deactivate(id: string, employee: Employee): Promise<void>;
  pushGroup(name: string, members: readonly Member[]): Promise<void>;
}

/** One that is set up over SCIM, with a console in which somebody tests the connection. */
export interface ScimProvider extends IdentityProvider {
  testConnection(): Promise<void>;
  /** Left out where the provider asks for each group before it pushes it. */
  readGroups?(): Promise<void>;
}

/** The way to a SCIM endpoint; the path begins at `/Users` or `/Groups`. */
export interface Connector {
  scim(method: string, path: string, body?: unknown): Promise<Response>;
}
