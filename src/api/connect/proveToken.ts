import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { getTokenOwner } from '../grafana/getTokenOwner';
import { pause } from '../transport/pause';
import { send } from '../transport/send';

/** Grafana keeps decrypted secrets by a time that has whole seconds; two saves within one can leave the older one. */
const NEXT_SECOND_MS = 1100;

/**
 * Asks through the proxy whose token it sends. While that is an older one, refused or somebody else's, stores the new
 * one once more, a second later.
 */
export async function proveToken(login: string, store: () => Promise<Result<unknown>>): Promise<Result<void>> {
  const first = await proof(login);
  if (first.ok || first.fault.kind !== 'unauthorized') {
    return first;
  }
  await pause(NEXT_SECOND_MS);
  const again = await store();
  return again.ok ? proof(login) : again;
}

async function proof(login: string): Promise<Result<void>> {
  const owner = await send(getTokenOwner, undefined);
  if (!owner.ok) {
    return owner;
  }
  return owner.value.login === login ? ok(undefined) : failed(foreign(owner.value.login));
}

const foreign = (login: string): Fault => ({
  kind: 'unauthorized',
  operation: getTokenOwner.id,
  detail: `The plugin proxy still sends the token of ${login}.`,
});
