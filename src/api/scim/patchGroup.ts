import * as v from 'valibot';
import { operation } from '../transport/Operation';
import type { ScimBody } from './scimBody';
import { scimGroup } from './scimGroup';

/** Changes parts of a group; the server may answer 204 without the resource. */
export const patchGroup = operation({
  id: 'scim.patchGroup',
  method: 'PATCH',
  via: 'proxy',
  path: '/scim/Groups/:id',
  action: 'write',
  contentType: 'application/scim+json',
  request: ({ id, body }: { id: string; body: ScimBody }) => ({ path: { id }, body }),
  schema: v.optional(scimGroup),
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
