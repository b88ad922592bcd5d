import { DATA_SOURCE_PERMISSIONS, FOLDER_PERMISSIONS } from '../organisation/organisation';

/** The part of JSON Schema that the mapping document needs. */
export interface JsonSchema {
  $schema?: string;
  title?: string;
  description: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  const?: number;
  enum?: readonly string[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: false;
  /** With both at 1: exactly one of the properties. */
  minProperties?: number;
  maxProperties?: number;
  oneOf?: ReadonlyArray<{ required: readonly string[] }>;
  items?: JsonSchema;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

const text = (description: string): JsonSchema => ({
  description,
  type: 'string',
  minLength: 1,
  maxLength: 500,
  pattern: '\\S',
});

const list = (description: string, items: JsonSchema): JsonSchema => ({ description, type: 'array', items });

const match: JsonSchema = {
  description: 'which groups the rule is about, by exactly one of group, glob, regex, externalId',
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    group: text("the group's exact display name, capitals included"),
    glob: text('a pattern for the display name: * stands for any characters, ? for one'),
    regex: {
      ...text('a regular expression that fits the whole display name, without nested repetitions'),
      maxLength: 200,
    },
    externalId: text("the group's id at the identity provider"),
  },
};

const folder: JsonSchema = {
  description: 'a folder, by uid or path, and the permission on it',
  type: 'object',
  additionalProperties: false,
  required: ['permission'],
  oneOf: [{ required: ['uid'] }, { required: ['path'] }],
  properties: {
    uid: text("the folder's uid"),
    path: text("the folder's title, with the titles above it in front: Production/Payments"),
    permission: { description: 'View, Edit or Admin', type: 'string', enum: FOLDER_PERMISSIONS },
  },
};

const dataSource: JsonSchema = {
  description: 'a data source, by uid or name, and the permission on it',
  type: 'object',
  additionalProperties: false,
  required: ['permission'],
  oneOf: [{ required: ['uid'] }, { required: ['name'] }],
  properties: {
    uid: text("the data source's uid"),
    name: text("the data source's exact name"),
    permission: { description: 'Query, Edit or Admin', type: 'string', enum: DATA_SOURCE_PERMISSIONS },
  },
};

const rule: JsonSchema = {
  description: 'a rule: which groups get which access',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'match'],
  properties: {
    name: text('a name that no other rule has'),
    match,
    team: {
      description: 'another team than the one that group sync made',
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: { name: text("the team's exact name") },
    },
    roles: {
      ...list('roles by name or uid', text('a role name, for example fixed:dashboards:writer, or its uid')),
      default: [],
    },
    folders: { ...list('folder permissions', folder), default: [] },
    datasources: {
      ...list('data source permissions, on Grafana Enterprise and Cloud', dataSource),
      default: [],
    },
    environments: list('the environments in which the rule counts; left out: all', text('the name of an environment')),
    priority: { description: 'a whole number; higher goes first', type: 'integer', default: 0 },
    paused: { description: 'true or false', type: 'boolean', default: false },
    owner: { description: 'who answers for the rule, for example an e-mail address', type: 'string' },
    expires: {
      description: 'the last day of the rule, as YYYY-MM-DD',
      type: 'string',
      format: 'date',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    note: { description: 'text', type: 'string' },
  },
};

/** JSON Schema (draft-07) of the mapping document, for editors. Its descriptions say what was expected in a problem. */
export const MAPPING_JSON_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'SCIM Manager mapping',
  description: 'version and rules',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'rules'],
  properties: {
    version: { description: '1', type: 'number', const: 1 },
    rules: list('a list of rules', rule),
    guard: {
      description: 'when a plan has to be confirmed in words',
      type: 'object',
      additionalProperties: false,
      properties: {
        people: {
          description: 'how many people may lose access, 0 or more',
          type: 'integer',
          minimum: 0,
          maximum: 1_000_000,
        },
        percent: {
          description: 'which share of all people may lose access, 0 to 100',
          type: 'number',
          minimum: 0,
          maximum: 100,
        },
        hours: {
          description: 'over how many hours they are counted, 1 to 720',
          type: 'number',
          minimum: 1,
          maximum: 720,
        },
        protectedTeams: list('names of teams', text("a team's exact name")),
      },
    },
  },
};

/** The schema of what stands at a path, or undefined where nothing may stand. */
export function schemaAt(path: ReadonlyArray<string | number>): JsonSchema | undefined {
  let node: JsonSchema | undefined = MAPPING_JSON_SCHEMA;
  for (const key of path) {
    node = typeof key === 'number' ? node?.items : node?.properties?.[key];
  }
  return node;
}
