import { operation, type Operation } from '../transport/Operation';

/** Id of every operation that asks the peer begins so. */
export const PEER_PREFIX = 'peer.';

/**
 * The same read, asked of the peer: through routes of its own, with the peer's token, GET only. SECURITY: whatever is
 * no GET has no business there, so it is refused when the module is loaded.
 */
export function ofPeer<I, O>(asked: Operation<I, O>): Operation<I, O> {
  if (asked.method !== 'GET') {
    throw new TypeError(`${asked.id} is no GET: the peer is only read.`);
  }
  return operation({
    ...asked,
    id: PEER_PREFIX + asked.id.replace(/^[a-z]+\./, ''),
    via: 'proxy',
    path: `/peer${asked.path}`,
    fallbackOf: undefined,
  });
}
