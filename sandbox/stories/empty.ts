import { hashOf } from '../server/auth/tokenKey';
import { neverSeen, timestamp } from '../server/clock';
import type { Sandbox } from '../server/Sandbox';
import { installed } from './installed';
import type { Story } from './Story';

/** A service account with Admin that owns one of the sandbox's tokens. */
function account({ store, clock, ids }: Sandbox, name: string, slug: string, token: string): void {
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
  store.tokens.insert({ serviceAccountId: id, name: `${slug}-token`, keyHash: hashOf(token), createdAt: now });
}

export const empty: Story = {
  name: 'empty',
  title: 'An administrator and the two service accounts, nothing else',
  start({ sandbox }) {
    installed(sandbox);
    const { tokens } = sandbox.info();
    account(sandbox, 'Identity provider', 'identity-provider', tokens.idp);
    account(sandbox, 'SCIM Manager', 'scim-manager', tokens.plugin);
  },
};
