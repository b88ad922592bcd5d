import { createSandbox } from '../server/handle';
import type { Sandbox, Upstream } from '../server/Sandbox';

export const STAGING_URL = 'https://grafana.staging.example.com';

/** A second Grafana to compare with, and a token that may read there what a comparison reads. */
export interface Staging {
  url: string;
  token: string;
  upstream: Upstream;
}

/** The demo organisation as somebody left it on staging: a group less, a folder more, and access that differs. */
export async function createStaging(): Promise<Staging> {
  const sandbox = await createSandbox({ story: 'demo', grafanaUrl: STAGING_URL });
  const ask = asAdministrator(sandbox);
  await leaveDifferences(sandbox, ask);
  return { url: STAGING_URL, token: await readingToken(ask), upstream: (request) => sandbox.handle(request) };
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

function asAdministrator(sandbox: Sandbox): Ask {
  return async (method, path, body) => {
    const answer = await sandbox.handle(
      new Request(`${STAGING_URL}${path}`, {
        method,
        headers: { authorization: `Basic ${btoa('admin:admin')}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    );
    if (!answer.ok) {
      throw new Error(`staging: ${method} ${path} answered ${answer.status}`);
    }
    return answer.json();
  };
}

async function leaveDifferences({ store, handle, info }: Sandbox, ask: Ask): Promise<void> {
  const [team, other] = store.teams.all();
  const [folder] = store.folders.all();
  await ask('POST', '/api/folders', { uid: 'playground', title: 'Playground' });
  await ask('POST', `/api/access-control/folders/playground/teams/${team?.id}`, { permission: 'Edit' });
  await ask('POST', `/api/access-control/folders/${folder?.uid}/teams/${other?.id}`, { permission: 'Admin' });
  const closed = store.dataSources.by('name', 'PostgreSQL billing');
  await ask('POST', `/api/access-control/datasources/${closed?.uid}/teams/${other?.id}`, { permission: 'Query' });
  const last = store.teams.all().findLast(({ isProvisioned }) => isProvisioned);
  const { scimUrl, tokens } = info();
  const headers = { authorization: `Bearer ${tokens.idp}` };
  await handle(new Request(`${scimUrl}/Groups/${last?.uid}`, { method: 'DELETE', headers }));
}

const READS = [
  ['teams:read', 'teams:*'],
  ['org.users:read', 'users:*'],
  ['folders:read', 'folders:*'],
  ['folders.permissions:read', 'folders:*'],
  ['datasources:read', 'datasources:*'],
  ['datasources.permissions:read', 'datasources:*'],
  ['roles:read', 'roles:*'],
  ['teams.roles:read', 'teams:*'],
  ['settings:read', 'settings:auth.scim:*'],
  ['dashboards:read', 'folders:uid:idops-scim-manager'],
] as const;

async function readingToken(ask: Ask): Promise<string> {
  const { id } = await ask('POST', '/api/serviceaccounts', { name: 'Compared', role: 'None' });
  const { uid: roleUid } = await ask('POST', '/api/access-control/roles', {
    name: 'custom:compared',
    displayName: 'Compared',
    permissions: READS.map(([action, scope]) => ({ action, scope })),
  });
  await ask('POST', `/api/access-control/users/${String(id)}/roles`, { roleUid });
  const { key } = await ask('POST', `/api/serviceaccounts/${String(id)}/tokens`, { name: 'compared' });
  return String(key);
}
