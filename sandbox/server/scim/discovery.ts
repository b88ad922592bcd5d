import type { Resource } from './attributes';
import { MAX_COUNT } from './page';
import {
  ENTERPRISE_SCHEMA,
  GROUP_SCHEMA,
  GROUP_TYPE,
  USER_SCHEMA,
  USER_TYPE,
  type ResourceType,
  type Schema,
} from './schema';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';

const meta = (resourceType: string, location: string): Resource => ({ meta: { resourceType, location } });

/** RFC 7643 5. */
export const serviceProviderConfig = (scimUrl: string): Resource => ({
  schemas: [`${CORE}:ServiceProviderConfig`],
  documentationUri:
    'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-scim-provisioning/',
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MAX_COUNT },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Service account token',
      description: 'Bearer token of a Grafana service account',
      primary: true,
    },
  ],
  ...meta('ServiceProviderConfig', `${scimUrl}/ServiceProviderConfig`),
});

export const resourceTypes = (scimUrl: string): Resource[] =>
  [USER_TYPE, GROUP_TYPE].map((type) => resourceType(type, scimUrl));

const resourceType = ({ name, endpoint, description, core, extensions }: ResourceType, scimUrl: string): Resource => ({
  schemas: [`${CORE}:ResourceType`],
  id: name,
  name,
  endpoint,
  description,
  schema: core.id,
  ...(extensions.length === 0
    ? {}
    : { schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })) }),
  ...meta('ResourceType', `${scimUrl}/ResourceTypes/${name}`),
});

export const schemas = (scimUrl: string): Resource[] =>
  [USER_SCHEMA, ENTERPRISE_SCHEMA, GROUP_SCHEMA].map((schema) => describe(schema, scimUrl));

const describe = ({ id, name, description, attributes }: Schema, scimUrl: string): Resource => ({
  schemas: [`${CORE}:Schema`],
  id,
  name,
  description,
  attributes,
  ...meta('Schema', `${scimUrl}/Schemas/${id}`),
});
