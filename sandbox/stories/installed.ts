import { hashPassword } from '../server/auth/password';
import { neverSeen, timestamp } from '../server/clock';
import type { Sandbox } from '../server/Sandbox';

/** What Grafana makes when it starts for the first time: `admin` with password `admin`. */
export function installed({ store, clock, ids, edition }: Sandbox, at = timestamp(clock)): void {
  const salt = ids.text(10);
  store.users.insert({
    uid: ids.uid(),
    login: 'admin',
    email: 'admin@localhost',
    name: '',
    theme: '',
    passwordHash: hashPassword('admin', salt),
    salt,
    isGrafanaAdmin: true,
    isDisabled: false,
    isProvisioned: false,
    emailVerified: false,
    orgRole: 'Admin',
    externalId: '',
    authLabels: [],
    createdAt: at,
    updatedAt: at,
    lastSeenAt: neverSeen(clock),
  });
  if (edition === 'enterprise') {
    store.scimConfig = {
      enableUserSync: true,
      enableGroupSync: true,
      rejectNonProvisionedUsers: false,
      resourceVersion: store.scimConfigVersions.next(),
      createdAt: timestamp(clock),
      updatedAt: timestamp(clock),
    };
  }
}
