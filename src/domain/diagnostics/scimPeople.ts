import type { ScimUser } from '../scim/user';
import type { Person } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import type { Row } from './evidence';

/** A person as SCIM shows them, with the identifier that the provider gave. */
export const scimRow = ({ userName, externalId }: ScimUser): Row => [
  { kind: 'login', text: userName },
  ...(externalId ? [{ kind: 'id' as const, text: externalId }] : []),
];

export const isActive = ({ active }: ScimUser): boolean => active !== false;

/**
 * Says who of them is provisioned: SCIM lists everybody, those whom the identity provider does not manage included. The
 * id is Grafana's uid; should it be another one, the login tells.
 */
export function* provisionedTest(people: readonly Person[]): Work<(user: ScimUser) => boolean> {
  const known = new Set<string>();
  yield* eachItem(people, ({ uid, login, isProvisioned }) => {
    if (isProvisioned) {
      known.add(uid).add(login.toLowerCase());
    }
  });
  return ({ id, userName }) => known.has(id) || known.has(userName.toLowerCase());
}
