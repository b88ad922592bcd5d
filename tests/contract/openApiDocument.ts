import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface OpenApiDocument extends JsonObject {
  paths: { [path: string]: JsonObject };
}

const file = resolve(__dirname, '../../../shared/contract/grafana-12.4-openapi3.json');

let kept: OpenApiDocument | undefined;

/** Grafana 12.4's own description of its HTTP API; undefined where it was not handed over. */
export function readOpenApiDocument(): OpenApiDocument | undefined {
  kept ??= existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument) : undefined;
  return kept;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The description of one method of one address. */
export interface Described {
  /** `GET /teams/{team_id}`. */
  name: string;
  operation: JsonObject;
}

/** Grafana's own pages use it; the document's `/access-control/{resource}/…` does not mean it. */
const OWN = /^\/api\/access-control\/user\//;

/** Looks a request up; of several paths that match, the one with the most fixed segments. */
export function lookUp({ paths }: OpenApiDocument, method: string, pathname: string): Described | undefined {
  if (!pathname.startsWith('/api/') || OWN.test(pathname)) {
    return undefined;
  }
  const segments = pathname
    .replace(/^\/api/, '')
    .replace(/\/$/, '')
    .split('/');
  const fixed = (path: string) => path.split('/').filter((segment) => !segment.startsWith('{')).length;
  const matching = Object.keys(paths)
    .filter((path) => matches(path.replace(/\/$/, '').split('/'), segments))
    .sort((a, b) => fixed(b) - fixed(a));
  for (const path of matching) {
    const operation = paths[path]?.[method.toLowerCase()];
    if (isObject(operation)) {
      return { name: `${method} ${path}`, operation };
    }
  }
  return undefined;
}

const matches = (template: string[], segments: string[]): boolean =>
  template.length === segments.length &&
  template.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]));

/** What a `$ref` stands for. */
export function resolveRef(document: OpenApiDocument, value: Json | undefined): JsonObject | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { $ref } = value;
  if (typeof $ref !== 'string') {
    return value;
  }
  const found = $ref
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), document);
  return resolveRef(document, found);
}

/** The JSON schema of a request body or an answer. */
export function schemaOf(document: OpenApiDocument, carrier: Json | undefined): Json | undefined {
  const content = resolveRef(document, carrier)?.['content'];
  const json = isObject(content) ? content['application/json'] : undefined;
  return isObject(json) ? json['schema'] : undefined;
}
