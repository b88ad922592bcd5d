import type { ScimUser } from '../scim/user';
import type { Row } from './evidence';

/** A person as SCIM shows them, with the identifier that the provider gave. */
export const scimRow = ({ userName, externalId }: ScimUser): Row => [
  { kind: 'login', text: userName },
  ...(externalId ? [{ kind: 'id' as const, text: externalId }] : []),
];

export const isActive = ({ active }: ScimUser): boolean => active !== false;
