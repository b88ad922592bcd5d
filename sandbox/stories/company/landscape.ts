import { answered, listIn, numberIn, textIn } from '../answered';
import type { World } from '../Story';
import { LEAVER, ORPHANS, userNameOf } from './company';
import { adoptIdpKey } from './backdate';

/** Requests of the server administrator. */
export const asAdmin =
  (world: World) =>
  (method: string, path: string, body?: unknown): Promise<unknown> =>
    answered(`${method} ${path}`, world.grafana(method, path, body));

export type Admin = ReturnType<typeof asAdmin>;

const FOLDERS: ReadonlyArray<[uid: string, title: string, parentUid?: string]> = [
  ['production', 'Production'],
  ['prod-payments', 'Payments', 'production'],
  ['prod-checkout', 'Checkout', 'production'],
  ['prod-infrastructure', 'Infrastructure', 'production'],
  ['prod-databases', 'Databases', 'prod-infrastructure'],
  ['staging', 'Staging'],
  ['platform', 'Platform'],
  ['data', 'Data'],
  ['security', 'Security'],
  ['business', 'Business'],
  ['business-finance', 'Finance', 'business'],
];

/** What people were given by hand, over time. */
const TEAM_GRANTS: ReadonlyArray<[team: string, folderUid: string, permission: string]> = [
  ['SRE', 'production', 'Admin'],
  ['SRE', 'staging', 'Admin'],
  ['Payments', 'prod-payments', 'Edit'],
  ['Checkout', 'prod-checkout', 'Edit'],
  ['Data Science', 'data', 'Edit'],
  ['Security', 'security', 'Edit'],
  ['Finance', 'business-finance', 'View'],
  ['Support', 'production', 'View'],
  ['Product', 'business', 'View'],
  ['Contractors', 'staging', 'Edit'],
  ['Grafana Admins', 'platform', 'Admin'],
  ['Platform Engineers', 'platform', 'Admin'],
];

const DATA_SOURCES: ReadonlyArray<[uid: string, name: string, type: string]> = [
  ['prometheus', 'Prometheus', 'prometheus'],
  ['loki', 'Loki', 'loki'],
  ['tempo', 'Tempo', 'tempo'],
  ['pg-billing', 'PostgreSQL billing', 'grafana-postgresql-datasource'],
];

/** The one that not everybody may query, and who was let in by hand (Enterprise). */
const CLOSED_DATA_SOURCE = 'pg-billing';
const DATA_SOURCE_GRANTS: ReadonlyArray<[team: string, dataSourceUid: string, permission: string]> = [
  ['Finance', CLOSED_DATA_SOURCE, 'Query'],
  ['Payments', CLOSED_DATA_SOURCE, 'Edit'],
];

const CLOSED_FOLDERS = ['security', 'business-finance', 'platform'];

async function addLocalUser(
  admin: Admin,
  login: string,
  email: string,
  name: string,
  password: string
): Promise<number> {
  return numberIn(await admin('POST', '/api/admin/users', { login, email, name, password }), 'id');
}

/** Before SCIM: local accounts, a team made by hand, folders, data sources. */
export async function buildOldGrafana(world: World): Promise<void> {
  const admin = asAdmin(world);
  const editor = await addLocalUser(admin, 'editor', 'editor@localhost', 'Edith Editor', 'editor');
  await admin('PATCH', `/api/org/users/${editor}`, { role: 'Editor' });
  await addLocalUser(admin, 'viewer', 'viewer@localhost', 'Victor Viewer', 'viewer');

  const platform = numberIn(await admin('POST', '/api/teams', { name: 'Platform Engineers' }), 'teamId');
  const before = [...ORPHANS, LEAVER];
  for (const { given, family } of before) {
    const login = userNameOf({ given, family });
    const id = await addLocalUser(admin, login, login, `${given} ${family}`, `${login}-password`);
    await admin('POST', `/api/teams/${platform}/members`, { userId: id });
  }

  for (const [uid, title, parentUid] of FOLDERS) {
    await admin('POST', '/api/folders', { uid, title, ...(parentUid === undefined ? {} : { parentUid }) });
  }
  for (const uid of CLOSED_FOLDERS) {
    await admin('POST', `/api/access-control/folders/${uid}/builtInRoles/Viewer`, { permission: '' });
    await admin('POST', `/api/access-control/folders/${uid}/builtInRoles/Editor`, { permission: '' });
  }
  await addDataSources(world);
}

