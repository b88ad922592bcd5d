import { parseMappingDocument, serializeMappingDocument } from '../mapping/document';
import { dataSourceFinder, folderFinder } from '../mapping/lookup';
import { normaliseName } from '../mapping/namePattern';
import type { DataSourceTarget, FolderTarget, MappingDocument, Rule, RuleMatch } from '../mapping/rule';
import { writeDown } from '../mapping/writeDown';
import { folderTree } from '../organisation/folderTree';
import type { Grant, Group, Role } from '../organisation/organisation';
import { failed, ok, type Fault, type Result } from '../fault/Fault';
import type { Work } from '../work/work';
import { dataSourceSayer, documentOf, folderSayer } from './compareMapping';
import type { CountedTeam, Environment } from './environment';
import { pairDataSources, pairFolders, pairGroups, pairRoles, pairTeams, placedFolders } from './pairs';

/** `grants`: rules for what the teams of groups hold there; `rules`: the mapping document that stands there. */
export const LIKENESS_SOURCES = ['grants', 'rules'] as const;
export type LikenessSource = (typeof LIKENESS_SOURCES)[number];

export interface LeftOut {
  /** Name of the rule, or of the team whose grant no rule can say. */
  rule: string;
  what: string;
  why: string;
}

export interface Likeness {
  /** YAML of a mapping document; applying it is for the other side to decide. */
  text: string;
  ruleCount: number;
  /** What has no counterpart, or of which that is unknown. */
  left: readonly LeftOut[];
  /** Names of rules that hold only in the environments that they name. */
  bound: readonly string[];
}

export interface LikenessInput {
  /** What is to be copied. */
  model: Environment;
  /** Where the document is to be used: its uids and names stand in it. */
  target: Environment;
  modelName: string;
  targetName: string;
  source: LikenessSource;
}

/**
 * A mapping document that gives `target` what `model` has, in names and uids of `target`. What has no counterpart
 * there is left out and told. Nothing is written anywhere. Fails when what is to be copied could not be read.
 */
export function* likenessOf(input: LikenessInput): Work<Result<Likeness>> {
  const { model, target, source } = input;
  const origin = source === 'rules' ? ofRules(model) : yield* ofGrants(model);
  if (!origin.ok) {
    return origin;
  }
  yield;
  const translate = translator(model, target);
  const left: LeftOut[] = [...origin.value.left];
  const rules = origin.value.document.rules.flatMap((rule) => {
    const translated = translate(rule);
    left.push(...translated.left);
    return translated.rule ? [translated.rule] : [];
  });
  yield;
  const { guard } = origin.value.document;
  const document: MappingDocument = { version: 1, ...(guard && { guard }), rules };
  return ok({
    text: headOf(input) + serializeMappingDocument(document),
    ruleCount: rules.length,
    left,
    bound: rules.filter(({ environments }) => environments).map(({ name }) => name),
  });
}

/** SECURITY: a name must not end the comment that it stands in. */
const inOneLine = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

const headOf = ({ modelName, targetName, source }: LikenessInput): string =>
  `# Makes ${inOneLine(targetName)} like ${inOneLine(modelName)}, made of its ${source}.
# Review it, save it there, and look at the plan before you apply.
`;

interface Origin {
  document: MappingDocument;
  left: readonly LeftOut[];
}

function ofRules(model: Environment): Result<Origin> {
  const document = documentOf(model);
  return document.ok ? ok({ document: document.value ?? { version: 1, rules: [] }, left: [] }) : document;
}

function* ofGrants(model: Environment): Work<Result<Origin>> {
  const { groups, teams, folders, roles, dataSources, access } = model;
  const unread = [groups, teams, folders, access].find((part) => part !== undefined && !part.ok);
  if (unread && !unread.ok) {
    return unread;
  }
  if (!groups.ok || !teams.ok || !folders.ok || !access?.ok) {
    return failed(notReadYet);
  }
  const roleList = roles.ok ? roles.value?.map(withoutDelegation) : undefined;
  const organisation = {
    people: [],
    memberships: [],
    groups: groups.value.groups,
    teams: teams.value,
    folders: folders.value,
    ...(roleList && { roles: roleList }),
    dataSources: dataSources.ok ? dataSources.value : undefined,
  };
  const written = yield* writeDown(organisation, access.value);
  const { document } = parseMappingDocument(written.text);
  const say = grantWords(model);
  const left = [...written.left.map(({ grant, why }) => ({ ...say(grant), why })), ...unreadLeft(model)];
  return ok({ document: document ?? { version: 1, rules: [] }, left });
}

