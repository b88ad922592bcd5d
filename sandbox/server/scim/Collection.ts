import type { Resource } from './attributes';
import type { ResourceFilter } from './filter';
import type { Page, Projection } from './page';
import type { ResourceType } from './schema';

/** What one kind of SCIM resource can do on the store. Every write is whole or throws a ScimFault. */
export interface Collection {
  readonly type: ResourceType;
  /** Undefined when there is no such resource. */
  get(id: string): Resource | undefined;
  /** Without a filter: all. Attributes that are not kept may be missing. */
  list(page: Page, keeps: Projection['keeps'], filter?: ResourceFilter): { total: number; resources: Resource[] };
  create(body: unknown): Resource;
  /** PUT: what is left out is cleared, where Grafana can be without. */
  replace(id: string, body: unknown): Resource;
  patch(id: string, body: unknown): Resource;
  remove(id: string): void;
}

/** Whether writing it would change anything: an unchanged PUT is not an event. */
export const isSame = (before: unknown, after: unknown): boolean => JSON.stringify(before) === JSON.stringify(after);
