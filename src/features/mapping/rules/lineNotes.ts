import { placeOfFinding } from '../../../domain/mapping/correction';
import type { ParsedDocument } from '../../../domain/mapping/document';
import type { RuleFinding } from '../../../domain/mapping/finding';
import type { RuleReview } from './ruleReview';

/** Something to know about one line of the text. */
export interface LineNote {
  /** 1-based. */
  line: number;
  severity: RuleFinding['severity'];
  /** What the document's check said; else `finding` is there. */
  problem?: string;
  finding?: RuleFinding;
}

/** Problems and findings by where they stand; findings of rules that the text no longer has are left out. */
export function lineNotes({ document, problems, placeAt }: ParsedDocument, reviews: readonly RuleReview[]): LineNote[] {
  const places = new Map(document?.rules.map(({ name }, at) => [name, at]));
  const ofProblems = problems.map(({ line, severity, message, expected }) => ({
    line,
    severity,
    problem: expected ? `${message}. Expected: ${expected}` : message,
  }));
  const ofFindings = reviews.flatMap(({ rule, findings }) => {
    const at = places.get(rule.name);
    return at === undefined || !placeAt
      ? []
      : findings.map((finding) => ({
          line: placeAt(['rules', at, ...placeOfFinding(rule, finding)]).line,
          severity: finding.severity,
          finding,
        }));
  });
  return [...ofProblems, ...ofFindings];
}
