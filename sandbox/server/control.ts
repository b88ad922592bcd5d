import { parseJson } from './parseJson';
import { json, message, notFound } from './reply';
import type { Sandbox } from './Sandbox';
import type { Ini } from './store/createStore';

/** The sandbox's own endpoints, below `/__sandbox/`. They need no credentials: only loopback reaches them. */
export async function control(sandbox: Sandbox, method: string, path: string, text: string): Promise<Response> {
  const body = parseJson(text);
  if (path === '/__sandbox/info' && method === 'GET') {
    return json(200, sandbox.info());
  }
  if (path === '/__sandbox/reset' && method === 'POST') {
    await sandbox.reset(iniOf(body));
    return message(200, 'Sandbox reset');
  }
  return path === '/__sandbox/faults' ? sandbox.faults.control(method, body) : notFound();
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sections of text values; numbers and booleans become text, as in the file. Undefined: as at the start. */
function iniOf(body: unknown): Ini | undefined {
  if (!isObject(body) || !isObject(body['ini'])) {
    return undefined;
  }
  const sections = Object.entries(body['ini']).filter((section): section is [string, Record<string, unknown>] =>
    isObject(section[1])
  );
  return Object.fromEntries(
    sections.map(([name, keys]) => [
      name,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, String(value)])),
    ])
  );
}
