import { answered, listIn, textIn } from '../answered';
import { userNameOf, type Employee } from '../company/company';
import type { Connector, ScimProvider } from './IdentityProvider';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const BATCH = 5;

/** Microsoft Entra ID without `aadOptscim062020`: capital verbs, one operation per leaf, "False" as text. */
export function entra(connector: Connector): ScimProvider {
  const scim = (method: string, path: string, body?: unknown) =>
    answered(`${method} ${path}`, connector.scim(method, path, body));

  const patch = (path: string, ...operations: object[]) =>
    scim('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations });

  const match = (attribute: string, value: string) =>
    scim('GET', `/Users?filter=${encodeURIComponent(`${attribute} eq "${value}"`)}`);

  /** Somebody who cannot be there: Entra asks for a random id. */
  const nobody = '5f1c2a0e-7a7e-4d3b-9f0e-3f3d0b6f5d11';

  const create = async (name: string): Promise<string> =>
    textIn(
      await scim('POST', '/Groups', {
        schemas: [`${CORE}:Group`, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
        externalId: objectId(`group:${name}`),
        displayName: name,
        meta: { resourceType: 'Group' },
      }),
      'id'
    );

  return {
    async testConnection() {
      await match('userName', nobody);
    },
    async assign(employee) {
      const userName = userNameOf(employee);
      const found = listIn(await match('userName', userName), 'Resources')[0];
      if (found) {
        const id = textIn(found, 'id');
        await patch(
          `/Users/${id}`,
          { op: 'Add', path: 'externalId', value: objectId(userName) },
          { op: 'Replace', path: 'displayName', value: `${employee.given} ${employee.family}` },
          { op: 'Replace', path: 'active', value: 'True' }
        );
        return id;
      }
      await match('externalId', objectId(userName));
      return textIn(await scim('POST', '/Users', userBody(employee)), 'id');
    },
    async retitle(id, _, title) {
      await scim('GET', `/Users/${id}`);
      await patch(`/Users/${id}`, { op: 'Replace', path: 'title', value: title });
    },
    async deactivate(id) {
      await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
    },
    async pushGroup(name, members) {
      const filter = encodeURIComponent(`displayName eq ${JSON.stringify(name)}`);
      const matches = await scim('GET', `/Groups?excludedAttributes=members&filter=${filter}`);
      const [found] = listIn(matches, 'Resources');
      const id = found === undefined ? await create(name) : textIn(found, 'id');
      for (let start = 0; start < members.length; start += BATCH) {
        const value = members.slice(start, start + BATCH).map((member) => ({ value: member.id }));
        await patch(`/Groups/${id}`, { op: 'Add', path: 'members', value });
      }
    },
  };
}

const userBody = (employee: Employee) => ({
  schemas: [`${CORE}:User`, ENTERPRISE],
  externalId: objectId(userNameOf(employee)),
  userName: userNameOf(employee),
  active: true,
  displayName: `${employee.given} ${employee.family}`,
  title: employee.title,
  emails: [{ primary: true, type: 'work', value: userNameOf(employee) }],
  meta: { resourceType: 'User' },
  name: {
    formatted: `${employee.given} ${employee.family}`,
    familyName: employee.family,
    givenName: employee.given,
  },
  roles: [],
  [ENTERPRISE]: { department: employee.department },
});

/** Looks like Entra's object ids; the same for the same name. */
function objectId(name: string): string {
  const hash = [...name].reduce((sum, char) => (sum * 131n + BigInt(char.codePointAt(0) ?? 0)) % (1n << 128n), 0x9e37n);
  const hex = ((hash * 0x9e3779b97f4a7c15f39cc0605cedc835n) % (1n << 128n)).toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
