import { holderKey, type Store } from './createStore';
import type { Holder, ManagedPermissionRow } from './rows';

type WithStore = { store: Store };

/** Gives a holder one level on one resource, in place of the level held before. */
export function putGrant({ store }: WithStore, grant: Omit<ManagedPermissionRow, 'id'>): void {
  const known = store.managedPermissions.by('pair', pairOf(grant.holder, grant.scope));
  if (known) {
    store.managedPermissions.update(known.id, grant);
  } else {
    store.managedPermissions.insert(grant);
  }
}

export function removeGrant({ store }: WithStore, holder: Holder, scope: string): void {
  const known = store.managedPermissions.by('pair', pairOf(holder, scope));
  if (known) {
    store.managedPermissions.delete(known.id);
  }
}

/** When a resource goes, so does what anybody held on it. */
export function removeScope({ store }: WithStore, scope: string): void {
  store.managedPermissions.of('scope', scope).forEach(({ id }) => store.managedPermissions.delete(id));
}

/** When somebody goes, so does everything held: managed rights and assigned roles. */
export function removeHolder({ store }: WithStore, holder: Exclude<Holder, { kind: 'builtInRole' }>): void {
  const key = holderKey(holder);
  store.managedPermissions.of('holder', key).forEach(({ id }) => store.managedPermissions.delete(id));
  store.roleAssignments.of('holder', key).forEach(({ id }) => store.roleAssignments.delete(id));
}

const pairOf = (holder: Holder, scope: string): string => `${holderKey(holder)}@${scope}`;
