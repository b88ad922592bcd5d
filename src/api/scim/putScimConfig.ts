import { operation } from '../transport/Operation';
import { SCIM_CONFIG_DOC, scimConfig, type ScimConfig } from './scimConfig';

/** Stores the object whole; with a stale `metadata.resourceVersion` it is a 409. */
export const putScimConfig = operation({
  id: 'scim.putConfig',
  method: 'PUT',
  via: 'proxy',
  path: '/scim/config/default',
  action: 'write',
  isIdempotent: true,
  request: (body: ScimConfig) => ({ body }),
  schema: scimConfig,
  doc: SCIM_CONFIG_DOC,
  openApi: { absent: 'scim.grafana.app is Enterprise and in no document.' },
});
