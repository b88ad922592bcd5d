import type { Organisation } from '../organisation/organisation';
import type { PeopleImpact } from './impact';
import type { LedgerLoss } from './ledger';
import type { Plan } from './plan';

export interface GuardSettings {
  /** Held when more people than this would lose access within the window. */
  people: number;
  /** Held when more than this share of everybody would. */
  percent: number;
  /** The window. */
  hours: number;
  /** Names of teams whose grants nobody changes by accident. */
  protectedTeams: readonly string[];
}

export const DEFAULT_GUARD: GuardSettings = { people: 20, percent: 10, hours: 24, protectedTeams: [] };

export type GuardReasonKind =
  'too-many-people' | 'too-large-a-share' | 'protected-team' | 'own-access' | 'no-folder-admin';

export interface GuardReason {
  kind: GuardReasonKind;
  detail: string;
}

export interface Verdict {
  held: boolean;
  reasons: readonly GuardReason[];
  /** The words to type in; empty when not held. */
  confirmationText: string;
}

export interface GuardInput {
  plan: Plan;
  impact: PeopleImpact;
  organisation: Pick<Organisation, 'people' | 'teams' | 'folders'>;
  settings: GuardSettings;
  history: readonly LedgerLoss[];
  /** Uid of the person who would apply; absent when unknown. */
  actorUid?: string;
  nowMs: number;
}

export declare function judge(input: GuardInput): Verdict;
