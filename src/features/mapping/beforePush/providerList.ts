import type { Fault } from '../../../domain/fault/Fault';
import type { ProviderGroup } from '../../../domain/mapping/readProviderGroups';

/** What was read of the provider's list of groups, from wherever. */
export interface ProviderList {
  groups: readonly ProviderGroup[];
  /** With the line of the file. */
  problems: ReadonlyArray<{ line: number; message: string }>;
  /** Why there may be more groups than were read; a list with problems or a gap is not whole. */
  gap?: { kind: 'too-many' } | { kind: 'fault'; fault: Fault };
}

export const isWhole = ({ problems, gap }: ProviderList): boolean => problems.length === 0 && gap === undefined;
