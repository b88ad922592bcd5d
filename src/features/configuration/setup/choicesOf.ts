import type { Connection } from '../../../api/queries/useConnection';
import type { Choices } from '../../../domain/asCode/choices';
import { DEFAULT_EXTERNAL_UID_CLAIM } from '../../../domain/presets/preset';
import type { SetUpFacts } from '../../../domain/setup/facts';
import { comparePermissions, PROVIDER_FEATURES } from '../../../domain/tokens/permissions';

const DAYS = 90;

/** What stands in Grafana now, as far as it can be written down; undefined while a switch is unknown. */
export function choicesOf(facts: SetUpFacts, { settings }: Connection): Choices | undefined {
  const { switches, externalUidClaim, provider, permissions, preset, appUrl } = facts;
  const { userSync, groupSync, rejectNonProvisioned } = switches.known ? switches.value : {};
  if (userSync === undefined || groupSync === undefined || rejectNonProvisioned === undefined) {
    return undefined;
  }
  const account = provider.known ? provider.value?.account : undefined;
  const holds = (feature: keyof typeof PROVIDER_FEATURES) =>
    !account ||
    !permissions.known ||
    comparePermissions(permissions.value, [PROVIDER_FEATURES[feature]]).missing.length === 0;
  return {
    grafanaUrl: appUrl,
    namespace: settings.namespace ?? 'default',
    switches: { userSync, groupSync, rejectNonProvisioned },
    externalUidClaim: (externalUidClaim.known && externalUidClaim.value) || DEFAULT_EXTERNAL_UID_CLAIM,
    presetId: preset.id,
    account: {
      name: account?.name ?? `${preset.name} SCIM`,
      ...(account ? { id: account.id } : {}),
      isForUsers: holds('userSync'),
      isForGroups: holds('groupSync'),
    },
    tokenDays: DAYS,
  };
}
