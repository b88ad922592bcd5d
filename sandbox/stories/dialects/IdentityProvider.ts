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
