import { neverSeen, timestamp } from '../server/clock';
import type { Sandbox } from '../server/Sandbox';
import { installed } from './installed';
import { ownKey } from './ownKey';
import type { Story } from './Story';

/** A service account with Admin that owns one of the sandbox's tokens. */
function account(sandbox: Sandbox, name: string, slug: string, key: 'idp' | 'plugin'): void {
  const { store, clock, ids } = sandbox;
  const now = timestamp(clock);
  const { id } = store.serviceAccounts.insert({
    uid: ids.uid(),
    name,
    login: `sa-1-${slug}`,
    role: 'Admin',
    isDisabled: false,
    createdAt: now,
    updatedAt: now,
    lastSeenAt: neverSeen(clock),
  });
  store.tokens.insert({ serviceAccountId: id, name: `${slug}-token`, keyHash: ownKey(sandbox, key), createdAt: now });
}

export const empty: Story = {
  name: 'empty',
  title: 'An administrator and the two service accounts, nothing else',
  start({ sandbox }) {
    installed(sandbox);
    account(sandbox, 'Identity provider', 'identity-provider', 'idp');
    account(sandbox, 'SCIM Manager', 'scim-manager', 'plugin');
  },
};
