import { EMPTY_MAPPING_TEXT } from '../../../domain/mapping/document';
import type { Group } from '../../../domain/organisation/organisation';

const MOST_RULES = 30;
const LONGEST_NAME = 200;

/** A first document with one rule for each group of this Grafana, access left to be filled in. */
export function startingDocument(groups: readonly Group[]): string {
  const names = [...new Set(groups.map(({ displayName }) => displayName))].filter(
    (name) => name.trim() !== '' && name.length <= LONGEST_NAME
  );
  if (names.length === 0) {
    return EMPTY_MAPPING_TEXT;
  }
  const rules = names.slice(0, MOST_RULES).map(ruleText);
  const left = names.length - rules.length;
  const more = left > 0 ? [`  # ${left} more groups have no rule yet; a glob can match many at once.`] : [];
  return EMPTY_MAPPING_TEXT.replace('rules: []\n', () => ['rules:', ...rules, ...more, ''].join('\n'));
}

/** A JSON string is a YAML 1.2 double-quoted one. */
function ruleText(name: string): string {
  const quoted = JSON.stringify(name);
  return `  - name: ${quoted}\n    match: { group: ${quoted} }\n    folders: []`;
}
