import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { FactName, Facts, SamlFact, SwitchesFact, TeamSyncFact } from '../../domain/diagnostics/facts';
import type { Ports } from '../../domain/diagnostics/runChecks';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { SERVICE_ACCOUNT_NAME } from '../../domain/connection/lifetime';
import { findProviderAccount } from '../../domain/tokens/credentials';
import { covers } from '../../domain/tokens/permissions';
import { getAdminSettings } from '../grafana/getAdminSettings';
import { stack } from '../transport/stack';
import { KEYS, settled } from './query';
import { accountPermissionsQuery } from './useAccountPermissions';
import { adminSettingsQuery } from './adminSettingsQuery';
import { connectionQuery } from './useConnection';
import { endpointQuery } from './endpointQuery';
import { groupsQuery } from './useGroups';
import { ledgerQuery } from './useLedger';
import { licenceQuery } from './licenceQuery';
import { mappingQuery } from './useMappingDocument';
import { membershipsQuery } from './useMemberships';
import { peopleQuery } from './usePeople';
import { scimSettingsQuery } from './useScimSettings';
import { scimUsersQuery } from './useScimUsers';
import { serviceAccountsQuery } from './useServiceAccounts';
import { ssoSettingsQuery } from './ssoSettingsQuery';
import { teamsQuery } from './useTeams';
import { teamSyncQuery } from './useTeamSync';

/** The queries that each fact is made of; reading it again means reading these again. */
const MADE_OF: Readonly<Record<FactName, readonly QueryKey[]>> = {
  stack: [],
  licence: [KEYS.licence],
  connection: [KEYS.connection],
  switches: [KEYS.scimSettings, KEYS.adminSettings],
  ini: [KEYS.adminSettings, KEYS.connection],
  saml: [KEYS.ssoSettings, KEYS.adminSettings],
  endpoint: [KEYS.endpoint],
  people: [KEYS.people],
  scimUsers: [KEYS.scimUsers],
  teams: [KEYS.teams],
  memberships: [KEYS.memberships],
  groups: [KEYS.groups],
  accounts: [KEYS.serviceAccounts, KEYS.accountRoles, KEYS.accountPermissions, KEYS.connection],
  teamSync: [KEYS.teamSync, KEYS.teams],
  mapping: [KEYS.mapping],
  ledger: [KEYS.ledger],
};

/** The keys of the queries that these facts are made of. */
export const keysOf = (names: Iterable<FactName>): QueryKey[] => [...names].flatMap((name) => MADE_OF[name]);

/** A reader for each fact. Facts share their requests with the pages, through the query cache. */
export const diagnosticPorts = (client: QueryClient): Ports => ({
  stack: async () => ok(readStack()),
  licence: () => readLicence(client),
  connection: () => readConnection(client),
  switches: () => readSwitches(client),
  ini: () => readIni(client),
  saml: () => readSaml(client),
  endpoint: () => settled(client.query(endpointQuery)),
  people: () => settled(client.query(peopleQuery)),
  scimUsers: () => settled(client.query(scimUsersQuery)),
  teams: () => settled(client.query(teamsQuery)),
  memberships: () => settled(client.query(membershipsQuery)),
  groups: () => settled(client.query(groupsQuery)),
  accounts: () => readAccounts(client),
  teamSync: () => readTeamSync(client),
  mapping: () => settled(client.query(mappingQuery)),
  ledger: () => readLedger(client),
});

function readStack(): Facts['stack'] {
  const { version, isEnterprise, isCloud, namespace, appUrl, isLoginFormDisabled, toggles } = stack();
  const isScimToggleOn = toggles.enableSCIM === true;
  return { version, isEnterprise, isCloud, namespace, appUrl, isLoginFormDisabled, isScimToggleOn };
}

/** Grafana tells every page of the licence; its token is asked for the end where that is missing. */
async function readLicence(client: QueryClient): Promise<Result<Facts['licence']>> {
  const told = stack().licence;
  if (told.expiresAt !== undefined) {
    return ok(told);
  }
  const asked = await settled(client.query(licenceQuery));
  if (asked.ok) {
    return ok({ ...told, expiresAt: asked.value.expiresAt });
  }
  return told.stateInfo === undefined ? asked : ok(told);
}

async function readConnection(client: QueryClient): Promise<Result<Facts['connection']>> {
  const asked = await settled(client.query(connectionQuery));
  if (!asked.ok) {
    return asked;
  }
  const { status, fault, settings, permissions } = asked.value;
  const { namespace = '', serviceAccountId: ownAccountId, preset, environment } = settings;
  return ok({ status, fault, namespace, ownAccountId, preset, environment, permissions });
}

