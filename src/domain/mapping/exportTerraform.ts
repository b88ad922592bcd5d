import { compareLevels, grantId, levelOf, targetUid } from '../organisation/grantId';
import type { DataSource, Folder, Grant, Organisation, Role, Team } from '../organisation/organisation';
import type { Work } from '../work/work';
import { desiredGrants } from './desired';
import { matchRules, type MatchInput } from './match';

/** What becomes Terraform: the grants that rules want, and the external groups of teams where Team Sync has them. */
export interface TerraformInput {
  grants: readonly Grant[];
  organisation: Pick<Organisation, 'teams' | 'folders' | 'roles' | 'dataSources'>;
  /** Team Sync's external groups (Enterprise); not together with group sync. */
  externalGroups?: ReadonlyArray<{ teamUid: string; groups: readonly string[] }>;
}

/** The grants that the rules of a document want; a paused or expired rule wants none. */
export function* wantedGrants(input: MatchInput & { organisation: Organisation; hasRoles: boolean }): Work<Grant[]> {
  const { wants } = yield* desiredGrants(yield* matchRules(input), input.organisation, input);
  return Array.from(wants.values(), ({ grant }) => grant);
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

const escaped = (character: string): string =>
  ESCAPES[character] ?? `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;

/**
 * A text as an HCL string. SECURITY: `${` and `%{` begin an expression in HCL, so names of groups and folders must not
 * carry them unescaped (HCL native syntax, template expressions).
 */
export function hclString(text: string): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)
    .replace(/([$%])(?=\{)/g, '$1$1');
  return `"${plain}"`;
}

/** A name that HCL takes as an identifier, unique among those taken. */
class Labels {
  readonly #taken = new Set<string>();
  readonly #known = new Map<string, string>();

  of(key: string, name: string): string {
    const known = this.#known.get(key);
    if (known !== undefined) {
      return known;
    }
    const words = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60);
    const base = /^[a-z]/.test(words) ? words : `_${words}`;
    let label = base;
    for (let nth = 2; this.#taken.has(label); nth += 1) {
      label = `${base}_${nth}`;
    }
    this.#taken.add(label);
    this.#known.set(key, label);
    return label;
  }
}

function block(kind: string, type: string, label: string, fields: ReadonlyArray<readonly [string, string]>): string {
  const width = Math.max(...fields.map(([key]) => key.length));
  const lines = fields.map(([key, value]) => `  ${key.padEnd(width)} = ${value}`);
  return `${kind} "${type}" "${label}" {\n${lines.join('\n')}\n}\n`;
}

/** The resource of a permission, and its field for the uid. */
const ITEMS = {
  folder: ['grafana_folder_permission_item', 'folder_uid'],
  datasource: ['grafana_data_source_permission_item', 'datasource_uid'],
} as const;

class TerraformWriter {
  readonly data = new Map<string, string>();
  readonly resources: string[] = [];
  readonly #labels = new Labels();
  readonly #teams: ReadonlyMap<string, Team>;
  readonly #folders: ReadonlyMap<string, Folder>;
  readonly #roles: ReadonlyMap<string, Role>;

  readonly #dataSources: ReadonlyMap<string, DataSource>;

  constructor({ teams, folders, roles = [], dataSources = [] }: TerraformInput['organisation']) {
    this.#teams = new Map(teams.map((team) => [team.uid, team]));
    this.#folders = new Map(folders.map((folder) => [folder.uid, folder]));
    this.#roles = new Map(roles.map((role) => [role.uid, role]));
    this.#dataSources = new Map(dataSources.map((dataSource) => [dataSource.uid, dataSource]));
  }

  /** A grant as a resource; false when its team, or what it is about, is not known. */
  write(grant: Grant): boolean {
    const team = this.#teams.get(grant.teamUid);
    const name = this.#nameOf(grant);
    if (!team || name === undefined) {
      return false;
    }
    const label = this.#labels.of(grantId(grant), `${team.name} ${name}`);
    if (grant.kind === 'role') {
      const role = this.#source('grafana_role', grant.roleUid, name);
      const fields = [['role_uid', `${role}.uid`] as const, ['team_id', `${this.#team(team)}.id`] as const];
      this.resources.push(block('resource', 'grafana_role_assignment_item', label, fields));
    } else {
      const [type, key] = ITEMS[grant.kind];
      const fields = [
        [key, hclString(targetUid(grant))] as const,
        ['team', `${this.#team(team)}.id`] as const,
        ['permission', hclString(grant.permission)] as const,
      ];
      this.resources.push(block('resource', type, label, fields));
    }
    return true;
  }

  #nameOf(grant: Grant): string | undefined {
    switch (grant.kind) {
      case 'role':
        return this.#roles.get(grant.roleUid)?.name;
      case 'folder':
        return this.#folders.get(grant.folderUid)?.title;
      case 'datasource':
        return this.#dataSources.get(grant.dataSourceUid)?.name;
    }
  }

  writeExternalGroups(teamUid: string, groups: readonly string[]): void {
    const team = this.#teams.get(teamUid);
    if (team && groups.length > 0) {
      const fields = [
        ['team_id', `${this.#team(team)}.id`] as const,
        ['groups', `[${[...groups].sort().map(hclString).join(', ')}]`] as const,
      ];
      const label = this.#labels.of(`external/${teamUid}`, team.name);
      this.resources.push(block('resource', 'grafana_team_external_group', label, fields));
    }
  }

  #team({ uid, name }: Team): string {
    return this.#source('grafana_team', uid, name);
  }

  /** The address of a data source, which is written down when it is first asked for. */
  #source(type: 'grafana_team' | 'grafana_role', uid: string, name: string): string {
    const key = `${type}/${uid}`;
    const label = this.#labels.of(key, name);
    this.data.set(key, block('data', type, label, [['name', hclString(name)]]));
    return `data.${type}.${label}`;
  }
}

export interface Terraform {
  text: string;
  /** Grants whose team, role, folder or data source is not known: not in the text. */
  left: readonly Grant[];
}

const HEAD = `# Access of teams, as written down in the mapping. Apply it from one place only: here or in SCIM Manager.
# Teams are found by name, and group sync keeps their members.
terraform {
  required_providers {
    grafana = {
      source = "grafana/grafana"
    }
  }
}
`;

const inOrder = (a: Grant, b: Grant): number =>
  grantId(a) < grantId(b) ? -1 : grantId(a) > grantId(b) ? 1 : compareLevels(levelOf(a), levelOf(b));

/**
 * Grants as configuration of Grafana's Terraform provider (3 or later): one item for each, so that grants which nobody
 * wrote down stay. Teams and roles are found by name; folders by uid, as the provider finds them by a title only, which
 * several may bear; data sources by uid, which stays when they are renamed. Deterministic. Every name is escaped.
 */
export function asTerraform({ grants, organisation, externalGroups = [] }: TerraformInput): Terraform {
  const writer = new TerraformWriter(organisation);
  const left = [...grants].sort(inOrder).filter((grant) => !writer.write(grant));
  [...externalGroups]
    .sort((a, b) => (a.teamUid < b.teamUid ? -1 : 1))
    .forEach(({ teamUid, groups }) => writer.writeExternalGroups(teamUid, groups));
  const data = [...writer.data].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return { text: [HEAD, ...data, ...writer.resources].join('\n'), left };
}
