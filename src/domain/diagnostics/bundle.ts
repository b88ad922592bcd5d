import type { Fault } from '../fault/Fault';
import type { Check } from './Check';
import type { Evidence } from './evidence';
import { openly, pseudonyms, withoutSecrets, type Redact } from './redact';
import type { CheckResult } from './runChecks';
import { byGravity } from './summary';
import type { Verdict, VerdictState } from './verdict';

interface BundledEvidence {
  label: string;
  count: number;
  rows: ReadonlyArray<readonly string[]>;
}

interface BundledCheck {
  id: string;
  title: string;
  area: string;
  state: VerdictState | 'not run';
  cause?: string;
  remedy?: string;
  why?: string;
  fault?: Partial<Fault>;
  evidence: readonly BundledEvidence[];
  source: string;
}

/** What is handed to whoever helps: everything that the checks saw, without what they need not know. */
export interface Bundle {
  format: 'scim-manager-support-bundle';
  formatVersion: 1;
  /** ISO 8601. */
  createdAt: string;
  isRedacted: boolean;
  grafana: { version: string; edition: string };
  counts: Readonly<Partial<Record<BundledCheck['state'], number>>>;
  checks: readonly BundledCheck[];
}

export interface BundleInput {
  checks: readonly Check[];
  results: readonly CheckResult[];
  grafana: Bundle['grafana'];
  nowMs: number;
  isRedacted: boolean;
}

const ROWS_BUNDLED = 50;

/** Made of typed evidence and of our own words only, so that nothing can slip through that is not meant to. */
export function makeBundle({ checks, results, grafana, nowMs, isRedacted }: BundleInput): Bundle {
  const redact = isRedacted ? pseudonyms() : openly;
  const judged = byGravity(checks, results);
  const run = new Set(judged.map(({ check }) => check.id));
  const bundled = [
    ...judged.map(({ check, result }) => bundledCheck(check, result.verdict, redact)),
    ...checks.filter(({ id }) => !run.has(id)).map((check) => bundledCheck(check, undefined, redact)),
  ];
  const counts: Partial<Record<BundledCheck['state'], number>> = {};
  bundled.forEach(({ state }) => (counts[state] = (counts[state] ?? 0) + 1));
  return {
    format: 'scim-manager-support-bundle',
    formatVersion: 1,
    createdAt: new Date(nowMs).toISOString(),
    isRedacted,
    grafana,
    counts,
    checks: bundled,
  };
}

function bundledCheck({ id, title, area, source }: Check, verdict: Verdict | undefined, redact: Redact): BundledCheck {
  const about = { id, title, area, source };
  if (!verdict) {
    return { ...about, state: 'not run', evidence: [] };
  }
  const evidence = verdict.evidence.map((item) => bundledEvidence(item, redact));
  switch (verdict.state) {
    case 'pass':
      return { ...about, state: verdict.state, evidence };
    case 'warn':
    case 'fail':
      return { ...about, state: verdict.state, cause: verdict.cause, remedy: verdict.remedy.text, evidence };
    case 'skipped':
      return { ...about, state: verdict.state, why: verdict.why, evidence };
    case 'unknown':
      return {
        ...about,
        state: verdict.state,
        why: verdict.why,
        ...(verdict.fault && { fault: bundledFault(verdict.fault, redact) }),
        evidence,
      };
  }
}

const bundledEvidence = ({ label, count, rows }: Evidence, redact: Redact): BundledEvidence => ({
  label,
  count,
  rows: rows.slice(0, ROWS_BUNDLED).map((row) => row.map(redact)),
});

function bundledFault(
  { kind, operation, status, scimType, messageId, missingPermissions, detail }: Fault,
  redact: Redact
) {
  return {
    kind,
    operation,
    ...(status !== undefined && { status }),
    ...(scimType !== undefined && { scimType: withoutSecrets(scimType) }),
    ...(messageId !== undefined && { messageId: withoutSecrets(messageId) }),
    ...(missingPermissions && { missingPermissions: missingPermissions.map(withoutSecrets) }),
    detail: redact({ kind: 'text', text: detail }),
  };
}

export const bundleToJson = (bundle: Bundle): string => `${JSON.stringify(bundle, null, 2)}\n`;

/** For an issue or a mail. What others wrote stands in code spans, where it can do nothing. */
export function bundleToMarkdown({ createdAt, isRedacted, grafana, counts, checks }: Bundle): string {
  const lines = [
    '# SCIM Manager: support bundle',
    '',
    `- Made: ${createdAt}`,
    `- Grafana: ${code(grafana.version)} (${code(grafana.edition)})`,
    `- Names, addresses and ids: ${isRedacted ? 'replaced by numbers' : 'as they are'}`,
    `- Checks: ${Object.entries(counts)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ')}`,
    '',
    ...checks.flatMap(markdownOf),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function markdownOf({ id, title, state, cause, remedy, why, fault, evidence, source }: BundledCheck): string[] {
  return [
    `## ${state.toUpperCase()}: ${title}`,
    '',
    ...said('Check', code(id)),
    ...said('Cause', cause),
    ...said('Remedy', remedy),
    ...said('Why', why),
    ...said('Fault', fault && code(JSON.stringify(fault))),
    ...evidence.flatMap(({ label, count, rows }) => [
      `- ${label} (${count})`,
      ...rows.map((row) => `  - ${row.map(code).join(' · ')}`),
      ...(count > rows.length && rows.length > 0 ? [`  - and ${count - rows.length} more`] : []),
    ]),
    ...said('Source', source),
    '',
  ];
}

const said = (term: string, text: string | undefined): string[] => (text === undefined ? [] : [`- ${term}: ${text}`]);

/** CommonMark 6.1: a code span ends at a run of as many backticks as it began with. */
function code(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, ' ').trim();
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line || ' '}${fence}` : `${fence} ${line} ${fence}`;
}
