import type { Fault } from '../fault/Fault';
import type { Evidence } from './evidence';

/** Where a remedy is carried out: a page of this plugin, or a page of Grafana. */
export type RemedyLink =
  { page: 'configuration' | 'mapping' | 'audit'; query?: Readonly<Record<string, string>> } | { grafanaPath: string };

export interface Remedy {
  text: string;
  link?: RemedyLink;
  /** Where the exact thing is done when it is not done here. */
  console?: 'Okta' | 'Microsoft Entra ID' | 'Grafana';
}

/** What a check says. Its words hold figures, never names: those are evidence. */
export type Verdict =
  | { state: 'pass'; evidence: readonly Evidence[] }
  | { state: 'warn' | 'fail'; evidence: readonly Evidence[]; cause: string; remedy: Remedy }
  /** What could not be known, and why; never a pass. */
  | { state: 'unknown'; evidence: readonly Evidence[]; why: string; fault?: Fault }
  /** It is about something that this Grafana does not have or does not use. */
  | { state: 'skipped'; evidence: readonly Evidence[]; why: string };

export type VerdictState = Verdict['state'];

interface Found {
  evidence: readonly Evidence[];
  cause: string;
  remedy: Remedy;
}

export const pass = (...evidence: readonly Evidence[]): Verdict => ({ state: 'pass', evidence });

export const warn = (found: Found): Verdict => ({ state: 'warn', ...found });

export const fail = (found: Found): Verdict => ({ state: 'fail', ...found });

export const unknown = (why: string, evidence: readonly Evidence[] = [], fault?: Fault): Verdict => ({
  state: 'unknown',
  why,
  evidence,
  ...(fault ? { fault } : {}),
});

export const skipped = (why: string, ...evidence: readonly Evidence[]): Verdict => ({
  state: 'skipped',
  why,
  evidence,
});

/** `1 person`, `2 people`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
