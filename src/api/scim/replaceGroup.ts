import { operation } from '../transport/Operation';
import type { ScimBody } from './scimBody';
import { scimGroup } from './scimGroup';

/** Replaces a group and all of its members. */
export const replaceGroup = operation({
  id: 'scim.replaceGroup',
  method: 'PUT',
  via: 'proxy',
  path: '/scim/Groups/:id',
  action: 'write',
  isIdempotent: true,
  contentType: 'application/scim+json',
  request: ({ id, body }: { id: string; body: ScimBody }) => ({ path: { id }, body }),
  schema: scimGroup,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.1',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
