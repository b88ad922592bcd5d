import type { Route } from '../router/Route';
import { healthRoutes } from './health';
import { orgRoutes } from './org';
import { scimRoutes } from './scim';

/** One line for each file of routes. */
const registry = [healthRoutes, orgRoutes, scimRoutes] as const;

export const routes: readonly Route[] = registry.flat();
