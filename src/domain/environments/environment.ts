import type { SwitchId, SwitchValue } from '../connection/scimSettings';
import type { Result } from '../fault/Fault';
import type { ActualGrants, DataSource, Folder, Group, Role, Team } from '../organisation/organisation';

export interface ServerFacts {
  version: string;
  /** In Grafana's words, such as `Enterprise` or `Open Source`. */
  edition: string;
}

export interface SwitchFacts {
  value: SwitchValue;
  source: 'dynamic' | 'ini' | 'unknown';
}

export interface ScimFacts {
  /** False: this Grafana has no SCIM, so its switches mean nothing. */
  isAvailable: boolean;
  switches: Readonly<Record<SwitchId, SwitchFacts>>;
}

export interface GroupFacts {
  groups: readonly Group[];
  /** `scim`: as SCIM lists them; else teams stand in for them. */
  source: 'scim' | 'provisioned-teams' | 'teams';
}

export interface CountedTeam extends Team {
  memberCount: number;
}

/** One Grafana as it is compared. Each part was read by itself; a part that failed is unknown, never empty. */
export interface Environment {
  server: Result<ServerFacts>;
  scim: Result<ScimFacts>;
  /** How many people are in the organisation. */
  people: Result<number>;
  groups: Result<GroupFacts>;
  teams: Result<readonly CountedTeam[]>;
  folders: Result<readonly Folder[]>;
  /** undefined: this Grafana has no roles (OSS). */
  roles: Result<readonly Role[] | undefined>;
  /** undefined: this Grafana has no permissions on data sources (OSS). */
  dataSources: Result<readonly DataSource[] | undefined>;
  /** The mapping document; undefined: there is none. */
  mapping: Result<string | undefined>;
  /** Absent: not read yet. */
  access?: Result<ActualGrants>;
}

export const ENVIRONMENT_PARTS = [
  'server',
  'scim',
  'people',
  'groups',
  'teams',
  'folders',
  'roles',
  'dataSources',
  'mapping',
  'access',
] as const satisfies ReadonlyArray<keyof Environment>;
export type EnvironmentPart = (typeof ENVIRONMENT_PARTS)[number];
