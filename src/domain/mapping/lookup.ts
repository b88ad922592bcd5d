import { folderTree } from '../organisation/folderTree';
import type { DataSource, Folder, Group, Organisation, Role } from '../organisation/organisation';
import { FindingList, type FindingKind } from './finding';
import { normaliseName } from './namePattern';
import type { DataSourceTarget, FolderTarget, Rule } from './rule';
import { shown } from './shown';
import { MeantNames } from './similarName';

type UidsByName = ReadonlyMap<string, string>;

/** A name that several bear leads to none of them. */
function uniqueNames<T extends { uid: string }>(items: readonly T[], nameOf: (item: T) => string): UidsByName {
  const uids = new Map<string, string | undefined>();
  for (const item of items) {
    const name = normaliseName(nameOf(item));
    uids.set(name, uids.has(name) ? undefined : item.uid);
  }
  return new Map([...uids].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const folderPaths = (folders: readonly Folder[], tree = folderTree(folders)): UidsByName =>
  uniqueNames(folders, ({ uid }) => tree.path(uid).join('/'));

/** Finds the folder of a target: by uid, or by the titles on the way to it. */
export function folderFinder(folders: readonly Folder[]): (target: FolderTarget) => string | undefined {
  const tree = folderTree(folders);
  let paths: UidsByName | undefined;
  return (target) => {
    if ('uid' in target) {
      return tree.has(target.uid) ? target.uid : undefined;
    }
    paths ??= folderPaths(folders, tree);
    return paths.get(normaliseName(target.path));
  };
}

/** Finds the data source of a target: by uid, or by its name. */
export function dataSourceFinder(
  dataSources: readonly DataSource[] = []
): (target: DataSourceTarget) => string | undefined {
  const uids = new Set(dataSources.map(({ uid }) => uid));
  let names: UidsByName | undefined;
  return (target) => {
    if ('uid' in target) {
      return uids.has(target.uid) ? target.uid : undefined;
    }
    names ??= uniqueNames(dataSources, ({ name }) => name);
    return names.get(normaliseName(target.name));
  };
}

/** Finds a role by its name where only one bears it, else by its uid. */
export function roleFinder(roles: readonly Role[] = []): (written: string) => Role | undefined {
  const byUid = new Map(roles.map((role) => [role.uid, role]));
  const uids = uniqueNames(roles, ({ name }) => name);
  return (written) => byUid.get(uids.get(normaliseName(written)) ?? written);
}

export interface FoundFolder {
  folderUid: string;
  target: FolderTarget;
}

export interface FoundDataSource {
  dataSourceUid: string;
  target: DataSourceTarget;
}

/** Turns the names in rules into uids, and notes what it did not find. */
export class Lookup {
  readonly findings = new FindingList();
  /** Rules of which some roles, folders, data sources, teams, or teams of groups were not found. */
  readonly unsure = {
    role: new Set<string>(),
    folder: new Set<string>(),
    datasource: new Set<string>(),
    team: new Set<string>(),
    link: new Set<string>(),
  };

  readonly #mayNameRoles: boolean;
  readonly #hasRoles: boolean;
  readonly #findRole: ReturnType<typeof roleFinder>;
  readonly #teamUids: UidsByName;
  readonly #teamNames: ReadonlyMap<string, string>;
  readonly #findFolder: ReturnType<typeof folderFinder>;
  readonly #mayNameDataSources: boolean;
  readonly #hasDataSourcePermissions: boolean;
  readonly #findDataSource: ReturnType<typeof dataSourceFinder>;
  /** Names that lead to something, for suggestions. */
  readonly #meant: Readonly<Record<'role' | 'folder' | 'datasource' | 'team', MeantNames>>;

  constructor(organisation: Organisation, hasRoles: boolean) {
    const { roles, teams, folders, dataSources, hasDataSourcePermissions = true } = organisation;
    this.#mayNameRoles = hasRoles && roles !== undefined;
    this.#hasRoles = hasRoles;
    this.#findRole = roleFinder(roles);
    this.#teamUids = uniqueNames(teams, ({ name }) => name);
    this.#teamNames = new Map(teams.map(({ uid, name }) => [uid, name]));
    this.#findFolder = folderFinder(folders);
    this.#mayNameDataSources = hasDataSourcePermissions && dataSources !== undefined;
    this.#hasDataSourcePermissions = hasDataSourcePermissions;
    this.#findDataSource = dataSourceFinder(dataSources);
    this.#meant = {
      role: new MeantNames(() => uniqueNames(roles ?? [], ({ name }) => name).keys()),
      folder: new MeantNames(() => folderPaths(folders).keys()),
      datasource: new MeantNames(() => uniqueNames(dataSources ?? [], ({ name }) => name).keys()),
      team: new MeantNames(() => this.#teamUids.keys()),
    };
  }

  teamName(uid: string): string {
    return this.#teamNames.get(uid) ?? uid;
  }

  /** The team that a rule is about for one group: the named one, else the one that group sync made. */
  teamOf(rule: Rule, { teamUid, displayName }: Group): string | undefined {
    const synced = teamUid !== undefined && this.#teamNames.has(teamUid) ? teamUid : undefined;
    if (rule.team) {
      return this.#namedTeam(rule, rule.team.name, synced, displayName);
    }
    if (synced === undefined) {
      this.unsure.link.add(rule.name);
      this.#gather(
        rule,
        'no-team-yet',
        'warning',
        displayName,
        (names) => `No team for ${names}: group sync is off, or has not made it yet`
      );
    }
    return synced;
  }

  rolesOf(rule: Rule): string[] {
    if (rule.roles.length === 0 || this.#mayNameRoles) {
      return rule.roles.flatMap((name) => this.#roleOf(rule, name) ?? []);
    }
    const words = this.#hasRoles
      ? 'The roles could not be read: none is given'
      : 'Roles need Grafana Enterprise or Grafana Cloud: here only the folders count';
    this.unsure.role.add(rule.name);
    this.#gather(rule, 'roles-unavailable', 'warning', '', () => words);
    return [];
  }

  foldersOf(rule: Rule): FoundFolder[] {
    return rule.folders.flatMap((target) => {
      const folderUid = this.#findFolder(target);
      if (folderUid !== undefined) {
        return [{ folderUid, target }];
      }
      this.unsure.folder.add(rule.name);
      this.#missingFolder(rule, target);
      return [];
    });
  }

  dataSourcesOf(rule: Rule): FoundDataSource[] {
    if (rule.datasources.length > 0 && !this.#mayNameDataSources) {
      this.#noDataSources(rule);
      return [];
    }
    return rule.datasources.flatMap((target) => {
      const dataSourceUid = this.#findDataSource(target);
      if (dataSourceUid !== undefined) {
        return [{ dataSourceUid, target }];
      }
      this.unsure.datasource.add(rule.name);
      this.#missingDataSource(rule, target);
      return [];
    });
  }

  #noDataSources(rule: Rule): void {
    const words = this.#hasDataSourcePermissions
      ? 'The data sources could not be read: nothing is given on them'
      : 'This Grafana has no data source permissions: they need Grafana Enterprise or Grafana Cloud';
    this.unsure.datasource.add(rule.name);
    this.#gather(rule, 'data-sources-unavailable', 'warning', '', () => words);
  }

  #missingDataSource(rule: Rule, target: DataSourceTarget): void {
    if ('uid' in target) {
      this.#missing(rule, 'unknown-data-source', `There is no data source with the uid ${shown(target.uid)}`, target.uid);
    } else {
      const words = `There is no one data source called ${shown(target.name)}`;
      this.#missing(rule, 'unknown-data-source', words, target.name, this.#meant.datasource);
    }
  }

  #missingFolder(rule: Rule, target: FolderTarget): void {
    if ('uid' in target) {
      this.#missing(rule, 'unknown-folder', `There is no folder with the uid ${shown(target.uid)}`, target.uid);
    } else {
      const words = `There is no one folder at ${shown(target.path)}`;
      this.#missing(rule, 'unknown-folder', words, target.path, this.#meant.folder);
    }
  }

  #namedTeam(rule: Rule, name: string, synced: string | undefined, groupName: string): string | undefined {
    const named = this.#teamUids.get(normaliseName(name));
    if (named === undefined) {
      this.unsure.team.add(rule.name);
      const words = `There is no one team called ${shown(name)}`;
      this.#missing(rule, 'unknown-team', words, name, this.#meant.team);
    } else if (named !== synced) {
      this.#gather(
        rule,
        'other-team',
        'info',
        groupName,
        (names) => `Group sync does not put members of ${names} into team ${shown(name)}`
      );
    }
    return named;
  }

  #roleOf(rule: Rule, name: string): string | undefined {
    const role = this.#findRole(name);
    if (role && role.isDelegatable !== false) {
      return role.uid;
    }
    this.unsure.role.add(rule.name);
    if (role) {
      this.#gather(
        rule,
        'role-not-delegatable',
        'error',
        name,
        (names) => `The service account may not give ${names}: it does not hold all of its permissions itself`
      );
    } else {
      this.#missing(rule, 'unknown-role', `There is no one role called ${shown(name)}`, name, this.#meant.role);
    }
    return undefined;
  }

  #gather(
    rule: Rule,
    kind: FindingKind,
    severity: 'info' | 'warning' | 'error',
    name: string,
    words: (names: string) => string
  ): void {
    this.findings.add({ ruleName: rule.name, kind, severity }, '', name, words);
  }

  #missing(rule: Rule, kind: FindingKind, words: string, written: string, meant?: MeantNames): void {
    const suggestion = meant?.closest(written);
    this.findings.add(
      { ruleName: rule.name, kind, severity: 'error', written, ...(suggestion && { suggestion }) },
      words,
      '',
      () => words
    );
  }
}
