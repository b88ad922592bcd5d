import type { RuleFinding } from './finding';
import type { DataSourceTarget, FolderTarget, Rule } from './rule';

/** What to change in a rule so that it says what a finding suggests; undefined: a person has to decide. */
export function correctionOf(rule: Rule, { kind, written, suggestion }: RuleFinding): Partial<Rule> | undefined {
  if (suggestion === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'matches-nothing':
      return 'group' in rule.match ? { match: { group: suggestion } } : undefined;
    case 'unknown-role':
      return { roles: rule.roles.map((role) => (role === written ? suggestion : role)) };
    case 'unknown-folder':
      return { folders: rule.folders.map((target) => corrected(target, written, suggestion)) };
    case 'unknown-data-source':
      return { datasources: rule.datasources.map((target) => renamed(target, written, suggestion)) };
    case 'unknown-team':
      return { team: { name: suggestion } };
    default:
      return undefined;
  }
}

function corrected(target: FolderTarget, written: string | undefined, path: string): FolderTarget {
  return 'path' in target && target.path === written ? { ...target, path } : target;
}

function renamed(target: DataSourceTarget, written: string | undefined, name: string): DataSourceTarget {
  return 'name' in target && target.name === written ? { ...target, name } : target;
}

/** Where in a rule a finding is about, as keys below the rule. */
export function placeOfFinding(rule: Rule, { kind, written }: RuleFinding): ReadonlyArray<string | number> {
  switch (kind) {
    case 'matches-nothing':
    case 'duplicate-group':
    case 'no-team-yet':
      return ['match'];
    case 'unknown-role':
      return ['roles', rule.roles.findIndex((role) => role === written)];
    case 'role-not-delegatable':
    case 'roles-unavailable':
      return ['roles'];
    case 'unknown-folder':
      return ['folders', rule.folders.findIndex((target) => ('path' in target ? target.path : target.uid) === written)];
    case 'unknown-data-source':
      return [
        'datasources',
        rule.datasources.findIndex((target) => ('name' in target ? target.name : target.uid) === written),
      ];
    case 'data-sources-unavailable':
      return ['datasources'];
    case 'unknown-team':
    case 'other-team':
      return ['team'];
    case 'expired':
      return ['expires'];
    case 'paused':
      return ['paused'];
    case 'environment-unclear':
      return ['environments'];
    default:
      return [];
  }
}
