import { operation } from '../transport/Operation';
import type { ScimBody } from './scimBody';
import { scimUser } from './scimUser';

/** Makes a person. Grafana takes one over whose e-mail address is known and whom SCIM did not make; another one is a 409. */
export const createUser = operation({
  id: 'scim.createUser',
  method: 'POST',
  via: 'proxy',
  path: '/scim/Users',
  action: 'write',
  contentType: 'application/scim+json',
  request: (body: ScimBody) => ({ body }),
  schema: scimUser,
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.3',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
