import { operation } from '../transport/Operation';
import type { ScimBody } from './scimBody';
import { scimGroup } from './scimGroup';

/** Makes a group and the team that stands for it. */
export const createGroup = operation({
  id: 'scim.createGroup',
  method: 'POST',
  via: 'proxy',
  path: '/scim/Groups',
  action: 'write',
  contentType: 'application/scim+json',
  request: (body: ScimBody) => ({ body }),
  schema: scimGroup,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.3',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
