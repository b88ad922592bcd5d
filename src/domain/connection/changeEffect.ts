import type { Person, Team } from '../organisation/organisation';

export interface ChangeEffect {
  /** What it is about; each at most once in a change. */
  id: string;
  severity: 'info' | 'warning' | 'danger';
  /** What happens, in one sentence. */
  text: string;
  /** Why, or what to do about it. */
  detail?: string;
  /** The people it is about, where it is about people. */
  people?: readonly Person[];
  /** What else it is about, by name. */
  names?: readonly string[];
}

/** Groups that Team Sync maps to teams, by uid of the team. */
export interface TeamSyncFacts {
  byTeam: ReadonlyMap<string, readonly string[]>;
  /** False when the mappings of some teams could not be read. */
  isComplete: boolean;
}

/** What describing a change takes. What is undefined could not be read, and is told as unknown. */
export interface ChangeFacts {
  people?: readonly Person[];
  teams?: readonly Team[];
  teamSync?: TeamSyncFacts;
  /** What the configuration file says about group sync. */
  isGroupSyncOnInFile?: boolean;
  isLoginFormDisabled: boolean;
  /** Who makes the change. */
  ownUid: string;
}
