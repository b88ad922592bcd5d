import type { Fault } from '../fault/Fault';
import type { OrgRole } from '../organisation/organisation';

export interface ServiceAccountToken {
  id: number;
  name: string;
  /** ISO 8601, all three. */
  createdAt: string;
  /** Absent: never. */
  expiresAt?: string;
  /** Absent: never used. */
  lastUsedAt?: string;
}

export interface ServiceAccount {
  id: number;
  login: string;
  name: string;
  role: OrgRole;
  isDisabled: boolean;
  /** undefined: they could not be read (`tokensFault`). */
  tokens?: readonly ServiceAccountToken[];
  tokensFault?: Fault;
}
