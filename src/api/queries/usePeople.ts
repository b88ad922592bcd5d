import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Person } from '../../domain/organisation/organisation';

/** Everybody in the organisation, in pages of 1,000 (progress: `useProgress('people')`). */
export declare function usePeople(): UseQueryResult<readonly Person[], Fault>;
