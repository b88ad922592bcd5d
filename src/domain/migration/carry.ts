import { EMPTY_MAPPING_TEXT, parseMappingDocument } from '../mapping/document';
import { editMapping } from '../mapping/editMapping';
import { dataSourceFinder, folderFinder } from '../mapping/lookup';
import { ownMatchFinder } from '../mapping/ownMatch';
import type { MappingDocument, Rule, RuleMatch } from '../mapping/rule';
import { grantSayer, sayAll, type NotWritten } from '../mapping/sayGrant';
import type { Decoded } from '../mapping/stored';
import { indexActual } from '../organisation/actualIndex';
import { grantId, levelOf, strongest } from '../organisation/grantId';
import type { ActualGrants, Grant, Organisation, Permission, UnreadGrants } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import type { Work } from '../work/work';
import { certainGroup, comingGroups, type ComingGroup, type GroupMatch, type MigrationInput } from './teamSync';

/** One group, and what its new team shall hold because the old ones hold it. */
export interface Carried {
  group: ComingGroup;
  fromTeamUids: readonly string[];
  rule: Rule;
}

export interface Carry {
  /** By the group's name. */
  carried: readonly Carried[];
  /** Grants of old teams that no rule can say. */
  left: readonly NotWritten[];
  /** Not read, so it is unknown whether something has to be carried from there. */
  unread: readonly UnreadGrants[];
}

const asGroup = ({ name, externalId }: ComingGroup) => ({ displayName: name, externalId });

/** Each thing once, at its strongest level, as though held by one team. */
function strongestOf(grants: readonly Grant[]): Grant[] {
  const best = new Map<string, Grant>();
  for (const grant of grants) {
    const id = grantId({ ...grant, teamUid: '' });
    const known = best.get(id);
    const isStronger = !known || strongest(levelOf(known), levelOf(grant)) !== levelOf(known);
    best.set(id, isStronger ? grant : known);
  }
  return [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}

/**
 * The rules that give each group's team what the old teams of Team Sync hold. They say it before group sync is on,
 * when the plan is still empty, and after: every plan then gives to the teams that have come. Nothing is taken away
 * from an old team here. Of a team that is gone, `noted` says what it held.
 */
export function* carryAccess(
  input: MigrationInput,
  matches: readonly GroupMatch[],
  actual: ActualGrants,
  noted: readonly Grant[] = []
): Work<Carry> {
  const index = yield* indexActual(actual, input.organisation);
  const teams = new Set(input.organisation.teams.map(({ uid }) => uid));
  const gone = noted.filter(({ teamUid }) => !teams.has(teamUid));
  const grantsOf = gatherBy([...index.direct.values(), ...gone], ({ teamUid }) => teamUid);
  const say = grantSayer(input.organisation);
  const matchOf = ownMatchFinder(comingGroups(input).map(asGroup));
  const left = new Map<string, NotWritten>();
  const carried: Carried[] = [];
  for (const own of gatherBy(matches, (match) => keyOf(certainGroup(match))).values()) {
    const group = own[0] && certainGroup(own[0]);
    const match = group && matchOf(asGroup(group));
    const fromTeamUids = [...new Set(own.map(({ teamUid }) => teamUid))].filter((uid) => uid !== group?.teamUid).sort();
    const grants = strongestOf(fromTeamUids.flatMap((uid) => grantsOf.get(uid) ?? []));
    const said = sayAll(grants, match ? say : () => ({ why: 'No rule can be about its group alone.' }));
    said.left.forEach((one) => left.set(grantId(one.grant), one));
    if (group && match && said.left.length < grants.length) {
      carried.push({ group, fromTeamUids, rule: ruleFor(group, match, said) });
    }
    yield;
  }
  carried.sort((a, b) => (a.group.name < b.group.name ? -1 : 1));
  return { carried, left: [...left.values()], unread: actual.unread };
}

const ruleFor = (
  { name }: ComingGroup,
  match: RuleMatch,
  { roles, folders, datasources }: Pick<Rule, 'roles' | 'folders' | 'datasources'>
): Rule => ({
  name: `${name.slice(0, 480)} (from Team Sync)`,
  match,
  roles,
  folders,
  datasources,
  priority: 0,
  paused: false,
});

const keyOf = (group: ComingGroup | undefined): string | undefined =>
  group && JSON.stringify([group.name, group.externalId ?? '']);

/** What lists of targets give together, each thing once and at its strongest. */
function merged<P extends Permission, T extends { permission: P }>(
  targets: readonly T[],
  find: (target: T) => string | undefined
): T[] {
  const best = new Map<string, T>();
  for (const target of targets) {
    const key = find(target) ?? JSON.stringify(target);
    const known = best.get(key);
    const permission = strongest<P>(known?.permission, target.permission) ?? target.permission;
    best.set(key, { ...(known ?? target), permission });
  }
  return [...best.values()];
}

/** The mapping's text with the carried rules, and what they are called in it. */
export interface WrittenCarry {
  text: string;
  /** In the order of what is carried. */
  ruleNames: readonly string[];
  /** The text that was given says all of it already. */
  isWritten: boolean;
}

const isSameMatch = (a: RuleMatch, b: RuleMatch): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The rule's own earlier one, or the first name that is free. */
function placeFor(rule: Rule, byName: ReadonlyMap<string, Rule>): { name: string; known?: Rule } {
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? rule.name : `${rule.name} (${nth})`;
    const known = byName.get(name);
    if (!known || isSameMatch(known.match, rule.match)) {
      return { name, known };
    }
  }
}

/**
 * Writes the carried rules into the mapping: comments and order are kept. Written twice it says the same, and what was
 * carried before is only added to, so a migration can be left and taken up again.
 */
export function writeCarried(
  text: string,
  carried: readonly Carried[],
  { folders, dataSources = [] }: Pick<Organisation, 'folders' | 'dataSources'>
): Decoded<WrittenCarry> {
  const [findFolder, findDataSource] = [folderFinder(folders), dataSourceFinder(dataSources)];
  const before = text.trim() === '' ? EMPTY_MAPPING_TEXT : text;
  const { document = NO_DOCUMENT, problems } = parseMappingDocument(before);
  const rules = new Map(document.rules.map((rule) => [rule.name, rule]));
  const ruleNames = carried.map(({ rule }) => {
    const { name, known } = placeFor(rule, rules);
    const wanted = known
      ? {
          ...known,
          roles: [...new Set([...known.roles, ...rule.roles])],
          folders: merged([...known.folders, ...rule.folders], findFolder),
          datasources: merged([...known.datasources, ...rule.datasources], findDataSource),
        }
      : { ...rule, name };
    rules.set(name, wanted);
    return name;
  });
  const isWritten = problems.length === 0 && JSON.stringify([...rules.values()]) === JSON.stringify(document.rules);
  if (isWritten) {
    return { ok: true, value: { text, ruleNames, isWritten } };
  }
  const edited = editMapping(before, { ...document, rules: [...rules.values()] });
  return edited.ok ? { ok: true, value: { text: edited.value, ruleNames, isWritten } } : edited;
}

const NO_DOCUMENT: MappingDocument = { version: 1, rules: [] };