/** Whether our own token may give a role says nothing about another Grafana. */
const withoutDelegation = ({ isDelegatable: _, ...role }: Role): Role => role;

const notReadYet: Fault = { kind: 'invalid', operation: 'environments.likeness', detail: 'Access was not read yet.' };

function grantWords({
  teams,
  folders,
  roles,
  dataSources,
}: Environment): (grant: Grant) => Pick<LeftOut, 'rule' | 'what'> {
  const teamNames = new Map((teams.ok ? teams.value : []).map(({ uid, name }) => [uid, name]));
  const roleNames = new Map((roles.ok ? (roles.value ?? []) : []).map(({ uid, name }) => [uid, name]));
  const sources = dataSources.ok ? (dataSources.value ?? []) : [];
  const sourceNames = new Map(sources.map(({ uid, name }) => [uid, name]));
  const tree = folderTree(folders.ok ? folders.value : []);
  const target = (grant: Grant): string => {
    switch (grant.kind) {
      case 'role':
        return roleNames.get(grant.roleUid) ?? grant.roleUid;
      case 'folder':
        return `${tree.path(grant.folderUid).join('/') || grant.folderUid} (${grant.permission})`;
      case 'datasource':
        return `data source ${sourceNames.get(grant.dataSourceUid) ?? grant.dataSourceUid} (${grant.permission})`;
    }
  };
  return (grant) => ({ rule: teamNames.get(grant.teamUid) ?? grant.teamUid, what: target(grant) });
}

/** What may stand there and is not in the document, as it could not be read. */
function unreadLeft({ access, teams, roles, dataSources }: Environment): LeftOut[] {
  const unread = access?.ok ? access.value.unread : [];
  const countOf = (kind: (typeof unread)[number]['kind']) => unread.filter((gap) => gap.kind === kind).length;
  const [folderCount, sourceCount] = [countOf('folder'), countOf('datasource')];
  const teamCount = new Set(unread.flatMap((gap) => (gap.kind === 'team-roles' ? gap.teamUids : []))).size;
  const told = [
    folderCount > 0 && `grants of ${folderCount} folders`,
    sourceCount > 0 && `grants of ${sourceCount} data sources`,
    teamCount > 0 && `roles of ${teamCount} of ${teams.ok ? teams.value.length : 0} teams`,
    !roles.ok && 'roles of teams',
    !dataSources.ok && 'grants of data sources',
  ];
  return told.flatMap((what) => (what ? [{ rule: '', what, why: 'They could not be read.' }] : []));
}

type Translated<T> = { value: T } | { why: string };

/** Says a rule of one Grafana in the names and uids of another. */
function translator(model: Environment, target: Environment): (rule: Rule) => { rule?: Rule; left: LeftOut[] } {
  const matchOf = matchTranslator(model, target);
  const teamOf = teamTranslator(model, target);
  const roleOf = roleTranslator(model, target);
  const folderOf = folderTranslator(model, target);
  const dataSourceOf = dataSourceTranslator(model, target);
  const sayDataSource = dataSourceSayer(model.dataSources.ok ? (model.dataSources.value ?? []) : []);
  return (rule) => {
    const left: LeftOut[] = [];
    const keep = <T>(what: string, translated: Translated<T>): T[] => {
      if ('value' in translated) {
        return [translated.value];
      }
      left.push({ rule: rule.name, what, why: translated.why });
      return [];
    };
    const [match] = keep(matchText(rule.match), matchOf(rule.match));
    const team = rule.team && keep(rule.team.name, teamOf(rule.team.name))[0];
    if (!match || (rule.team && team === undefined)) {
      return { left };
    }
    const roles = rule.roles.flatMap((role) => keep(role, roleOf(role)));
    const folders = rule.folders.flatMap((folder) => keep(folderText(folder), folderOf(folder)));
    const datasources = rule.datasources.flatMap((source) =>
      keep(dataSourceText(sayDataSource(source)), dataSourceOf(source))
    );
    return roles.length + folders.length + datasources.length === 0
      ? { left }
      : {
          rule: {
            ...rule,
            match,
            ...(team !== undefined && { team: { name: team } }),
            roles,
            folders,
            datasources,
          },
          left,
        };
  };
}

const matchText = (match: RuleMatch): string =>
  Object.entries(match)
    .map(([by, value]) => `${by} ${value}`)
    .join('');

const folderText = (target: FolderTarget): string =>
  `${'uid' in target ? target.uid : target.path} (${target.permission})`;

