/** RFC 7643 7: how a schema describes its attributes. */
export interface Attribute {
  name: string;
  type: 'string' | 'boolean' | 'dateTime' | 'reference' | 'binary' | 'complex';
  multiValued: boolean;
  description: string;
  required: boolean;
  caseExact: boolean;
  mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  returned: 'always' | 'default' | 'never';
  uniqueness: 'none' | 'server' | 'global';
  subAttributes?: Attribute[];
  referenceTypes?: string[];
}

export interface Schema {
  id: string;
  name: string;
  description: string;
  attributes: Attribute[];
}

/** A kind of resource: its core schema and what extends it. */
export interface ResourceType {
  name: 'User' | 'Group';
  endpoint: '/Users' | '/Groups';
  description: string;
  core: Schema;
  extensions: Schema[];
}

type Traits = Partial<Omit<Attribute, 'name' | 'description'>>;

const attribute = (name: string, description: string, traits: Traits = {}): Attribute => ({
  name,
  type: 'string',
  multiValued: false,
  description,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...traits,
});

const complex = (name: string, description: string, subAttributes: Attribute[], traits: Traits = {}): Attribute =>
  attribute(name, description, { type: 'complex', subAttributes, ...traits });

const READ_ONLY: Traits = { mutability: 'readOnly' };

const reference = (...referenceTypes: string[]): Attribute =>
  attribute('$ref', 'Address of the referenced resource', { type: 'reference', caseExact: true, referenceTypes });

/** RFC 7643 2.4: the sub-attributes that plural attributes share. */
const plural = (name: string, description: string): Attribute =>
  complex(
    name,
    description,
    [
      attribute('value', 'The value'),
      attribute('display', 'The value for people'),
      attribute('type', 'What it is for, e.g. work'),
      attribute('primary', 'Whether it is the preferred one', { type: 'boolean' }),
    ],
    { multiValued: true }
  );

const text = (names: Record<string, string>): Attribute[] =>
  Object.entries(names).map(([name, description]) => attribute(name, description));

/** RFC 7643 3.1: every resource has them, no schema lists them. */
export const COMMON_ATTRIBUTES: readonly Attribute[] = [
  attribute('schemas', 'URNs of the schemas in use', {
    ...READ_ONLY,
    multiValued: true,
    caseExact: true,
    returned: 'always',
  }),
  attribute('id', 'Identifier given by Grafana: the uid', {
    ...READ_ONLY,
    caseExact: true,
    returned: 'always',
    uniqueness: 'server',
  }),
  attribute('externalId', 'Identifier given by the identity provider', { caseExact: true }),
  complex(
    'meta',
    'When and what it is',
    [
      attribute('resourceType', 'User or Group', { caseExact: true }),
      attribute('created', 'When it was made', { type: 'dateTime' }),
      attribute('lastModified', 'When it last changed', { type: 'dateTime' }),
      attribute('location', 'Its address', { type: 'reference', caseExact: true, referenceTypes: ['uri'] }),
    ],
    READ_ONLY
  ),
];

export const USER_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  description: 'A person',
  attributes: [
    attribute('userName', 'Login', { required: true, uniqueness: 'server' }),
    complex(
      'name',
      'Parts of the name',
      text({
        formatted: 'The whole name',
        familyName: 'Family name',
        givenName: 'Given name',
        middleName: 'Middle names',
        honorificPrefix: 'Title before the name',
        honorificSuffix: 'What follows the name',
      })
    ),
    ...text({
      displayName: 'Name that Grafana shows',
      nickName: 'Casual name',
      title: 'Position',
      userType: 'Relation to the organisation',
      preferredLanguage: 'Preferred language',
      locale: 'Locale',
      timezone: 'Time zone',
    }),
    attribute('profileUrl', 'Address of a profile', {
      type: 'reference',
      caseExact: true,
      referenceTypes: ['external'],
    }),
    attribute('active', 'Whether the person may sign in', { type: 'boolean' }),
    attribute('password', 'Never kept', { mutability: 'writeOnly', returned: 'never', caseExact: true }),
    plural('emails', 'E-mail addresses; Grafana keeps the work address'),
    plural('phoneNumbers', 'Phone numbers'),
    plural('ims', 'Messaging addresses'),
    plural('photos', 'Addresses of pictures'),
    complex(
      'addresses',
      'Postal addresses',
      [
        ...text({
          formatted: 'The whole address',
          streetAddress: 'Street',
          locality: 'City',
          region: 'Region',
          postalCode: 'Postal code',
          country: 'Country',
          type: 'What it is for, e.g. work',
        }),
        attribute('primary', 'Whether it is the preferred one', { type: 'boolean' }),
      ],
      { multiValued: true }
    ),
    complex(
      'groups',
      'Groups of the person',
      [
        attribute('value', 'id of the group', { ...READ_ONLY, caseExact: true }),
        reference('Group'),
        attribute('display', 'Name of the group', READ_ONLY),
        attribute('type', 'direct', READ_ONLY),
      ],
      { ...READ_ONLY, multiValued: true }
    ),
    plural('entitlements', 'Entitlements'),
    plural('roles', 'Roles; they do not become Grafana roles'),
    plural('x509Certificates', 'Certificates'),
  ],
};

export const ENTERPRISE_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'A person at work',
  attributes: [
    ...text({
      employeeNumber: 'Number of the employee',
      costCenter: 'Cost centre',
      organization: 'Organisation',
      division: 'Division',
      department: 'Department',
    }),
    complex('manager', 'Manager', [
      attribute('value', 'id of the manager', { caseExact: true }),
      reference('User'),
      attribute('displayName', 'Name of the manager', READ_ONLY),
    ]),
  ],
};

export const GROUP_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'A group, in Grafana a team',
  attributes: [
    attribute('displayName', 'Name of the team', { required: true, uniqueness: 'server' }),
    complex(
      'members',
      'People in the group',
      [
        attribute('value', 'id of the person', { mutability: 'immutable', caseExact: true }),
        reference('User'),
        attribute('display', 'Name of the person', { mutability: 'readOnly' }),
        attribute('type', 'User', { mutability: 'immutable' }),
      ],
      { multiValued: true }
    ),
  ],
};

export const USER_TYPE: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  description: 'People',
  core: USER_SCHEMA,
  extensions: [ENTERPRISE_SCHEMA],
};

export const GROUP_TYPE: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups',
  core: GROUP_SCHEMA,
  extensions: [],
};
