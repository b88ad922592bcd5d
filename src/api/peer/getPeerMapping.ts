import { getDashboard } from '../grafana/getDashboard';
import { RECORD_UIDS } from '../records/recordKinds';
import { operation } from '../transport/Operation';
import { PEER_PREFIX } from './ofPeer';

/** The record of the peer's mapping document, and no other dashboard. */
export const getPeerMapping = operation({
  ...getDashboard,
  id: `${PEER_PREFIX}getMapping`,
  path: `/peer/api/dashboards/uid/${RECORD_UIDS.mapping}`,
  request: () => ({}),
});
