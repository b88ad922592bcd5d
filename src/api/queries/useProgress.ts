/** How far a read of many pages or items has come; `total` is absent until the server told it. */
export interface Progress {
  loaded: number;
  total?: number;
}

/** What reports progress while it loads. */
export type ProgressResource =
  'people' | 'teams' | 'memberships' | 'groups' | 'folders' | 'grants' | 'service-accounts';

/** Progress of a running read; undefined while nothing runs. */
export declare function useProgress(resource: ProgressResource): Progress | undefined;
