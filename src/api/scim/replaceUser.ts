import { operation } from '../transport/Operation';
import type { ScimBody } from './scimBody';
import { scimUser } from './scimUser';

/** Replaces what SCIM may write of a person. */
export const replaceUser = operation({
  id: 'scim.replaceUser',
  method: 'PUT',
  via: 'proxy',
  path: '/scim/Users/:id',
  action: 'write',
  isIdempotent: true,
  contentType: 'application/scim+json',
  request: ({ id, body }: { id: string; body: ScimBody }) => ({ path: { id }, body }),
  schema: scimUser,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
