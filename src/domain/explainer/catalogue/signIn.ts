import type { Entry } from '../Entry';
import { SIGN_IN } from './retries';

/** Names and texts are those of this file in 12.4; what each means was read there. */
const SOURCE = 'https://github.com/grafana/grafana/blob/v12.4.0/pkg/services/authn/authnimpl/sync/user_sync.go';
const SAML_DOC = 'https://grafana.com/docs/grafana/v12.4/setup-grafana/configure-access/configure-authentication/saml/';
const NOTHING_SENT = { anyone: SIGN_IN };

const said = (statusCode: number, messageId: string, message: string): string =>
  JSON.stringify({ statusCode, messageId, message });

const CLAIM =
  'In Okta send user.getInternalProperty("id"), in Entra user.objectid, in the claim that [auth.saml] assertion_attribute_external_uid names (userUID unless changed).';

/** Why somebody whom SCIM concerns cannot sign in: the `user.sync.*` ids of Grafana. */
export const SIGN_IN_ERRORS: readonly Entry[] = [
  {
    id: 'user.sync.user-not-provisioned',
    title: 'The person is not provisioned, and only provisioned people may sign in',
    marks: { codes: ['user.sync.user-not-provisioned'], phrases: ['user is not provisioned'] },
    example: said(403, 'user.sync.user-not-provisioned', 'User is not provisioned'),
    cause: 'User sync and “Reject non-provisioned users” are on, and SCIM never created or took over this person.',
    inGrafana: 'Wait for the provider to send the person, or switch “Reject non-provisioned users” off under Settings.',
    atProvider: 'Assign the person, or a group that holds them, to the Grafana app.',
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'settings',
  },
  {
    id: 'user.sync.user-externalUID-mismatch',
    title: 'The SAML claim and the externalId are not the same',
    marks: { codes: ['user.sync.user-externalUID-mismatch'], phrases: ['user externaluid mismatch'] },
    example: said(401, 'user.sync.user-externalUID-mismatch', 'User externalUID mismatch'),
    cause:
      'The id that came with the sign-in differs from the externalId that SCIM stored for this person, or one of them is empty.',
    inGrafana: 'Compare the externalId of the person with the claim; check assertion_attribute_external_uid.',
    atProvider: CLAIM,
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'people',
  },
  {
    id: 'user.sync.mismatched-externalUID',
    title: 'Somebody else’s provisioned identity',
    marks: {
      codes: ['user.sync.mismatched-externalUID'],
      phrases: ['mismatched provisioned identity', 'mismatched externaluid for provisioned user'],
    },
    example: said(401, 'user.sync.mismatched-externalUID', 'Mismatched provisioned identity'),
    cause:
      'While the sign-in updates a provisioned person, its id differs from the stored externalId. People see “User sync failed”; this text is in the server log.',
    inGrafana:
      'Compare the externalId of the person with the claim. A person who was deleted and made anew has a new id.',
    atProvider: CLAIM,
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'people',
  },
  {
    id: 'user.sync.empty-externalUID',
    title: 'The SAML claim is missing',
    marks: { codes: ['user.sync.empty-externalUID'], phrases: ['empty externaluid'] },
    example: said(401, 'user.sync.empty-externalUID', 'Empty externalUID'),
    cause: 'A provisioned person signs in, and the assertion carries no external id.',
    inGrafana: 'Check that assertion_attribute_external_uid names the claim exactly as the provider sends it.',
    atProvider: CLAIM,
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'connection',
  },
  {
    id: 'user.sync.internal',
    title: 'User sync failed',
    marks: {
      codes: ['user.sync.internal'],
      phrases: ['user sync failed', 'unable to update user', 'unable to create user'],
    },
    example: said(500, 'user.sync.internal', 'User sync failed'),
    cause:
      'The person could not be created or updated at sign-in. For provisioned people the usual reason is a missing or wrong userUID claim.',
    inGrafana: 'The server log has the cause in a line of “user.sync” at that time.',
    atProvider: CLAIM,
    retries: NOTHING_SENT,
    source:
      'https://grafana.com/docs/grafana/v12.4/setup-grafana/configure-access/configure-scim-provisioning/troubleshooting/',
    place: 'people',
  },
  {
    id: 'user.sync.scim-auth-module-mismatch',
    title: 'Provisioned people sign in with SAML only',
    marks: {
      codes: ['user.sync.scim-auth-module-mismatch'],
      phrases: ['provisioned via scim and must login via saml', 'provisioned via scim but attempted login via'],
    },
    example: said(401, 'user.sync.scim-auth-module-mismatch', 'User was provisioned via SCIM and must login via SAML'),
    cause: 'The person was made by SCIM and tried another way to sign in, such as OAuth or LDAP.',
    inGrafana: 'Set up SAML with the same provider, and take the other buttons away for these people.',
    atProvider: 'Offer the SAML app of Grafana to the person.',
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'connection',
  },
  {
    id: 'user.sync.signup-disabled',
    title: 'Sign-up is off, and the person does not exist yet',
    marks: {
      codes: ['user.sync.signup-disabled'],
      phrases: ['sign up is disabled', 'signup is not allowed for module'],
    },
    example: said(401, 'user.sync.signup-disabled', 'Sign up is disabled'),
    cause: 'SAML allow_sign_up is false, as it should be with SCIM, and the provider has not sent this person yet.',
    inGrafana: 'Nothing, if SCIM is to make people. Otherwise allow sign-up in the SAML settings.',
    atProvider: 'Assign the person to the app and let provisioning run, then sign in.',
    retries: NOTHING_SENT,
    source: SAML_DOC,
    place: 'people',
  },
  {
    id: 'user.sync.forbidden',
    title: 'Grafana may not make another person',
    marks: { codes: ['user.sync.forbidden'], phrases: ['user sync forbidden'] },
    example: said(403, 'user.sync.forbidden', 'User sync forbidden'),
    cause: 'A quota of users or of users per organisation is reached.',
    inGrafana: 'Raise the quota, or remove people who are no longer needed; the licence may limit them, too.',
    atProvider: 'Unassign people who do not need Grafana.',
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'people',
  },
  {
    id: 'user.sync.protected-role',
    title: 'A protected role stands in the way',
    marks: { codes: ['user.sync.protected-role'], phrases: ['unable to sync due to protected role'] },
    example: said(403, 'user.sync.protected-role', 'Unable to sync due to protected role'),
    cause: 'The person holds a role that a sign-in may not take over.',
    inGrafana: 'Take the role away, or let this person sign in with a local account.',
    atProvider: 'Nothing.',
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'people',
  },
  {
    id: 'user.sync.unable-to-retrieve-user-or-authinfo',
    title: 'The person or how they signed in could not be read',
    marks: {
      codes: ['user.sync.unable-to-retrieve-user-or-authinfo'],
      phrases: ['unable to retrieve user or authinfo for validation'],
    },
    example: said(
      500,
      'user.sync.unable-to-retrieve-user-or-authinfo',
      'Unable to retrieve user or authInfo for validation'
    ),
    cause: 'The database did not answer while the sign-in was checked.',
    inGrafana: 'Look at the server log and the database, then sign in again.',
    atProvider: 'Nothing.',
    retries: NOTHING_SENT,
    source: SOURCE,
  },
  {
    id: 'user.sync.unable-to-retrieve-user',
    title: 'The person could not be read',
    marks: { codes: ['user.sync.unable-to-retrieve-user'], phrases: ['unable to retrieve user for validation'] },
    example: said(500, 'user.sync.unable-to-retrieve-user', 'Unable to retrieve user for validation'),
    cause: 'The database did not answer, or the person was removed at that moment.',
    inGrafana: 'Look at the server log and the database, then sign in again.',
    atProvider: 'Nothing.',
    retries: NOTHING_SENT,
    source: SOURCE,
  },
  {
    id: 'user.sync.fetch',
    title: 'The signed-in person could not be resolved',
    marks: { codes: ['user.sync.fetch'], phrases: ['insufficient information to authenticate user'] },
    example: said(500, 'user.sync.fetch', 'Insufficient information to authenticate user'),
    cause: 'A session is there, but reading the person behind it failed.',
    inGrafana: 'Look at the server log and the database.',
    atProvider: 'Nothing.',
    retries: NOTHING_SENT,
    source: SOURCE,
  },
  {
    id: 'user.sync.fetch-not-found',
    title: 'The signed-in person does not exist any more',
    marks: { codes: ['user.sync.fetch-not-found'] },
    example: said(401, 'user.sync.fetch-not-found', 'User not found'),
    cause: 'The person was deleted, by hand or by SCIM, while a session was open.',
    inGrafana: 'Nothing, if it was meant. Otherwise let the provider send the person again.',
    atProvider: 'Assign the person again.',
    retries: NOTHING_SENT,
    source: SOURCE,
    place: 'people',
  },
];
