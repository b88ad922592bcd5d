import type { UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import type { Folder } from '../../domain/organisation/organisation';

/** All folders, nested ones included. */
export declare function useFolders(): UseQueryResult<readonly Folder[], Fault>;
