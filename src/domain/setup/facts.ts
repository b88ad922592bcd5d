import type { ScimSwitches } from '../connection/scimSettings';
import type { Person, Team } from '../organisation/organisation';
import type { Preset } from '../presets/preset';
import type { HeldPermissions } from '../tokens/permissions';
import type { ServiceAccount } from '../tokens/serviceAccount';
import type { Known } from './known';

export interface ProviderAccount {
  account: ServiceAccount;
  /** False: nobody said so, it is named like one. */
  isChosen: boolean;
}

/** The switches, each `undefined` where its value could not be read. */
export interface SwitchFacts extends Readonly<Partial<ScimSwitches>> {
  /** False: Grafana has no SCIM to be switched. */
  isAvailable: boolean;
}

/** Everything that the guide judges its steps by. Nothing in it was clicked: all of it is Grafana's. */
export interface SetUpFacts {
  nowMs: number;
  preset: Preset;
  version: string;
  isEnterprise: boolean;
  isCloud: boolean;
  /** The public address, as Grafana believes it to be. */
  appUrl: string;
  /** The toggle `enableSCIM`; undefined: not among those that are on, or no longer there. */
  isScimToggleOn?: boolean;
  /** `expiresAt`, ISO 8601: absent when it has no end, or none is told. */
  licence: Known<{ expiresAt?: string }>;
  isSamlEnabled: boolean;
  /** `assertion_attribute_external_uid`; empty when it is not set. */
  externalUidClaim: Known<string>;
  /** Names of the teams that Team Sync fills. */
  teamSync: Known<readonly string[]>;
  /** The identity provider's service account; its value is undefined when there is none. */
  provider: Known<ProviderAccount | undefined>;
  /** What that account may do. */
  permissions: Known<HeldPermissions>;
  switches: Known<SwitchFacts>;
  people: Known<readonly Person[]>;
  teams: Known<readonly Team[]>;
}
