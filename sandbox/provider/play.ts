import { entra } from '../stories/dialects/entra';
import type { Connector, Member, ScimProvider } from '../stories/dialects/IdentityProvider';
import { okta } from '../stories/dialects/okta';

const dialects: Readonly<Record<Dialect, (connector: Connector) => ScimProvider>> = { okta, entra };

export type Dialect = 'okta' | 'entra';

export interface Person {
  given: string;
  family: string;
}

export const FIRST_PERSON: Person = { given: 'Ines', family: 'Walker' };
export const FIRST_GROUP = 'Grafana pilot';

/** What "Test Connector Configuration" (Okta) and "Test Connection" (Entra) send. Rejects when Grafana refuses. */
export const playConnectionTest = (dialect: Dialect, connector: Connector): Promise<void> =>
  dialects[dialect](connector).testConnection();

/** One person is assigned to the application: found and taken over, or created. */
export async function playFirstUser(
  dialect: Dialect,
  connector: Connector,
  person: Person = FIRST_PERSON
): Promise<Member> {
  const employee = { ...person, title: 'Engineer', department: 'Engineering', groups: [] };
  return { id: await dialects[dialect](connector).assign(employee), employee };
}

/** One group with that person is pushed; one of that name that SCIM made before gets the member. */
export async function playFirstGroup(
  dialect: Dialect,
  connector: Connector,
  member: Member,
  name: string = FIRST_GROUP
): Promise<void> {
  const provider = dialects[dialect](connector);
  await provider.readGroups?.();
  await provider.pushGroup(name, [member]);
}