async function readSwitches(client: QueryClient): Promise<Result<SwitchesFact>> {
  const asked = await settled(client.query(scimSettingsQuery));
  if (!asked.ok) {
    return asked;
  }
  const { userSync, groupSync, rejectNonProvisioned, faults } = asked.value;
  return ok({ userSync, groupSync, rejectNonProvisioned, fault: faults[0] });
}

const SCIM_SECTION = 'settings:auth.scim:*';

/** Grafana leaves out, without a word, the sections that the asking account may not read. */
async function readIni(client: QueryClient): Promise<Result<Facts['ini']>> {
  const asked = await settled(client.query(adminSettingsQuery));
  if (!asked.ok) {
    return asked;
  }
  const section = asked.value['auth.scim'];
  if (section) {
    return ok({ scimKeys: Object.keys(section) });
  }
  const { permissions } = await client.query(connectionQuery);
  const maySee = permissions?.['settings:read']?.some((held) => covers(held, SCIM_SECTION)) ?? false;
  return maySee ? ok({ scimKeys: [] }) : failed(mayNotRead);
}

const mayNotRead: Fault = {
  kind: 'forbidden',
  operation: getAdminSettings.id,
  detail: 'The section [auth.scim] is not among what the service account may read.',
  missingPermissions: ['settings:read'],
};

/** The SAML settings in force; where they may not be read, what the ini file says. */
async function readSaml(client: QueryClient): Promise<Result<SamlFact>> {
  const stored = await settled(client.query(ssoSettingsQuery));
  if (stored.ok) {
    const { enabled, allowSignUp, assertionAttributeExternalUid, assertionAttributeLogin } = stored.value.settings;
    return ok({
      isEnabled: asBoolean(enabled),
      allowSignUp: asBoolean(allowSignUp),
      externalUidClaim: asText(assertionAttributeExternalUid),
      loginClaim: asText(assertionAttributeLogin),
    });
  }
  const admin = await settled(client.query(adminSettingsQuery));
  const section = admin.ok ? admin.value['auth.saml'] : undefined;
  return section
    ? ok({
        isEnabled: asBoolean(section.enabled),
        allowSignUp: asBoolean(section.allow_sign_up),
        externalUidClaim: asText(section.assertion_attribute_external_uid),
        loginClaim: asText(section.assertion_attribute_login),
      })
    : stored;
}

const asBoolean = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value.trim() : undefined);

async function readAccounts(client: QueryClient): Promise<Result<Facts['accounts']>> {
  const [asked, connection] = await Promise.all([
    settled(client.query(serviceAccountsQuery)),
    settled(client.query(connectionQuery)),
  ]);
  if (!asked.ok) {
    return asked;
  }
  if (!connection.ok) {
    return connection;
  }
  const { settings, permissions: own } = connection.value;
  const { providerAccountId } = settings;
  const ownAccountId = settings.serviceAccountId ?? asked.value.find(({ name }) => name === SERVICE_ACCOUNT_NAME)?.id;
  const provider = findProviderAccount(asked.value, { ownAccountId, providerAccountId });
  const theirs = provider && (await settled(client.query(accountPermissionsQuery(provider.account.id))));
  return ok({
    accounts: asked.value,
    ownAccountId,
    provider,
    permissions: new Map([
      ...(ownAccountId !== undefined && own ? [[ownAccountId, own] as const] : []),
      ...(provider && theirs?.ok ? [[provider.account.id, theirs.value] as const] : []),
    ]),
  });
}

async function readTeamSync(client: QueryClient): Promise<Result<TeamSyncFact>> {
  const asked = await settled(client.query(teamSyncQuery));
  if (!asked.ok) {
    return asked;
  }
  if (!asked.value.isSupported) {
    return ok({ isSupported: false });
  }
  const { byTeam, isComplete } = asked.value;
  const teams = await settled(client.query(teamsQuery));
  return teams.ok
    ? ok({
        isSupported: true,
        isComplete,
        mapped: teams.value.flatMap((team) => {
          const groups = byTeam.get(team.uid);
          return groups ? [{ team, groups }] : [];
        }),
      })
    : teams;
}

async function readLedger(client: QueryClient): Promise<Result<Facts['ledger']>> {
  const asked = await settled(client.query(ledgerQuery));
  return asked.ok ? ok(asked.value.ledger) : asked;
}
