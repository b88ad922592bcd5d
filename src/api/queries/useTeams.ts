import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Team } from '../../domain/organisation/organisation';

export declare function useTeams(): UseQueryResult<readonly Team[], Fault>;
