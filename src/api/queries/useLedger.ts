import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Ledger } from '../../domain/mapping/ledger';

export interface StoredLedger {
  ledger: Ledger;
  /** Absent when none was written yet. */
  version?: number;
}

/** What was applied last. A malformed record is a `malformed` fault, never an empty ledger. */
export declare function useLedger(): UseQueryResult<StoredLedger, Fault>;
