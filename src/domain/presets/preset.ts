import type { UserAttribute } from './userAttribute';

/** What a field of the identity provider's console is to be given. */
export type ConsoleValue =
  | { kind: 'connector-url' }
  /** The token's key, behind `prefix` where the console does not add it. */
  | { kind: 'token'; prefix?: string }
  | { kind: 'text'; text: string }
  /** Boxes to tick; each is a choice of the console by its own name. */
  | { kind: 'choices'; choices: readonly ConsoleChoice[] };

export interface ConsoleChoice {
  name: string;
  /** Needed only where groups are synchronised. */
  isForGroups?: boolean;
}

export interface ConsoleField {
  /** As the console names it. */
  name: string;
  value: ConsoleValue;
}

export interface AttributeMapping {
  /** Attribute or expression of the identity provider. */
  source: string;
  target: UserAttribute;
  isRequired: boolean;
  why: string;
}

/** What the identity provider sends when somebody presses its own test button. */
export interface ConnectionTest {
  button: string;
  /** Requests below the connector URL. */
  sends: readonly string[];
  expects: string;
}

export interface Quirk {
  text: string;
  source: string;
}

/** The stages of the guide that the identity provider's console has a part in. */
export const CONSOLE_STAGES = ['application', 'values', 'test', 'users', 'groups', 'sign-in'] as const;
export type ConsoleStage = (typeof CONSOLE_STAGES)[number];

/** One identity provider: everything that its administrator has to know, as data. */
export interface Preset {
  id: string;
  name: string;
  /** The product as a sentence about its console names it. */
  consoleName: string;
  /** Whether Grafana supports provisioning from it. */
  isSupported: boolean;
  /** Why not, and what that means; present when it is not supported. */
  support?: string;
  fields: readonly ConsoleField[];
  attributes: readonly AttributeMapping[];
  /** The value of the SAML claim that has to equal `externalId`. */
  samlClaim: { value: string; where: string; quirk?: Quirk };
  /** What to do in the console, in order. */
  console: Readonly<Record<ConsoleStage, readonly string[]>>;
  test: ConnectionTest;
  quirks: readonly Quirk[];
  /** How long it may be silent although all is well; minutes are absent where it calls only when something changes. */
  silence: { cycleMinutes?: number; text: string; source: string };
  /** Grafana's own page about it. */
  documentation: string;
}

/** Name of the claim unless Grafana is told another (`[auth.saml] assertion_attribute_external_uid`). */
export const DEFAULT_EXTERNAL_UID_CLAIM = 'userUID';
