import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { readLedger, type StoredLedger } from '../records/ledgerRecord';
import { KEYS, resource } from './query';

export type { StoredLedger } from '../records/ledgerRecord';

export const ledgerQuery = resource<StoredLedger>(KEYS.ledger, ({ signal }) => readLedger(signal));

/** What was applied last. A malformed record is a `malformed` fault, never an empty ledger. */
export function useLedger(): UseQueryResult<StoredLedger, Fault> {
  return useQuery(ledgerQuery);
}
