import type { Entry, Family } from '../Entry';
import { ENTRA_CODES } from './entra';
import { HTTP_STATUSES } from './httpStatuses';
import { OKTA_TEXTS } from './okta';
import { ON_THE_WAY } from './onTheWay';
import { PROVISIONED_ERRORS } from './provisioned';
import { SCIM_TYPES } from './scimTypes';
import { SIGN_IN_ERRORS } from './signIn';
import { TOKEN_ERRORS } from './tokens';

/** Every error that can be explained. */
export const FAMILIES = [
  { id: 'sign-in', title: 'Somebody cannot sign in', entries: SIGN_IN_ERRORS },
  { id: 'tokens', title: 'Tokens, permissions and addresses', entries: TOKEN_ERRORS },
  { id: 'scim', title: 'SCIM errors (scimType)', entries: SCIM_TYPES },
  { id: 'http', title: 'HTTP statuses', entries: HTTP_STATUSES },
  { id: 'way', title: 'On the way to Grafana', entries: ON_THE_WAY },
  { id: 'provisioned', title: 'Changing provisioned people and teams by hand', entries: PROVISIONED_ERRORS },
  { id: 'okta', title: 'What Okta shows', entries: OKTA_TEXTS },
  { id: 'entra', title: 'What Microsoft Entra ID shows', entries: ENTRA_CODES },
] as const satisfies readonly Family[];

export const CATALOGUE: readonly Entry[] = FAMILIES.flatMap(({ entries }) => entries);
