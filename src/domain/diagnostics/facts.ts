import type { Exchange } from '../fault/Exchange';
import type { Fault } from '../fault/Fault';
import type { Ledger } from '../mapping/ledger';
import type { Group, Membership, Person, Team } from '../organisation/organisation';
import type { ScimUser } from '../scim/user';
import type { ProviderAccount } from '../tokens/credentials';
import type { HeldPermissions } from '../tokens/permissions';
import type { ServiceAccount } from '../tokens/serviceAccount';

/** What the page knows of this Grafana without asking. */
export interface StackFact {
  version: string;
  isEnterprise: boolean;
  isCloud: boolean;
  namespace: string;
  /** The public address, as Grafana believes it to be. */
  appUrl: string;
  /** Whether `enableSCIM` is among the toggles that Grafana says are on. */
  isScimToggleOn: boolean;
  /** `disable_login_form`; absent: Grafana does not tell. */
  isLoginFormDisabled?: boolean;
}

export interface LicenceFact {
  /** Grafana's own words, e.g. `Licensed`. */
  stateInfo?: string;
  /** ISO 8601; absent: it has no end, or none is told. */
  expiresAt?: string;
}

export interface ConnectionFact {
  status: 'not-connected' | 'connected' | 'broken';
  fault?: Fault;
  /** The namespace that the plugin asks in. */
  namespace: string;
  ownAccountId?: number;
  /** The identity provider that was chosen: id of a preset. */
  preset?: string;
  permissions?: HeldPermissions;
  environment?: string;
}

export interface SwitchFact {
  value: boolean | 'unknown';
  source: 'dynamic' | 'ini' | 'unknown';
  iniValue?: boolean;
}

export interface SwitchesFact {
  userSync: SwitchFact;
  groupSync: SwitchFact;
  rejectNonProvisioned: SwitchFact;
  /** Why something in it is unknown. */
  fault?: Fault;
}

/** What the ini file and the environment variables come to. */
export interface IniFact {
  /** Keys of `[auth.scim]` that Grafana knows; empty when it has no such section. */
  scimKeys: readonly string[];
}

export interface SamlFact {
  /** Absent: not told. */
  isEnabled?: boolean;
  allowSignUp?: boolean;
  /** `assertion_attribute_external_uid`; empty when it is not set. */
  externalUidClaim?: string;
  /** `assertion_attribute_login`. */
  loginClaim?: string;
}

/** What the SCIM endpoint answered when it was asked for one person. */
export type EndpointFact = Pick<Exchange, 'status' | 'body'>;

export interface GroupsFact {
  groups: readonly Group[];
  /** Where they come from: SCIM, or the teams that stand in for them. */
  source: 'scim' | 'provisioned-teams' | 'teams';
}

export interface MembershipsFact {
  memberships: readonly Membership[];
  /** Teams whose members could not be read. */
  unread: ReadonlyArray<{ teamUid: string }>;
}

export interface AccountsFact {
  accounts: readonly ServiceAccount[];
  ownAccountId?: number;
  /** The identity provider's; absent: none could be told. */
  provider?: ProviderAccount;
  /** By id of the account; absent for those that were not, or could not be, read. */
  permissions: ReadonlyMap<number, HeldPermissions>;
}

export type TeamSyncFact =
  | { isSupported: false }
  | {
      isSupported: true;
      /** Teams with the external groups that Team Sync maps to them. */
      mapped: ReadonlyArray<{ team: Team; groups: readonly string[] }>;
      isComplete: boolean;
    };

export interface MappingFact {
  /** YAML; empty when nothing was saved yet. */
  text: string;
  source: 'record' | 'provisioned' | 'none';
}

/** Everything that checks are made of. Whoever runs them has one reader for each. */
export interface Facts {
  stack: StackFact;
  licence: LicenceFact;
  connection: ConnectionFact;
  switches: SwitchesFact;
  ini: IniFact;
  saml: SamlFact;
  endpoint: EndpointFact;
  people: readonly Person[];
  scimUsers: readonly ScimUser[];
  teams: readonly Team[];
  memberships: MembershipsFact;
  groups: GroupsFact;
  accounts: AccountsFact;
  teamSync: TeamSyncFact;
  mapping: MappingFact;
  ledger: Ledger;
}

export type FactName = keyof Facts;
