import { listOktaGroups } from './listOktaGroups';

/** What is asked of Okta's own API, as far as a token that is kept allows it; only read. */
export const oktaOperations = [listOktaGroups] as const;
