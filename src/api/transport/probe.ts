import { failed, ok, type Result } from '../../domain/fault/Fault';
import type { Exchange } from '../../domain/fault/Exchange';
import { classify, isProxysOwn, networkFault, type Answer } from './classify';
import { exchange } from './exchange';
import type { Operation } from './Operation';
import { stack } from './stack';
import { upstreamPath } from './upstreamPath';
import { wireRequest } from './wireRequest';

const MAX_TEXT = 2000;

export interface ProbeOptions {
  signal?: AbortSignal;
  /** The one that the plugin is connected to; this Grafana's own by default. */
  namespace?: string;
}

/**
 * Sends one operation a single time and tells what went over the wire. Every answer of Grafana is an exchange,
 * whatever its status; a fault means that Grafana was not asked: the connection failed, or the plugin proxy refused or
 * reached nobody. Rejects only when `signal` is aborted.
 */
export async function probe<I, O>(
  asked: Operation<I, O>,
  input: I,
  { signal, namespace = stack().namespace }: ProbeOptions = {}
): Promise<Result<Exchange>> {
  const { body, ...parts } = asked.request(input);
  const wire = wireRequest(asked, { ...parts, body });
  if (!wire.ok) {
    return wire;
  }
  const startMs = performance.now();
  try {
    const answer = await exchange(wire.value, signal);
    const durationMs = performance.now() - startMs;
    const fault = classify(asked, answer, Date.now());
    return isProxysOwn(fault)
      ? failed(fault)
      : ok({
          method: asked.method,
          path: upstreamPath(wire.value.url, namespace),
          ...(body === undefined ? {} : { requestBody: body }),
          ...answered(answer),
          durationMs,
        });
  } catch {
    signal?.throwIfAborted();
    return failed(networkFault(asked));
  }
}

function answered({ status, contentType, text }: Answer): Pick<Exchange, 'status' | 'contentType' | 'body'> {
  return { status, ...(contentType ? { contentType } : {}), body: bodyOf(text) };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, MAX_TEXT);
  }
}
