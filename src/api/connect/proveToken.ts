import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { getTokenOwner } from '../grafana/getTokenOwner';
import { findTokens } from '../grafana/listTokens';
import { pause } from '../transport/pause';
import { send } from '../transport/send';
import type { OwnAccount } from './ensureAccount';

/** Grafana keeps decrypted secrets by a time that has whole seconds; two saves within one can leave the older one. */
const NEXT_SECOND_MS = 1100;

/** Grafana writes the first use of a token down a moment after it has answered. */
const LOOKS_AFTER_MS = [0, 300, 700];

export interface TokenToProve {
  account: OwnAccount;
  tokenId: number;
}

/**
 * Proves that the plugin proxy sends this very token: what the proxy asks is answered to its account, and Grafana has
 * seen it used. An older token of the same account would be answered as well. While the proxy still sends another, the
 * new one is stored once more, a second later.
 */
export async function proveToken(token: TokenToProve, store: () => Promise<Result<unknown>>): Promise<Result<void>> {
  const first = await proof(token);
  if (first.ok || first.fault.kind !== 'unauthorized') {
    return first;
  }
  await pause(NEXT_SECOND_MS);
  const again = await store();
  return again.ok ? proof(token) : again;
}

async function proof({ account, tokenId }: TokenToProve): Promise<Result<void>> {
  const owner = await send(getTokenOwner, undefined);
  if (!owner.ok) {
    return owner;
  }
  return owner.value.login === account.login
    ? wasUsed({ account, tokenId })
    : failed(refused(`The plugin proxy still sends the token of ${owner.value.login}.`));
}

async function wasUsed({ account, tokenId }: TokenToProve): Promise<Result<void>> {
  for (const waitMs of LOOKS_AFTER_MS) {
    await pause(waitMs);
    const tokens = await send(findTokens, { accountId: account.id });
    if (!tokens.ok) {
      return tokens;
    }
    const token = tokens.value.find(({ id }) => id === tokenId);
    if (!token) {
      return failed(deletedMeanwhile);
    }
    if (token.lastUsedAt !== undefined) {
      return ok(undefined);
    }
  }
  return failed(refused(`The plugin proxy still sends an older token of ${account.login}.`));
}

const refused = (detail: string): Fault => ({ kind: 'unauthorized', operation: getTokenOwner.id, detail });

const deletedMeanwhile: Fault = {
  kind: 'conflict',
  operation: findTokens.id,
  detail: 'Somebody else deleted the new token while it was being proved.',
};
