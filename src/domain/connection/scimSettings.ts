import type { Person } from '../organisation/organisation';

/** The three switches of Grafana's SCIM configuration. */
export interface ScimSwitches {
  userSync: boolean;
  groupSync: boolean;
  rejectNonProvisioned: boolean;
}

export interface ChangeEffect {
  severity: 'info' | 'warning' | 'danger';
  text: string;
  /** The people it is about, where it is about people. */
  people?: readonly Person[];
}

/** What saving would do, in plain sentences, the gravest first. */
export declare function describeChange(
  before: ScimSwitches,
  after: ScimSwitches,
  people: readonly Person[]
): ChangeEffect[];