async function addDataSources(world: World): Promise<void> {
  const admin = asAdmin(world);
  for (const [uid, name, type] of DATA_SOURCES) {
    await admin('POST', '/api/datasources', { uid, name, type, access: 'proxy', url: `https://${uid}.example.com` });
  }
  if (world.sandbox.edition === 'enterprise') {
    const roles = `/api/access-control/datasources/${CLOSED_DATA_SOURCE}/builtInRoles`;
    await admin('POST', `${roles}/Viewer`, { permission: '' });
    await admin('POST', `${roles}/Editor`, { permission: '' });
  }
}

/** The identity provider's account with what SCIM needs and no more, and one with far too much. */
export async function addServiceAccounts(world: World, provider: string): Promise<void> {
  const admin = asAdmin(world);
  const scim = numberIn(await admin('POST', '/api/serviceaccounts', { name: `${provider} SCIM`, role: 'None' }), 'id');
  await addToken(admin, scim, `${provider.toLowerCase()}-pilot`);
  const slug = provider.toLowerCase();
  await addToken(admin, scim, slug, 365 * 24 * 3600);
  adoptIdpKey(world, slug);
  if (world.sandbox.edition === 'enterprise') {
    await giveRoles(admin, scim, ['fixed:org.users:writer', 'fixed:teams:writer']);
  }

  const deployer = numberIn(
    await admin('POST', '/api/serviceaccounts', { name: 'Legacy deployer', role: 'Admin' }),
    'id'
  );
  await addToken(admin, deployer, 'legacy-deployer');
}

const addToken = (admin: Admin, accountId: number, name: string, secondsToLive = 0): Promise<unknown> =>
  admin('POST', `/api/serviceaccounts/${accountId}/tokens`, {
    name,
    ...(secondsToLive === 0 ? {} : { secondsToLive }),
  });

async function giveRoles(admin: Admin, holderId: number, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await admin('POST', `/api/access-control/users/${holderId}/roles`, { roleUid: await roleUid(admin, name) });
  }
}

async function roleUid(admin: Admin, name: string): Promise<string> {
  const roles = await admin('GET', '/api/access-control/roles');
  const found = Array.isArray(roles) ? roles.find((role: unknown) => textIn(role, 'name') === name) : undefined;
  return textIn(found, 'uid');
}

export async function teamId(admin: Admin, name: string): Promise<number> {
  const found = await admin('GET', `/api/teams/search?name=${encodeURIComponent(name)}`);
  return numberIn(listIn(found, 'teams')[0], 'id');
}

async function userId(admin: Admin, login: string): Promise<number> {
  return numberIn(await admin('GET', `/api/users/lookup?loginOrEmail=${encodeURIComponent(login)}`), 'id');
}

/** Access that administrators gave by hand to teams and, where it was quicker, to people. */
export async function grantByHand(world: World): Promise<void> {
  const admin = asAdmin(world);
  for (const [team, folderUid, permission] of TEAM_GRANTS) {
    await admin('POST', `/api/access-control/folders/${folderUid}/teams/${await teamId(admin, team)}`, { permission });
  }
  const olga = await userId(admin, 'olga.ivanova@example.com');
  await admin('POST', `/api/access-control/folders/prod-payments/users/${olga}`, { permission: 'Edit' });

  const ada = await userId(admin, 'ada.okafor@example.com');
  await admin('PATCH', `/api/org/users/${ada}`, { role: 'Admin' });
  for (const login of ['bjorn.lindqvist', 'chiara.moretti', 'mei.chen', 'greta.hoffmann', 'wanjiru.kamau']) {
    await admin('PATCH', `/api/org/users/${await userId(admin, `${login}@example.com`)}`, { role: 'Editor' });
  }
  if (world.sandbox.edition === 'enterprise') {
    for (const [team, uid, permission] of DATA_SOURCE_GRANTS) {
      await admin('POST', `/api/access-control/datasources/${uid}/teams/${await teamId(admin, team)}`, { permission });
    }
    await giveTeamRole(admin, await teamId(admin, 'SRE'), 'fixed:datasources:writer');
  }
}

export async function giveTeamRole(admin: Admin, id: number, role: string | undefined): Promise<void> {
  if (role !== undefined) {
    await admin('POST', `/api/access-control/teams/${id}/roles`, { roleUid: await roleUid(admin, role) });
  }
}

/** Signing in happens over SAML with the same identity provider. */
export async function configureSaml(world: World, provider: string): Promise<void> {
  if (world.sandbox.edition === 'enterprise') {
    await asAdmin(world)('PUT', '/api/v1/sso-settings/saml', {
      settings: {
        enabled: true,
        name: provider,
        allowSignUp: false,
        idpMetadataUrl: 'https://idp.example.com/app/metadata',
        assertionAttributeLogin: 'mail',
        assertionAttributeEmail: 'mail',
        assertionAttributeName: 'displayName',
        assertionAttributeExternalUid: 'userUID',
      },
    });
  }
}
