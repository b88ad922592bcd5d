import { anyAnswer } from '../grafana/fields';
import { operation } from '../transport/Operation';

/** Deletes a group and its team. Gone already is a 404. */
export const deleteGroup = operation({
  id: 'scim.deleteGroup',
  method: 'DELETE',
  via: 'proxy',
  path: '/scim/Groups/:id',
  action: 'write',
  isIdempotent: true,
  contentType: 'application/scim+json',
  request: ({ id }: { id: string }) => ({ path: { id } }),
  schema: anyAnswer,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.6',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
