/** RFC 7643 section 3.1. */
export interface ScimMeta {
  resourceType?: string;
  /** ISO 8601. */
  created?: string;
  lastModified?: string;
  location?: string;
  version?: string;
}

/** RFC 7643 section 2.4. */
export interface ScimMultiValue {
  value: string;
  type?: string;
  primary?: boolean;
  display?: string;
}

/** RFC 7643 section 4.1, as far as Grafana and the identity providers use it. */
export interface ScimUser {
  schemas: readonly string[];
  id: string;
  externalId?: string;
  userName: string;
  displayName?: string;
  name?: { formatted?: string; givenName?: string; familyName?: string };
  emails?: readonly ScimMultiValue[];
  active?: boolean;
  meta?: ScimMeta;
}

/** RFC 7643 section 4.2. */
export interface ScimGroup {
  schemas: readonly string[];
  id: string;
  externalId?: string;
  displayName: string;
  members?: ReadonlyArray<{ value: string; display?: string; $ref?: string }>;
  meta?: ScimMeta;
}

/** RFC 7644 section 3.4.2. */
export interface ScimListResponse<T> {
  schemas: readonly string[];
  totalResults: number;
  /** 1-based. */
  startIndex?: number;
  itemsPerPage?: number;
  Resources?: readonly T[];
}

/** RFC 7644 section 3.12: `status` is a string there; some servers send a number. */
export interface ScimErrorBody {
  schemas: readonly string[];
  status: string | number;
  scimType?: string;
  detail?: string;
}

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';
