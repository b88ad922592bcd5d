import * as v from 'valibot';
import { operation } from '../transport/Operation';

const feature = v.object({ supported: v.boolean() });

/** What the SCIM server says of itself (RFC 7643 section 5). */
export const getServiceProviderConfig = operation({
  id: 'scim.getServiceProviderConfig',
  method: 'GET',
  via: 'proxy',
  path: '/scim/ServiceProviderConfig',
  action: 'read',
  contentType: 'application/scim+json',
  request: () => ({}),
  schema: v.object({
    patch: feature,
    bulk: feature,
    filter: v.object({ supported: v.boolean(), maxResults: v.optional(v.number()) }),
    sort: feature,
    etag: feature,
  }),
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-4',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});
