import type { Dialect } from '../Dialect';
import { entra } from './entra';
import { generic } from './generic';
import { okta } from './okta';

/** The identity providers whose requests can be tried. */
export const DIALECTS = [okta, entra, generic] as const satisfies readonly Dialect[];

/** Undefined for an id that is none. */
export const dialectById = (id: string | undefined): Dialect | undefined =>
  DIALECTS.find((dialect) => dialect.id === id);
