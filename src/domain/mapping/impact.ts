import type { ActualGrants, FolderPermission, Organisation } from '../organisation/organisation';
import type { Work } from '../work/work';
import type { Plan } from './plan';

/** How one person's access to one thing changes. No level (undefined) is no access. */
export type AccessChange =
  | {
      kind: 'folder';
      folderUid: string;
      before?: FolderPermission;
      after?: FolderPermission;
      /** Teams whose grants change, and the groups behind them. */
      teamUids: readonly string[];
      groupIds: readonly string[];
    }
  | { kind: 'role'; roleUid: string; teamUids: readonly string[]; groupIds: readonly string[] };

export interface PersonImpact {
  userUid: string;
  gains: readonly AccessChange[];
  losses: readonly AccessChange[];
}

/** Who gains and who loses; a change that another way makes up for is not in it. */
export interface PeopleImpact {
  /** Only people for whom something changes. */
  people: readonly PersonImpact[];
  gaining: number;
  losing: number;
}

export declare function peopleImpact(
  plan: Plan,
  input: { organisation: Organisation; actual: ActualGrants }
): Work<PeopleImpact>;
