import { anyAnswer } from '../grafana/fields';
import { operation } from '../transport/Operation';

/** Deletes or disables a person: which of the two depends on the version of Grafana. Gone already is a 404. */
export const deleteUser = operation({
  id: 'scim.deleteUser',
  method: 'DELETE',
  via: 'proxy',
  path: '/scim/Users/:id',
  action: 'write',
  isIdempotent: true,
  contentType: 'application/scim+json',
  request: ({ id }: { id: string }) => ({ path: { id } }),
  schema: anyAnswer,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.6',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
