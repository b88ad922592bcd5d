import type { Store } from '../store/createStore';

export interface SyncSettings {
  userSync: boolean;
  groupSync: boolean;
  rejectNonProvisionedUsers: boolean;
}

/** All three from the dynamic object when there is one, else all three from the ini file; never a mixture. */
export function syncSettings({ scimConfig, ini }: Store): SyncSettings {
  if (scimConfig) {
    return {
      userSync: scimConfig.enableUserSync,
      groupSync: scimConfig.enableGroupSync,
      rejectNonProvisionedUsers: scimConfig.rejectNonProvisionedUsers,
    };
  }
  const section = ini['auth.scim'] ?? {};
  return {
    userSync: section['user_sync_enabled'] === 'true',
    groupSync: section['group_sync_enabled'] === 'true',
    rejectNonProvisionedUsers: section['reject_non_provisioned_users'] === 'true',
  };
}
