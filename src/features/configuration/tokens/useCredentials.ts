import { useMemo } from 'react';
import type { Connection } from '../../../api/queries/useConnection';
import { useAccountPermissions } from '../../../api/queries/useAccountPermissions';
import { useRotationTokens } from '../../../api/queries/useRotationTokens';
import { type ScimSettings, useScimSettings } from '../../../api/queries/useScimSettings';
import { useServiceAccounts } from '../../../api/queries/useServiceAccounts';
import { useStack } from '../../../api/queries/useStack';
import type { Fault } from '../../../domain/fault/Fault';
import { findProviderAccount } from '../../../domain/tokens/credentials';
import { judgeCredentials } from '../../../domain/tokens/judgeCredentials';
import { type Feature, type HeldPermissions, PROVIDER_FEATURES } from '../../../domain/tokens/permissions';
import type { ServiceAccount } from '../../../domain/tokens/serviceAccount';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';

export interface Credentials {
  accounts: readonly ServiceAccount[];
  provider?: { account: ServiceAccount; isChosen: boolean };
  own?: ServiceAccount;
  /** The gravest first. */
  findings: readonly TokenFinding[];
  /** Whether the permissions of this account were read. */
  hasPermissions: (account: ServiceAccount) => boolean;
  permissionsFault?: Fault;
  /** When the tokens were read, epoch milliseconds. */
  nowMs: number;
}

/** All service accounts, whose they are, and what there is to know about them. */
export function useCredentials({ settings, permissions: ownPermissions }: Connection): QueryLike<Credentials> {
  const { serviceAccountId: ownAccountId, providerAccountId } = settings;
  const { isEnterprise } = useStack();
  const accounts = useServiceAccounts();
  const scim = useScimSettings();
  const found = useMemo(
    () => accounts.data && findProviderAccount(accounts.data, { ownAccountId, providerAccountId }),
    [accounts.data, ownAccountId, providerAccountId]
  );
  const id = found?.account.id;
  const tokens = useRotationTokens(id);
  const held = useAccountPermissions(id);
  const nowMs = Math.max(accounts.dataUpdatedAt, tokens.dataUpdatedAt);
  const data = useMemo(() => {
    if (!accounts.data) {
      return undefined;
    }
    const all = accounts.data.map((account) =>
      account.id === id && tokens.data ? { ...account, tokens: tokens.data } : account
    );
    const account = all.find((each) => each.id === id);
    const permissions = permissionsById([
      [id, held.data],
      [ownAccountId, ownPermissions],
    ]);
    return {
      accounts: all,
      provider: account && found && { account, isChosen: found.isChosen },
      own: all.find((each) => each.id === ownAccountId),
      findings: judgeCredentials({
        accounts: all,
        ownAccountId,
        providerAccountId: id,
        permissions,
        providerFeatures: featuresInUse(scim.data),
        hasRoles: isEnterprise,
        nowMs,
      }),
      hasPermissions: (of: ServiceAccount) => permissions.has(of.id),
      permissionsFault: held.error ?? undefined,
      nowMs,
    };
  }, [
    accounts.data,
    found,
    held.data,
    held.error,
    id,
    isEnterprise,
    nowMs,
    ownAccountId,
    ownPermissions,
    scim.data,
    tokens.data,
  ]);
  return together(data, accounts, tokens);
}

function permissionsById(
  entries: ReadonlyArray<[number | undefined, HeldPermissions | undefined]>
): ReadonlyMap<number, HeldPermissions> {
  return new Map(
    entries.flatMap(([accountId, held]) => (accountId === undefined || !held ? [] : [[accountId, held] as const]))
  );
}

/** What is switched off, or does not exist here, needs no permission; what is unknown may be on. */
function featuresInUse(settings: ScimSettings | undefined): readonly Feature[] {
  if (settings?.availability === 'unavailable') {
    return [];
  }
  return [
    ...(settings?.userSync.value === false ? [] : [PROVIDER_FEATURES.userSync]),
    ...(settings?.groupSync.value === false ? [] : [PROVIDER_FEATURES.groupSync]),
  ];
}
