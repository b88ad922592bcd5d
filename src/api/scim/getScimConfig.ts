import { operation } from '../transport/Operation';
import { SCIM_CONFIG_DOC, scimConfig } from './scimConfig';

/** A Kubernetes 404: there is no dynamic object. Any other 404: this Grafana has no SCIM. */
export const getScimConfig = operation({
  id: 'scim.getConfig',
  method: 'GET',
  via: 'proxy',
  path: '/scim/config/default',
  action: 'read',
  request: () => ({}),
  schema: scimConfig,
  doc: SCIM_CONFIG_DOC,
  openApi: { absent: 'scim.grafana.app is Enterprise and in no document.' },
});
