import { type ReactNode, useState } from 'react';
import type { Revocation } from '../../../domain/tokens/rotation';
import type { ServiceAccount, ServiceAccountToken } from '../../../domain/tokens/serviceAccount';
import type { AccountUse } from '../../../domain/tokens/TokenFinding';
import { RevokeDialog } from './RevokeDialog';

/** A token that somebody wants to revoke, as it stood when they asked: reading again does not change the question. */
export interface RevokeRequest {
  account: ServiceAccount;
  token: ServiceAccountToken;
  use: AccountUse;
  revocation: Revocation;
  nowMs: number;
}

/** One dialog for all the buttons of a part of the page. */
export function useRevokeDialog(): { ask: (request: RevokeRequest) => void; dialog: ReactNode } {
  const [request, setRequest] = useState<RevokeRequest>();
  const close = () => setRequest(undefined);
  return { ask: setRequest, dialog: request && <RevokeDialog {...request} onClose={close} /> };
}
