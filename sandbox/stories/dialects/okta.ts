import { answered, listIn, textIn } from '../answered';
import { userNameOf, type Employee } from '../company/company';
import type { Connector, ScimProvider } from './IdentityProvider';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Okta's custom SCIM app as its wire logs show it: whole resources by PUT, member lists sent twice. */
export function okta(connector: Connector): ScimProvider {
  const scim = (method: string, path: string, body?: unknown) =>
    answered(`${method} ${path}`, connector.scim(method, path, body));

  const userBody = (employee: Employee, fields: Record<string, unknown> = {}) => ({
    schemas: [`${CORE}:User`, ENTERPRISE],
    userName: userNameOf(employee),
    name: { givenName: employee.given, familyName: employee.family },
    emails: [{ primary: true, value: userNameOf(employee), type: 'work' }],
    title: employee.title,
    displayName: `${employee.given} ${employee.family}`,
    locale: 'en-US',
    [ENTERPRISE]: { department: employee.department },
    externalId: oktaId(userNameOf(employee)),
    groups: [],
    active: true,
    ...fields,
  });

  /** It pushes by its own copy of the groups, by name, and asks for none of them. */
  const groupIds = new Map<string, string>();

  async function put(id: string, employee: Employee, fields: Record<string, unknown>): Promise<void> {
    await scim('GET', `/Users/${id}`);
    await scim('PUT', `/Users/${id}`, { id, ...userBody(employee, fields), meta: { resourceType: 'User' } });
  }

  return {
    async testConnection() {
      await scim('GET', '/Users?startIndex=1&count=2');
    },
    async readGroups() {
      const groups = listIn(await scim('GET', '/Groups?startIndex=1&count=100'), 'Resources');
      groups.forEach((group) => groupIds.set(textIn(group, 'displayName'), textIn(group, 'id')));
    },
    async assign(employee) {
      const filter = encodeURIComponent(`userName eq "${userNameOf(employee)}"`);
      const found = listIn(await scim('GET', `/Users?filter=${filter}&startIndex=1&count=100`), 'Resources')[0];
      if (found) {
        const id = textIn(found, 'id');
        await put(id, employee, {});
        return id;
      }
      return textIn(await scim('POST', '/Users', userBody(employee, { password: 'x7Qm2pLd' })), 'id');
    },
    retitle: (id, employee, title) => put(id, employee, { title }),
    deactivate: (id, employee) => put(id, employee, { active: false }),
    async pushGroup(name, members) {
      const list = members.map(({ id, employee }) => ({ value: id, display: userNameOf(employee) }));
      const body = (some: typeof list) => ({ schemas: [`${CORE}:Group`], displayName: name, members: some });
      const id = groupIds.get(name) ?? textIn(await scim('POST', '/Groups', body(list.slice(0, 1))), 'id');
      await scim('GET', `/Groups/${id}`);
      await scim('PUT', `/Groups/${id}`, body(list.slice(0, 1)));
      await scim('PUT', `/Groups/${id}`, body(list));
    },
  };
}

/** Looks like Okta's ids of people: `00u` and 17 more; the same for the same person. */
function oktaId(userName: string): string {
  const digits = [...userName].reduce((hash, char) => (hash * 31n + BigInt(char.codePointAt(0) ?? 0)) % 36n ** 17n, 7n);
  return `00u${digits.toString(36).padStart(17, '0')}`;
}
