import { type ReactNode, useState } from 'react';
import { RevokeDialog, type RevokeRequest } from './RevokeDialog';

/** One dialog for all the buttons of a part of the page. */
export function useRevokeDialog(): { ask: (request: RevokeRequest) => void; dialog: ReactNode } {
  const [request, setRequest] = useState<RevokeRequest>();
  const close = () => setRequest(undefined);
  return { ask: setRequest, dialog: request && <RevokeDialog {...request} onClose={close} /> };
}
