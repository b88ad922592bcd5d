import * as v from 'valibot';
import type { ScimUser } from '../../domain/scim/user';
import { operation } from '../transport/Operation';
import type { ScimQuery } from './scimQuery';
import { scimUser } from './scimUser';

export interface UserPage {
  totalResults: number;
  /** 1-based. */
  startIndex: number;
  itemsPerPage: number;
  users: readonly ScimUser[];
}

/** One page of SCIM users; people whom SCIM did not make are among them. */
export const listUsers = operation({
  id: 'scim.listUsers',
  method: 'GET',
  via: 'proxy',
  path: '/scim/Users',
  action: 'read',
  contentType: 'application/scim+json',
  request: (query: ScimQuery) => ({ query: { ...query } }),
  schema: v.pipe(
    v.object({
      totalResults: v.number(),
      startIndex: v.optional(v.number(), 1),
      itemsPerPage: v.optional(v.number()),
      Resources: v.optional(v.array(scimUser), []),
    }),
    v.transform(({ totalResults, startIndex, itemsPerPage, Resources: users }): UserPage => ({
      totalResults,
      startIndex,
      itemsPerPage: itemsPerPage ?? users.length,
      users,
    }))
  ),
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
