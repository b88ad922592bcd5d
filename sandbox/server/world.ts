import type { World } from '../stories/Story';
import type { Sandbox } from './Sandbox';

/** What a story works with. */
export function createWorld(sandbox: Sandbox, users: number | undefined): World {
  const { tokens, namespace } = sandbox.info();
  const send = (token: string, type: string, method: string, path: string, body: unknown): Promise<Response> =>
    sandbox.handle(
      new Request(`${sandbox.grafanaUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    );
  const scimBase = `/apis/scim.grafana.app/v0alpha1/namespaces/${namespace}`;
  return {
    sandbox,
    users,
    grafana: (method, path, body) => send(tokens.admin, 'application/json', method, path, body),
    scim: (method, path, body) => send(tokens.idp, 'application/scim+json', method, `${scimBase}${path}`, body),
  };
}
