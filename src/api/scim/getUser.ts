import { operation } from '../transport/Operation';
import { scimUser } from './scimUser';

/** One SCIM user by its id. Whom SCIM did not make can be read, too. */
export const getUser = operation({
  id: 'scim.getUser',
  method: 'GET',
  via: 'proxy',
  path: '/scim/Users/:id',
  action: 'read',
  contentType: 'application/scim+json',
  request: ({ id }: { id: string }) => ({ path: { id } }),
  schema: scimUser,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
