import type { Connection } from '../../api/queries/useConnection';
import type { ConnectGuideState } from './connection/useConnectGuide';

export interface TabProps {
  connection: Connection;
  guide: ConnectGuideState;
}
