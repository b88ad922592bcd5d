import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Step {
  as?: string;
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  save?: Record<string, string>;
  waitMs?: number;
  subset?: boolean;
  unordered?: boolean;
  note?: string;
  answer: { status: number; type?: string; headers?: Record<string, unknown>; body?: unknown };
}

/** A step of the identity provider, by the server's SCIM endpoint. */
export interface ScimStep {
  scim: { method: string; path: string; body?: unknown; save?: Record<string, string> };
  waitMs?: number;
}

export interface Recording {
  name: string;
  edition?: 'oss' | 'enterprise';
  ini?: Record<string, Record<string, string>>;
  echoPort?: number;
  steps: Array<Step | ScimStep>;
}

export const recordingsFolder = join(__dirname, 'recordings');

/** Texts of all recordings. */
export const recordingTexts = (): string[] =>
  readdirSync(recordingsFolder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(join(recordingsFolder, name), 'utf8'));

export type Values = Map<string, unknown>;

/** Saved values in the place of `{{name}}`; alone, a value keeps its type. */
export function fill(value: unknown, values: Values): unknown {
  if (typeof value === 'string') {
    const alone = /^\{\{([\w.]+)\}\}$/.exec(value)?.[1];
    return alone !== undefined && values.has(alone) ? values.get(alone) : fillText(value, values);
  }
  if (Array.isArray(value)) {
    return value.map((item) => fill(item, values));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [fillText(key, values), fill(item, values)]));
  }
  return value;
}

export const fillText = (text: string, values: Values): string =>
  text.replace(/\{\{([\w.]+)(?:\|string)?\}\}/g, (whole, name: string) =>
    values.has(name) ? String(values.get(name)) : whole
  );

/** `teams.[name=SRE].id` of an answer. */
export function pick(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const [, field = '', wanted] = /^\[(\w+)=(.+)\]$/.exec(key) ?? [];
    if (Array.isArray(value) && wanted !== undefined) {
      return value.find((item) => String(property(item, field)) === wanted);
    }
    return property(value, key);
  }, body);
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
