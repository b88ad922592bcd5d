import * as v from 'valibot';
import { operation } from '../transport/Operation';
import type { ScimBody } from './scimBody';
import { scimUser } from './scimUser';

/** Changes parts of a person; the server may answer 204 without the resource. */
export const patchUser = operation({
  id: 'scim.patchUser',
  method: 'PATCH',
  via: 'proxy',
  path: '/scim/Users/:id',
  action: 'write',
  contentType: 'application/scim+json',
  request: ({ id, body }: { id: string; body: ScimBody }) => ({ path: { id }, body }),
  schema: v.optional(scimUser),
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
