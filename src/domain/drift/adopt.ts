import { parseMappingDocument } from '../mapping/document';
import { addRule, changeRule } from '../mapping/editMapping';
import { dataSourceFinder, folderFinder, roleFinder } from '../mapping/lookup';
import { matchRules, type RuleMatches } from '../mapping/match';
import { planMapping, type PlanInput } from '../mapping/plan';
import type { Rule } from '../mapping/rule';
import { grantSayer, type SaidGrant } from '../mapping/sayGrant';
import { shown } from '../mapping/shown';
import type { Decoded } from '../mapping/stored';
import { atLevel, grantId, isPermission } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import type { Work } from '../work/work';
import type { Difference } from './difference';

export type AdoptInput = Omit<PlanInput, 'document'>;

const refuse = (reason: string): Decoded<never> => ({ ok: false, reason });

/** The grant as it stands; undefined: it does not. */
function grantNow({ target, actual }: Difference): Grant | undefined {
  if (target.kind !== 'grant' || actual === undefined) {
    return undefined;
  }
  return isPermission(actual) ? atLevel(target.grant, actual) : target.grant;
}

/** Whether all that a rule gives goes to one team. */
function isAboutTeamAlone({ rule, groups }: RuleMatches, teamUid: string, teamName: string | undefined): boolean {
  return rule.team
    ? rule.team.name === teamName
    : groups.length > 0 && groups.every((group) => group.teamUid === teamUid);
}

/** A rule's roles, folders and data sources with what stands now in the place of what it said about the same thing. */
function targetsWith(rule: Rule, grant: Grant, said: SaidGrant | undefined, input: AdoptInput): Partial<Rule> {
  if (grant.kind === 'role') {
    const find = roleFinder(input.organisation.roles);
    const others = rule.roles.filter((role) => find(role)?.uid !== grant.roleUid);
    return { roles: said && 'role' in said ? [...others, said.role] : others };
  }
  if (grant.kind === 'folder') {
    const find = folderFinder(input.organisation.folders);
    const wanted = said && 'folder' in said ? said.folder : undefined;
    return { folders: targetsAt(rule.folders, (target) => find(target) === grant.folderUid, wanted) };
  }
  const find = dataSourceFinder(input.organisation.dataSources);
  const wanted = said && 'dataSource' in said ? said.dataSource : undefined;
  return { datasources: targetsAt(rule.datasources, (target) => find(target) === grant.dataSourceUid, wanted) };
}

/** Targets with a wanted level in the place of those that name the same thing; none wanted: without them. */
function targetsAt<T extends { permission: string }>(
  targets: readonly T[],
  isSame: (target: T) => boolean,
  wanted: T | undefined
): T[] {
  if (!wanted) {
    return targets.filter((target) => !isSame(target));
  }
  const { permission } = wanted;
  return targets.some(isSame)
    ? targets.map((target) => (isSame(target) ? { ...target, permission } : target))
    : [...targets, wanted];
}

/** The rules to change: those that give the grant now, else one that is about its team alone. */
function rulesToChange(
  matches: readonly RuleMatches[],
  giving: readonly string[],
  grant: Grant,
  input: AdoptInput
): Decoded<readonly Rule[]> {
  const teamName = input.organisation.teams.find(({ uid }) => uid === grant.teamUid)?.name;
  const isAlone = (match: RuleMatches) => isAboutTeamAlone(match, grant.teamUid, teamName);
  const concerned = matches.filter(({ rule }) => giving.includes(rule.name));
  const shared = concerned.find((match) => !isAlone(match));
  if (shared) {
    return refuse(`Rule ${shown(shared.rule.name)} is about several teams. Change it by hand.`);
  }
  const chosen = concerned.length > 0 ? concerned : matches.filter(isAlone).slice(0, 1);
  return { ok: true, value: chosen.map(({ rule }) => rule) };
}

function withNewRule(text: string, grant: Grant, said: SaidGrant, { organisation }: AdoptInput): Decoded<string> {
  const [group, ...others] = organisation.groups.filter(({ teamUid }) => teamUid === grant.teamUid);
  if (!group || others.length > 0) {
    return refuse('Its team is not the team of one group, so no rule can be about it.');
  }
  const taken = new Set(parseMappingDocument(text).document?.rules.map(({ name }) => name));
  const rule: Rule = {
    name: taken.has(group.displayName) ? `${group.displayName} (adopted)` : group.displayName,
    match: { group: group.displayName },
    roles: 'role' in said ? [said.role] : [],
    folders: 'folder' in said ? [said.folder] : [],
    datasources: 'dataSource' in said ? [said.dataSource] : [],
    priority: 0,
    paused: false,
  };
  return addRule(text, rule);
}

function edited(
  text: string,
  rules: readonly Rule[],
  grant: Grant,
  said: SaidGrant | undefined,
  input: AdoptInput
): Decoded<string> {
  if (rules.length === 0) {
    return said
      ? withNewRule(text, grant, said, input)
      : refuse('No rule gives it any more: the next apply forgets it.');
  }
  return rules.reduce<Decoded<string>>(
    (answer, rule) => (answer.ok ? changeRule(answer.value, rule.name, targetsWith(rule, grant, said, input)) : answer),
    { ok: true, value: text }
  );
}

/** Whether the edited document has nothing to do any more about the grant, and nothing new to do elsewhere. */
function* isSettled(text: string, id: string, before: ReadonlySet<string>, input: AdoptInput): Work<boolean> {
  const { document } = parseMappingDocument(text);
  const plan = document && (yield* planMapping({ ...input, document }));
  const changes = plan?.steps.filter(({ kind }) => kind !== 'keep') ?? [];
  return plan !== undefined && changes.every((step) => step.id !== id && before.has(step.id));
}

/**
 * The text of the mapping changed so that it says what stands: comments and order are kept. Refuses, with the reason,
 * where a rule cannot say it without changing the access of others. `input` as for planning.
 */
export function* adopt(difference: Difference, text: string, input: AdoptInput): Work<Decoded<string>> {
  const { document } = parseMappingDocument(text);
  if (difference.target.kind !== 'grant') {
    return refuse('A mapping says nothing about this.');
  }
  if (!document) {
    return refuse('The mapping has errors. Correct them first.');
  }
  const id = grantId(difference.target.grant);
  const now = grantNow(difference);
  const said = now && grantSayer(input.organisation)(now);
  if (said && 'why' in said) {
    return refuse(said.why);
  }
  const { matches } = yield* matchRules({ ...input, document });
  const plan = yield* planMapping({ ...input, document });
  const giving = plan.steps.find((step) => step.id === id && step.groupIds.length > 0)?.ruleNames ?? [];
  const { grant } = difference.target;
  const rules = rulesToChange(matches, giving, grant, input);
  const answer = rules.ok ? edited(text, giving.length === 0 && !said ? [] : rules.value, grant, said, input) : rules;
  const before = new Set(plan.steps.flatMap((step) => (step.kind === 'keep' ? [] : step.id)));
  return !answer.ok || (yield* isSettled(answer.value, id, before, input))
    ? answer
    : refuse('The mapping cannot say this without changing other access. Change it by hand.');
}
