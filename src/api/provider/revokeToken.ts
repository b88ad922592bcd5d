import { ok, type Result } from '../../domain/fault/Fault';
import { deleteToken } from '../grafana/deleteToken';
import { send } from '../transport/send';

/** Deletes a token, as the signed-in person; one that is gone already is no fault. It stops working at once. */
export async function revokeToken(token: { accountId: number; tokenId: number }): Promise<Result<void>> {
  const deleted = await send(deleteToken, token);
  return deleted.ok || deleted.fault.kind === 'not-found' ? ok(undefined) : deleted;
}
