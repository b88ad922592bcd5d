import type { Facts } from '../facts';
import type { VerdictState } from '../verdict';

/** What a check says where the installation differs from a healthy one. */
export interface CheckRow {
  when: string;
  facts: Partial<Facts>;
  says: VerdictState;
  /** Stands somewhere in the evidence. */
  shows?: string;
}

export type CheckRows = Readonly<Record<string, readonly CheckRow[]>>;
