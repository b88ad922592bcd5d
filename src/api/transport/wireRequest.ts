import { ok, type Result } from '../../domain/fault/Fault';
import { addressOf } from './addressOf';
import type { WireRequest } from './exchange';
import type { Operation, RequestParts } from './Operation';

/** What is sent for one call; `invalid` where no address can be made of it. */
export function wireRequest<I, O>(asked: Operation<I, O>, parts: RequestParts): Result<WireRequest> {
  const address = addressOf(asked, parts);
  return address.ok
    ? ok({
        method: asked.method,
        url: address.value,
        contentType: asked.contentType ?? 'application/json',
        body: parts.body === undefined ? undefined : JSON.stringify(parts.body),
      })
    : address;
}
