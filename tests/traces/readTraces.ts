import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Step {
  name: string;
  request: {
    method: string;
    path: string;
    query?: Record<string, string>;
    headers?: Record<string, string>;
    body?: unknown;
  };
  expect: { status: number[]; assert?: string[]; headers?: Record<string, string> };
  save?: Record<string, string>;
}

export interface Trace {
  id: string;
  title: string;
  steps: Step[];
}

export function readTraces(): Trace[] {
  const { traces } = JSON.parse(readFileSync(join(__dirname, 'scim-client-traces.json'), 'utf8')) as {
    traces: Trace[];
  };
  return traces;
}
