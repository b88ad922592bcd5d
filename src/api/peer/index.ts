import { getPeerMapping } from './getPeerMapping';
import { getPeerServer } from './getPeerServer';
import { listPeerTeamRoles } from './listPeerTeamRoles';
import { peerReads } from './peerReads';

/** What is asked of the peer Grafana: reads alone. */
export const peerOperations = [...Object.values(peerReads), getPeerMapping, getPeerServer, listPeerTeamRoles] as const;
