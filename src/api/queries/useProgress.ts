import { useSyncExternalStore } from 'react';
import type { OnPage } from '../transport/pages';

/** How far a read of many pages or items has come; `total` is absent until the server told it. */
export interface Progress {
  loaded: number;
  total?: number;
}

/** What reports progress while it loads. */
export type ProgressResource =
  | 'people'
  | 'teams'
  | 'memberships'
  | 'groups'
  | 'folders'
  | 'grants'
  | 'service-accounts'
  | 'scim-users'
  | 'team-sync'
  | 'okta-groups'
  | 'peer-access';

const running = new Map<ProgressResource, Progress>();
const listeners = new Set<() => void>();

function set(resource: ProgressResource, progress: Progress | undefined): void {
  if (progress) {
    running.set(resource, progress);
  } else {
    running.delete(resource);
  }
  listeners.forEach((notify) => notify());
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** Shows how far `read` has come for as long as it runs. */
export async function withProgress<T>(resource: ProgressResource, read: (onPage: OnPage) => Promise<T>): Promise<T> {
  set(resource, { loaded: 0 });
  try {
    return await read((loaded, total) => set(resource, { loaded, total }));
  } finally {
    set(resource, undefined);
  }
}

/** Progress of a running read; undefined while nothing runs. */
export function useProgress(resource: ProgressResource): Progress | undefined {
  const read = () => running.get(resource);
  return useSyncExternalStore(subscribe, read, read);
}
