import type { Expectation } from './Expectation';
import type { Resource, ScimRequest } from './ScimRequest';

/** One request that only reads. */
export interface Lookup {
  id: string;
  title: string;
  /** When the provider sends it. */
  sentWhen: string;
  request: ScimRequest;
  expected: Expectation;
}

/** How an identity provider speaks, with the throw-away person and group. */
export interface Dialect {
  id: 'okta' | 'entra' | 'generic';
  /** `stranger`: a name that nobody can have. */
  lookups(stranger: string): readonly Lookup[];
  findUser: ScimRequest;
  findGroup: ScimRequest;
  createUser: ScimRequest;
  createGroup: ScimRequest;
  /** `current`: the person as last read. */
  changeUser(id: string, change: UserChange, current: Resource | undefined): ScimRequest;
  changeMembers(groupId: string, userId: string, change: 'add' | 'remove'): ScimRequest;
}

export interface UserChange {
  /** Given when somebody who is there already is linked. */
  externalId?: string;
  displayName?: string;
  active?: boolean;
}
