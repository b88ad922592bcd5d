import type { Entry } from '../Entry';
import { OKTA_TASK, REFUSED } from './retries';

const RFC = 'https://www.rfc-editor.org/rfc/rfc7644#section-3.12';

const body = (status: number, scimType: string, detail: string): string =>
  JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: `${status}`, scimType, detail });

/** The ten values of `scimType`, RFC 7644 section 3.12, table 9. */
export const SCIM_TYPES: readonly Entry[] = [
  {
    id: 'scim.invalidFilter',
    title: 'The filter cannot be used',
    marks: { codes: ['invalidFilter'] },
    example: body(400, 'invalidFilter', 'User has no attribute foo'),
    cause:
      'The filter of a lookup is malformed, or names an attribute or an operator that Grafana does not support. Grafana documents lookups by userName only.',
    inGrafana: 'Nothing to change. Run the lookups of the self-test to see which filters this Grafana understands.',
    atProvider:
      'Match people by userName alone: in Okta set “Unique identifier field for users” to userName; in Entra remove the other matching attributes from the mapping.',
    retries: REFUSED,
    source: RFC,
    place: 'self-test',
  },
  {
    id: 'scim.tooMany',
    title: 'The lookup would find too much',
    marks: { codes: ['tooMany'] },
    example: body(400, 'tooMany', 'The filter yields too many results'),
    cause: 'A filter finds more people or groups than the server is willing to answer.',
    inGrafana: 'Nothing to change.',
    atProvider: 'Match by something unique, such as userName, and ask for smaller pages.',
    retries: REFUSED,
    source: RFC,
  },
  {
    id: 'scim.uniqueness',
    title: 'Somebody else has this name, e-mail or id already',
    marks: { codes: ['uniqueness'] },
    example: body(409, 'uniqueness', 'A user with this userName, e-mail or externalId exists already'),
    cause:
      'The userName, e-mail, externalId or group name belongs to another person or team of this Grafana. Often one person was created twice under different names.',
    inGrafana:
      'Find who holds the value under Audit > People. Correct or remove the one that is not meant; a team with the same name has to be renamed or deleted first.',
    atProvider:
      'Correct the value, or the matching attribute, so that the existing person is found instead of created.',
    retries: REFUSED,
    source: RFC,
    place: 'people',
  },
  {
    id: 'scim.mutability',
    title: 'The attribute may not be changed',
    marks: { codes: ['mutability'] },
    example: body(400, 'mutability', 'id is readOnly'),
    cause: 'The request changes something that is read-only, or removes something that is required.',
    inGrafana: 'Nothing to change.',
    atProvider: 'Remove the attribute from the attribute mapping, or map it only when a person is created.',
    retries: REFUSED,
    source: RFC,
  },
  {
    id: 'scim.invalidSyntax',
    title: 'The request cannot be read',
    marks: { codes: ['invalidSyntax'] },
    example: body(400, 'invalidSyntax', 'The body is not JSON'),
    cause:
      'The body is not the JSON that SCIM defines. A proxy or firewall that changes bodies, or a hand-written client, is the usual reason.',
    inGrafana:
      'Check what stands between the identity provider and Grafana. Run the self-test, which goes another way.',
    atProvider: 'Use the SCIM 2.0 connector without custom templates. For Entra, look at the attribute expressions.',
    retries: REFUSED,
    source: RFC,
    place: 'self-test',
  },
  {
    id: 'scim.invalidPath',
    title: 'The change names an attribute that cannot be understood',
    marks: { codes: ['invalidPath'] },
    example: body(400, 'invalidPath', 'The path emails[type eq is malformed'),
    cause: 'The path of a PATCH is malformed or names an attribute that does not exist.',
    inGrafana: 'Nothing to change.',
    atProvider: 'Look for the attribute in the mapping and correct or remove it; custom extensions are not supported.',
    retries: REFUSED,
    source: RFC,
  },
  {
    id: 'scim.noTarget',
    title: 'What should be changed is not there',
    marks: { codes: ['noTarget'] },
    example: body(400, 'noTarget', 'No member matches the path'),
    cause:
      'A PATCH selects a value with a filter, and nothing matches: the work e-mail or the group member was removed in Grafana meanwhile.',
    inGrafana: 'Compare the person or the team with the identity provider; hand edits are the usual reason.',
    atProvider: 'Send the person or group again as a whole: Okta “Push now”, Entra “Provision on demand” or a restart.',
    retries: REFUSED,
    source: RFC,
    place: 'groups',
  },
  {
    id: 'scim.invalidValue',
    title: 'A value is missing or not allowed',
    marks: { codes: ['invalidValue'] },
    example: body(400, 'invalidValue', 'userName is required'),
    cause:
      'A required value is empty, has the wrong type, or names somebody who does not exist, such as a group member who was never provisioned.',
    inGrafana: 'The detail names the value. For a member: that person has to be provisioned before the group.',
    atProvider:
      'Fill the value at the source, or correct the mapping: userName, work e-mail and externalId are needed.',
    retries: REFUSED,
    source: RFC,
    place: 'people',
  },
  {
    id: 'scim.invalidVers',
    title: 'The SCIM version is not supported',
    marks: { codes: ['invalidVers'] },
    example: body(400, 'invalidVers', 'SCIM 1.1 is not supported'),
    cause: 'The identity provider speaks another version of SCIM than 2.0.',
    inGrafana: 'Nothing to change: Grafana speaks SCIM 2.0.',
    atProvider: 'Choose SCIM 2.0 for the connector. In Okta the SCIM version is chosen when the app is made.',
    retries: { okta: OKTA_TASK, entra: { will: 'no', words: 'Entra speaks SCIM 2.0 and does not get this answer.' } },
    source: RFC,
  },
  {
    id: 'scim.sensitive',
    title: 'Something personal stood in the address',
    marks: { codes: ['sensitive'] },
    example: body(403, 'sensitive', 'The filter holds sensitive information'),
    cause: 'The server refuses a lookup because its address holds personal data, which proxies and logs would keep.',
    inGrafana:
      'Nothing to change: Grafana documents lookups by userName in the address. Look for a proxy that refuses.',
    atProvider: 'Match by an id that is not personal.',
    retries: REFUSED,
    source: RFC,
  },
];
