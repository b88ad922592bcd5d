import { anyAnswer } from '../grafana/fields';
import { operation } from '../transport/Operation';
import { SCIM_CONFIG_DOC } from './scimConfig';

/** Removes the dynamic object, so that the ini file counts again. A 404 means that it is gone already. */
export const deleteScimConfig = operation({
  id: 'scim.deleteConfig',
  method: 'DELETE',
  via: 'proxy',
  path: '/scim/config/default',
  action: 'write',
  isIdempotent: true,
  request: () => ({}),
  schema: anyAnswer,
  doc: SCIM_CONFIG_DOC,
  openApi: { absent: 'scim.grafana.app is Enterprise and in no document.' },
});
