import { isNode, parseDocument } from 'yaml';
import type { PluginManifest } from '../plugin';

/** A route's body as it stands in plugin.json: Grafana sends it on with its spaces and line breaks. */
export class RawBody {
  constructor(readonly text: string) {}
}

/** Reads a plugin.json. Throws when it is not one. */
export function readPlugin(text: string): PluginManifest {
  const manifest = JSON.parse(text) as PluginManifest;
  if (typeof manifest.id !== 'string' || typeof manifest.type !== 'string') {
    throw new TypeError('a plugin.json has an id and a type');
  }
  const document = parseDocument(text);
  const routes = (manifest.routes ?? []).map((route, index) => {
    const body = document.getIn(['routes', index, 'body'], true);
    const [start, end] = (isNode(body) && body.range) || [];
    return start === undefined ? route : { ...route, body: new RawBody(text.slice(start, end)) };
  });
  return { ...manifest, routes };
}
