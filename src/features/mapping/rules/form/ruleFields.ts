import type { DataSourceTarget, FolderTarget, Rule, RuleMatch } from '../../../../domain/mapping/rule';

export const MATCH_KINDS = ['group', 'glob', 'regex', 'externalId'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A rule as it is typed into a form. */
export interface RuleFields {
  name: string;
  matchKind: MatchKind;
  matchText: string;
  team: string;
  roles: readonly string[];
  folders: readonly FolderTarget[];
  datasources: readonly DataSourceTarget[];
  /** Separated by commas; empty: all. */
  environments: string;
  priority: string;
  paused: boolean;
  owner: string;
  expires: string;
  note: string;
}

export const NEW_RULE: RuleFields = {
  name: '',
  matchKind: 'group',
  matchText: '',
  team: '',
  roles: [],
  folders: [],
  datasources: [],
  environments: '',
  priority: '0',
  paused: false,
  owner: '',
  expires: '',
  note: '',
};

export function fieldsOf(rule: Rule): RuleFields {
  const { name, match, team, roles, folders, datasources, environments, priority, paused, owner, expires, note } = rule;
  const [kind, text] = matchParts(match);
  return {
    name,
    matchKind: kind,
    matchText: text,
    team: team?.name ?? '',
    roles,
    folders,
    datasources,
    environments: environments?.join(', ') ?? '',
    priority: String(priority),
    paused,
    owner: owner ?? '',
    expires: expires ?? '',
    note: note ?? '',
  };
}

export function ruleOf(fields: RuleFields): Rule {
  const environments = fields.environments.split(',').flatMap((part) => part.trim() || []);
  return {
    name: fields.name,
    match: matchOf(fields.matchKind, fields.matchText),
    team: fields.team === '' ? undefined : { name: fields.team },
    roles: fields.roles,
    folders: fields.folders,
    datasources: fields.datasources,
    environments: environments.length > 0 ? environments : undefined,
    priority: fields.priority.trim() === '' ? 0 : Number(fields.priority),
    paused: fields.paused,
    owner: fields.owner || undefined,
    expires: fields.expires || undefined,
    note: fields.note || undefined,
  };
}

const KEYS_OF_FIELDS = {
  name: ['name'],
  match: ['matchKind', 'matchText'],
  team: ['team'],
  roles: ['roles'],
  folders: ['folders'],
  datasources: ['datasources'],
  environments: ['environments'],
  priority: ['priority'],
  paused: ['paused'],
  owner: ['owner'],
  expires: ['expires'],
  note: ['note'],
} as const satisfies Record<keyof Rule, ReadonlyArray<keyof RuleFields>>;

/** What was changed in the form: what nobody touched stays as the text has it, also where the form cannot show it. */
export function changeOf(before: RuleFields, after: RuleFields): Partial<Rule> {
  const wanted = ruleOf(after);
  const touched = Object.entries(KEYS_OF_FIELDS).flatMap(([key, fields]) =>
    fields.some((field) => before[field] !== after[field]) ? key : []
  );
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => touched.includes(key)));
}

export function matchParts(match: RuleMatch): [kind: MatchKind, text: string] {
  if ('group' in match) {
    return ['group', match.group];
  }
  if ('glob' in match) {
    return ['glob', match.glob];
  }
  return 'regex' in match ? ['regex', match.regex] : ['externalId', match.externalId];
}

function matchOf(kind: MatchKind, text: string): RuleMatch {
  const matches: Record<MatchKind, RuleMatch> = {
    group: { group: text },
    glob: { glob: text },
    regex: { regex: text },
    externalId: { externalId: text },
  };
  return matches[kind];
}
