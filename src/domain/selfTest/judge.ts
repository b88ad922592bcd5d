import { explain, type Explanation } from '../explainer/explain';
import type { Exchange } from '../fault/Exchange';
import type { Result } from '../fault/Fault';
import { isResource, resourcesOf, type Expectation } from './Expectation';

export type Verdict = 'pass' | 'fail' | 'unknown';

export interface Judgement {
  verdict: Verdict;
  /** What came, for people. */
  got: string;
  /** What a failure means; most exact first. */
  explanations: readonly Explanation[];
}

/** Compares an answer with what has to come. That nothing came is unknown: nobody answered who could be right or wrong. */
export function judge(expected: Expectation, outcome: Result<Exchange>): Judgement {
  if (!outcome.ok) {
    const { detail, messageId = '' } = outcome.fault;
    return { verdict: 'unknown', got: `No answer: ${detail}`, explanations: explained(`${messageId} ${detail}`) };
  }
  const { status, body } = outcome.value;
  const isExpected = expected.statuses.includes(status);
  if (!isExpected && expected.isOptional !== undefined && status === 404) {
    return { verdict: 'unknown', got: `404, not offered. ${expected.isOptional}`, explanations: [] };
  }
  const problem = isExpected ? expected.problem?.(body, status) : undefined;
  if (isExpected && problem === undefined) {
    return { verdict: 'pass', got: summary(status, body), explanations: [] };
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    verdict: 'fail',
    got: problem === undefined ? withDetail(status, body) : `${status}, but ${problem}`,
    explanations: explained(`HTTP ${status} ${text}`),
  };
}

const explained = (text: string): readonly Explanation[] => explain(text).explanations.slice(0, 3);

function summary(status: number, body: unknown): string {
  const found = resourcesOf(body);
  return found && isResource(body) ? `${status}, ${String(body['totalResults'])} found` : String(status);
}

const SHOWN = 200;

function withDetail(status: number, body: unknown): string {
  const said = isResource(body) ? (body['detail'] ?? body['message']) : body;
  return typeof said === 'string' && said !== '' ? `${status}: ${said.slice(0, SHOWN)}` : String(status);
}
