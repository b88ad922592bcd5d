import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { SERVICE_ACCOUNT_NAME } from '../../domain/connection/lifetime';
import type { Fault } from '../../domain/fault/Fault';
import type { Preset } from '../../domain/presets/preset';
import type { SetUpFacts, SwitchFacts } from '../../domain/setup/facts';
import { known, notKnown, STILL_READING, type Known } from '../../domain/setup/known';
import { findProviderAccount, type ProviderAccount } from '../../domain/tokens/credentials';
import { getScimConfig } from '../scim/getScimConfig';
import { KEYS } from './query';
import { useAccountPermissions } from './useAccountPermissions';
import type { Connection } from './useConnection';
import { licenceQuery } from './licenceQuery';
import { usePeople } from './usePeople';
import { useScimSettings, type ScimSettings, type ScimSetting } from './useScimSettings';
import { useServiceAccounts, type ServiceAccount } from './useServiceAccounts';
import { ssoSettingsQuery, type SsoSettings } from './ssoSettingsQuery';
import { useStack, type Stack } from './useStack';
import { useTeams } from './useTeams';
import { useTeamSync, type TeamSync } from './useTeamSync';

/** Everything that the guide judges by, each part as soon as it is there. */
export function useSetUpFacts(preset: Preset, { settings }: Connection): Omit<SetUpFacts, 'nowMs'> {
  const stack = useStack();
  const accounts = asKnown(useServiceAccounts());
  const sso = asKnown(useQuery({ ...ssoSettingsQuery, enabled: stack.isEnterprise }), stack.isEnterprise);
  const people = asKnown(usePeople());
  const teams = asKnown(useTeams());
  const provider = mapped(accounts, (all) => providerOf(all, settings));
  const account = provider.known ? provider.value?.account : undefined;
  return {
    preset,
    version: stack.version,
    isEnterprise: stack.isEnterprise,
    isCloud: stack.isCloud,
    appUrl: stack.appUrl,
    ...(stack.toggles.enableSCIM === undefined ? {} : { isScimToggleOn: stack.toggles.enableSCIM }),
    licence: useLicenceFact(stack),
    isSamlEnabled: sso.known ? sso.value.settings.enabled === true : stack.isSamlEnabled,
    externalUidClaim: mapped(sso, claimOf),
    teamSync: teamsFilled(asKnown(useTeamSync()), teams),
    provider,
    permissions: asKnown(useAccountPermissions(stack.isEnterprise ? account?.id : undefined), stack.isEnterprise),
    switches: switchesOf(useScimSettings()),
    people,
    teams,
  };
}

/** What the guide reads, to be looked at again by hand. */
export function useLookAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(READ.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}

const READ = [
  KEYS.serviceAccounts,
  KEYS.accountPermissions,
  KEYS.scimSettings,
  KEYS.adminSettings,
  KEYS.ssoSettings,
  KEYS.licence,
  KEYS.teamSync,
  KEYS.people,
  KEYS.teams,
];

function asKnown<T>({ data, error }: Pick<UseQueryResult<T, Fault>, 'data' | 'error'>, isAsked = true): Known<T> {
  if (error) {
    return notKnown(reason(error));
  }
  if (data !== undefined) {
    return known(data);
  }
  return isAsked ? STILL_READING : notKnown('This Grafana has nothing of the kind.');
}

const mapped = <T, U>(asked: Known<T>, map: (value: T) => U): Known<U> =>
  asked.known ? known(map(asked.value)) : asked;

const reason = ({ detail, status, missingPermissions = [] }: Fault): string =>
  [
    detail || `Grafana answered with status ${status}.`,
    ...(missingPermissions.length > 0 ? [`Missing: ${missingPermissions.join(', ')}.`] : []),
  ].join(' ');

function providerOf(
  accounts: readonly ServiceAccount[],
  { serviceAccountId, providerAccountId }: Connection['settings']
): ProviderAccount | undefined {
  const ownAccountId = serviceAccountId ?? accounts.find(({ name }) => name === SERVICE_ACCOUNT_NAME)?.id;
  return findProviderAccount(accounts, { ownAccountId, providerAccountId });
}

/** Grafana tells the end of the licence to every page; only where it does not, its token is asked for. */
function useLicenceFact({ licence: { expiresAt }, isEnterprise, isCloud }: Stack): SetUpFacts['licence'] {
  const isAsked = expiresAt === undefined && isEnterprise && !isCloud;
  const asked = asKnown(useQuery({ ...licenceQuery, enabled: isAsked }), isAsked);
  return isAsked ? asked : known(expiresAt === undefined ? {} : { expiresAt });
}

function claimOf({ settings }: SsoSettings): string {
  const claim = settings.assertionAttributeExternalUid;
  return typeof claim === 'string' ? claim.trim() : '';
}

function teamsFilled(sync: Known<TeamSync>, teams: SetUpFacts['teams']): SetUpFacts['teamSync'] {
  if (!sync.known) {
    return sync;
  }
  if (!sync.value.isSupported) {
    return known([]);
  }
  const { byTeam, isComplete } = sync.value;
  const names = (teams.known ? teams.value : []).filter(({ uid }) => byTeam.has(uid)).map(({ name }) => name);
  return isComplete || names.length > 0 ? known(names) : notKnown('Not every team could be asked.');
}

function switchesOf(asked: UseQueryResult<ScimSettings, Fault>): Known<SwitchFacts> {
  const { data } = asked;
  if (!data) {
    return mapped(asKnown(asked), () => ({ isAvailable: false }));
  }
  const unread = data.faults.find(({ operation }) => operation === getScimConfig.id);
  if (unread) {
    return notKnown(reason(unread));
  }
  return known({
    isAvailable: data.availability === 'available',
    ...value('userSync', data.userSync),
    ...value('groupSync', data.groupSync),
    ...value('rejectNonProvisioned', data.rejectNonProvisioned),
  });
}

const value = <K extends string>(name: K, setting: ScimSetting): Partial<Record<K, boolean>> =>
  setting.value === 'unknown' ? {} : ({ [name]: setting.value } as Record<K, boolean>);
