import { shownList } from './shown';

export const FINDING_KINDS = [
  'matches-nothing',
  'shadowed-by',
  'conflicting',
  'unknown-role',
  'roles-unavailable',
  'unknown-folder',
  'unknown-data-source',
  'data-sources-unavailable',
  'role-not-delegatable',
  'no-team-yet',
  'unknown-team',
  'other-team',
  'expired',
  'paused',
  'environment-unclear',
  'duplicate-group',
  'weaker-exists',
  'stronger-exists',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something about a rule that the person should know before applying. */
export interface RuleFinding {
  ruleName: string;
  kind: FindingKind;
  severity: 'error' | 'warning' | 'info';
  detail: string;
  /** What the rule names and nothing here is called. */
  written?: string;
  /** What to write instead, where a near miss was found. */
  suggestion?: string;
}

interface Gathered extends Omit<RuleFinding, 'detail'> {
  names: string[];
  words: (names: string) => string;
}

/** Findings of one rule and kind, said once for all the names that they are about. */
export class FindingList {
  readonly #gathered = new Map<string, Gathered>();

  /** `words` is given the names as a short list; equal `topic`s of a rule and kind are one finding. */
  add(finding: Omit<RuleFinding, 'detail'>, topic: string, name: string, words: (names: string) => string): void {
    const key = JSON.stringify([finding.ruleName, finding.kind, topic]);
    const known = this.#gathered.get(key);
    if (known) {
      known.names.push(name);
    } else {
      this.#gathered.set(key, { ...finding, names: [name], words });
    }
  }

  all(): RuleFinding[] {
    return Array.from(this.#gathered.values(), ({ names, words, ...finding }) => ({
      ...finding,
      detail: words(shownList([...names].sort())),
    }));
  }
}
