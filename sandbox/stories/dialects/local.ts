import { answered, numberIn } from '../answered';
import { userNameOf } from '../company/company';
import type { World } from '../Story';
import type { IdentityProvider } from './IdentityProvider';

/** On OSS, which has no SCIM: an administrator does by hand what an identity provider would do. */
export function local(world: World): IdentityProvider {
  const grafana = (method: string, path: string, body?: unknown) =>
    answered(`${method} ${path}`, world.grafana(method, path, body));

  return {
    async assign(employee) {
      const login = userNameOf(employee);
      const known = await world.grafana('GET', `/api/users/lookup?loginOrEmail=${encodeURIComponent(login)}`);
      if (known.ok) {
        return String(numberIn(await known.json(), 'id'));
      }
      const name = `${employee.given} ${employee.family}`;
      const user = { login, email: login, name, password: `${login}-password` };
      return String(numberIn(await grafana('POST', '/api/admin/users', user), 'id'));
    },
    async deactivate(id) {
      await grafana('POST', `/api/admin/users/${id}/disable`, {});
    },
    async pushGroup(name, members) {
      const teamId = numberIn(await grafana('POST', '/api/teams', { name }), 'teamId');
      for (const { id } of members) {
        await grafana('POST', `/api/teams/${teamId}/members`, { userId: Number(id) });
      }
    },
  };
}
