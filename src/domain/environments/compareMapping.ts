import { stringify } from 'yaml';
import { parseMappingDocument, written } from '../mapping/document';
import { dataSourceFinder, folderFinder } from '../mapping/lookup';
import { isSayable } from '../mapping/sayGrant';
import type { DataSourceTarget, FolderTarget, GuardChoice, MappingDocument, Rule } from '../mapping/rule';
import { failed, ok, type Fault, type Result } from '../fault/Fault';
import type { DataSource, Folder, Role } from '../organisation/organisation';
import { known } from './compared';
import { foundOf, type Found, mapped, pairsOf } from './compareLists';
import type { Environment } from './environment';
import { placedFolders } from './pairs';
import { pairUp } from './pairUp';

/** The parsed document; undefined: there is none. What is no mapping is a `malformed` fault. */
export function documentOf({ mapping }: Pick<Environment, 'mapping'>): Result<MappingDocument | undefined> {
  if (!mapping.ok || mapping.value === undefined || mapping.value.trim() === '') {
    return mapping.ok ? ok(undefined) : mapping;
  }
  const { document, problems } = parseMappingDocument(mapping.value);
  return document ? ok(document) : failed(notUsable(problems[0]?.message ?? ''));
}

const notUsable = (why: string): Fault => ({
  kind: 'malformed',
  operation: 'mapping.read',
  detail: `The mapping document has a mistake in it: ${why}`,
});

interface Named {
  name: string;
  text: string;
}

const textOf = (value: unknown): string =>
  stringify(value, { version: '1.2', lineWidth: 0, aliasDuplicateObjects: false });

/** Rules as text in which folders stand by path, roles and data sources by name, as uids say nothing in another Grafana. */
function rulesOf(environment: Environment): Result<Named[]> {
  const say = canonicalRule(environment);
  return mapped(documentOf(environment), (document) =>
    (document?.rules ?? []).map((rule) => ({ name: rule.name, text: textOf(written(say(rule))) }))
  );
}

function canonicalRule({ folders, roles, dataSources }: Environment): (rule: Rule) => Rule {
  const sayFolder = folderSayer(folders.ok ? folders.value : []);
  const sayDataSource = dataSourceSayer(dataSources.ok ? (dataSources.value ?? []) : []);
  const roleNames = new Map((roles.ok ? (roles.value ?? []) : []).map(({ uid, name }: Role) => [uid, name]));
  return (rule) => ({
    ...rule,
    roles: rule.roles.map((role) => roleNames.get(role) ?? role).sort(),
    folders: rule.folders.map(sayFolder).sort(byText),
    datasources: rule.datasources.map(sayDataSource).sort(byText),
    ...(rule.environments && { environments: [...rule.environments].sort() }),
  });
}

const byText = (a: unknown, b: unknown): number => (textOf(a) < textOf(b) ? -1 : 1);

/** A target by its folder's path where that leads to it alone, else as it stands. */
export function folderSayer(folders: readonly Folder[]): (target: FolderTarget) => FolderTarget {
  const find = folderFinder(folders);
  const paths = new Map(placedFolders(folders).map(({ uid, path }) => [uid, path]));
  return (target) => {
    const { permission } = target;
    const uid = find(target);
    const path = uid === undefined ? undefined : paths.get(uid);
    if (uid === undefined || path === undefined) {
      return target;
    }
    return find({ path, permission }) === uid ? { path, permission } : { uid, permission };
  };
}

/** A target by the name of its data source where that leads to it alone, else as it stands. */
export function dataSourceSayer(dataSources: readonly DataSource[]): (target: DataSourceTarget) => DataSourceTarget {
  const find = dataSourceFinder(dataSources);
  const names = new Map(dataSources.map(({ uid, name }) => [uid, name]));
  return (target) => {
    const { permission } = target;
    const uid = find(target);
    const name = uid === undefined ? undefined : names.get(uid);
    if (uid === undefined || name === undefined) {
      return target;
    }
    return isSayable(name) && find({ name, permission }) === uid ? { name, permission } : { uid, permission };
  };
}

const RULE = {
  area: 'mapping',
  kind: 'rule',
  subjectOf: ({ name }: Named) => ({ name }),
  fieldsOf: ({ text }: Named) => [['text', known(text)] as const],
} as const;

const byName = (a: readonly Named[], b: readonly Named[]) =>
  pairUp(a, b, [{ of: ({ name }) => name, isExact: true }], ({ name, text }) => JSON.stringify([name, text]));

/** Rules by name, the guard, and the order of the rules that both have. Comments are not compared. */
export function compareMapping(here: Environment, there: Environment): Found[] {
  const [ours, theirs] = [documentOf(here), documentOf(there)];
  const rules = pairsOf(rulesOf(here), rulesOf(there), byName, RULE);
  return ours.ok && theirs.ok
    ? [...rules, ...guardOf(ours.value?.guard, theirs.value?.guard), ...orderOf(ours.value, theirs.value)]
    : rules;
}

function guardOf(here: GuardChoice | undefined, there: GuardChoice | undefined): Found[] {
  const named = (guard: GuardChoice | undefined) =>
    guard && { name: '', text: textOf({ ...guard, ...(guard.protectedTeams && sortedTeams(guard.protectedTeams)) }) };
  const pair = { here: named(here), there: named(there) };
  return pair.here || pair.there ? [foundOf(pair, { ...RULE, kind: 'guard' })] : [];
}

const sortedTeams = (teams: readonly string[]) => ({ protectedTeams: [...teams].sort() });

/** The order counts among rules of one priority, so it is compared for those that both documents have. */
function orderOf(here: MappingDocument | undefined, there: MappingDocument | undefined): Found[] {
  const names = (document: MappingDocument | undefined, others: MappingDocument | undefined): string => {
    const shared = new Set(others?.rules.map(({ name }) => name));
    return (document?.rules ?? [])
      .map(({ name }) => name)
      .filter((name) => shared.has(name))
      .join('\n');
  };
  const pair = { here: { name: '', text: names(here, there) }, there: { name: '', text: names(there, here) } };
  return pair.here.text === pair.there.text ? [] : [foundOf(pair, { ...RULE, kind: 'rule-order' })];
}