const dataSourceText = (target: DataSourceTarget): string =>
  `data source ${'uid' in target ? target.uid : target.name} (${target.permission})`;

const why = (what: string, isKnown: boolean): { why: string } => ({
  why: isKnown ? `No ${what} corresponds to it.` : `Whether a ${what} corresponds to it is unknown.`,
});

const isSameName = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b);

/** A pattern stays as it is; a name or id becomes the one that the same group has there. */
function matchTranslator(model: Environment, target: Environment): (match: RuleMatch) => Translated<RuleMatch> {
  const theirs = target.groups.ok ? target.groups.value.groups : [];
  const pairs = pairGroups(model.groups.ok ? model.groups.value.groups : [], theirs);
  const counterpart = (isMeant: (group: Group) => boolean): Group | undefined =>
    pairs.find(({ here }) => here && isMeant(here))?.there ?? theirs.find(isMeant);
  return (match) => {
    if ('glob' in match || 'regex' in match) {
      return { value: match };
    }
    const found = counterpart((group) =>
      'group' in match ? isSameName(group.displayName, match.group) : group.externalId === match.externalId
    );
    if (!found) {
      return why('group', target.groups.ok);
    }
    return {
      value:
        'externalId' in match && found.externalId ? { externalId: found.externalId } : { group: found.displayName },
    };
  };
}

function teamTranslator(model: Environment, target: Environment): (name: string) => Translated<string> {
  const theirs = target.teams.ok ? target.teams.value : [];
  const pairs = pairTeams(model.teams.ok ? model.teams.value : [], theirs);
  return (name) => {
    const isMeant = (team: CountedTeam | undefined) => team !== undefined && isSameName(team.name, name);
    const found = pairs.find(({ here }) => isMeant(here))?.there ?? theirs.find(isMeant);
    return found ? { value: found.name } : why('team', target.teams.ok);
  };
}

function roleTranslator(model: Environment, target: Environment): (role: string) => Translated<string> {
  const theirs = target.roles.ok ? (target.roles.value ?? []) : [];
  const pairs = pairRoles(model.roles.ok ? (model.roles.value ?? []) : [], theirs);
  const byUid = new Map(pairs.flatMap(({ here, there }) => (here ? [[here.uid, there] as const] : [])));
  const byName = new Map(theirs.map((role) => [role.name, role]));
  return (written) => {
    const found = byName.get(written) ?? byUid.get(written);
    if (!found) {
      return why('role', target.roles.ok);
    }
    return found.isDelegatable === false
      ? { why: 'The service account there may not give this role.' }
      : { value: found.name };
  };
}

function folderTranslator(model: Environment, target: Environment): (folder: FolderTarget) => Translated<FolderTarget> {
  const ours = model.folders.ok ? model.folders.value : [];
  const theirs = target.folders.ok ? target.folders.value : [];
  const [find, findThere, say] = [folderFinder(ours), folderFinder(theirs), folderSayer(theirs)];
  const pairs = pairFolders(placedFolders(ours), placedFolders(theirs));
  const uidThere = new Map(pairs.flatMap(({ here, there }) => (here && there ? [[here.uid, there.uid] as const] : [])));
  return (written) => {
    const uid = find(written);
    const there = uid === undefined ? findThere(written) : uidThere.get(uid);
    return there === undefined
      ? why('folder', target.folders.ok)
      : { value: say({ uid: there, permission: written.permission }) };
  };
}

const NO_PERMISSIONS = { why: 'That Grafana has no permissions on data sources.' };

function dataSourceTranslator(
  model: Environment,
  target: Environment
): (source: DataSourceTarget) => Translated<DataSourceTarget> {
  const ours = model.dataSources.ok ? (model.dataSources.value ?? []) : [];
  const theirs = target.dataSources.ok ? (target.dataSources.value ?? []) : [];
  const [find, findThere, say] = [dataSourceFinder(ours), dataSourceFinder(theirs), dataSourceSayer(theirs)];
  const pairs = pairDataSources(ours, theirs);
  const uidThere = new Map(pairs.flatMap(({ here, there }) => (here && there ? [[here.uid, there.uid] as const] : [])));
  return (written) => {
    if (target.dataSources.ok && target.dataSources.value === undefined) {
      return NO_PERMISSIONS;
    }
    const uid = find(written);
    const there = uid === undefined ? findThere(written) : uidThere.get(uid);
    return there === undefined
      ? why('data source', target.dataSources.ok)
      : { value: say({ uid: there, permission: written.permission }) };
  };
}
