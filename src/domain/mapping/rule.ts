import type { DataSourcePermission, FolderPermission } from '../organisation/organisation';

/** Which groups a rule is about. Exactly one of the four. */
export type RuleMatch = { group: string } | { glob: string } | { regex: string } | { externalId: string };

/** A folder by its uid, or by the titles on the way to it, e.g. `Production/Payments`. */
export type FolderTarget = { permission: FolderPermission } & ({ uid: string } | { path: string });

/** A data source by its uid, or by its name where only one bears it. */
export type DataSourceTarget = { permission: DataSourcePermission } & ({ uid: string } | { name: string });

/** One rule of the mapping document, with its defaults filled in. */
export interface Rule {
  name: string;
  match: RuleMatch;
  /** Absent: the team that group sync made of each matching group. */
  team?: { name: string };
  /** Names as Grafana lists them, e.g. `fixed:dashboards:writer`, or uids. */
  roles: readonly string[];
  folders: readonly FolderTarget[];
  /** Enterprise and Cloud only. */
  datasources: readonly DataSourceTarget[];
  /** Absent: all environments. */
  environments?: readonly string[];
  /** Higher first; equal ones in the order of the document. */
  priority: number;
  /** A paused rule gives nothing new, and what it gave stays. */
  paused: boolean;
  owner?: string;
  /** `YYYY-MM-DD`, the last day (UTC) on which the rule gives anything. */
  expires?: string;
  note?: string;
}

/** When a plan has to be confirmed in words; what is left out has its default. */
export interface GuardChoice {
  people?: number;
  percent?: number;
  hours?: number;
  protectedTeams?: readonly string[];
}

export interface MappingDocument {
  version: 1;
  rules: readonly Rule[];
  guard?: GuardChoice;
}
