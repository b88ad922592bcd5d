import { operation } from '../transport/Operation';
import { scimGroup } from './scimGroup';

/** One SCIM group by its id. Its members are told by id. */
export const getGroup = operation({
  id: 'scim.getGroup',
  method: 'GET',
  via: 'proxy',
  path: '/scim/Groups/:id',
  action: 'read',
  contentType: 'application/scim+json',
  request: ({ id }: { id: string }) => ({ path: { id } }),
  schema: scimGroup,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.4.1',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
