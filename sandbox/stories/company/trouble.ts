import { timestamp } from '../../server/clock';
import type { UserRow } from '../../server/store/rows';
import { answered, listIn, numberIn } from '../answered';
import type { Connector } from '../dialects/IdentityProvider';
import type { World } from '../Story';
import { asAdmin, teamId, type Admin } from './landscape';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAY_S = DAY_MS / 1000;

/** What the provider sends as externalId of these people; undefined: nothing. */
const EXTERNAL_IDS: ReadonlyMap<string, string | undefined> = new Map([
  ['amir.haddad@example.com', undefined],
  ['umar.farooq@example.com', '4711'],
  ['tuva.norgaard@example.com', 'tn-7'],
]);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The provider with an attribute mapping that somebody changed in the middle. */
export function mismapped(connector: Connector): Connector {
  const spoilt = (body: unknown): unknown => {
    const userName = isObject(body) && typeof body['userName'] === 'string' ? body['userName'] : '';
    return isObject(body) && EXTERNAL_IDS.has(userName) ? { ...body, externalId: EXTERNAL_IDS.get(userName) } : body;
  };
  return { scim: (method, path, body) => connector.scim(method, path, spoilt(body)) };
}

/** A mapping that names groups as people say them, not as they are. */
const MAPPING = `version: 1
rules:
  - name: Reliability
    match: { group: SRE }
    folders: [ { uid: production, permission: Admin } ]
  - name: Platform
    match: { group: Platform-Engineers }
    folders: [ { uid: platform, permission: Edit } ]
  - name: Science
    match: { group: data science }
    folders: [ { uid: data, permission: Edit } ]
  - name: Payments
    match: { group: Paym\u0435nts }
    folders: [ { uid: prod-payments, permission: Edit } ]
`;

/** People with a Grafana password and an address that the provider may know. */
const LOCALS = [
  { login: 'nora.fields', email: 'nora.fields@example.com', name: 'Nora Fields' },
  { login: 'oncall', email: 'oncall@example.com', name: 'On-call screen' },
  { login: 'kofi.old', email: 'kofi.old@example.com', name: 'Kofi Mensah' },
];

/** Everything at once that goes wrong over the years, by Grafana's own API as far as that goes. */
export async function makeTrouble(world: World): Promise<void> {
  const admin = asAdmin(world);
  for (const person of LOCALS) {
    await admin('POST', '/api/admin/users', { ...person, password: `${person.login}-password` });
  }
  await addTokens(admin);
  if (world.sandbox.edition === 'enterprise') {
    await confuseSettings(world, admin);
  }
  await mapWrongly(world);
  rewriteHistory(world);
}

const accountId = async (admin: Admin, name: string): Promise<number> =>
  numberIn(
    listIn(await admin('GET', `/api/serviceaccounts/search?query=${encodeURIComponent(name)}`), 'serviceAccounts')[0],
    'id'
  );

async function addTokens(admin: Admin): Promise<void> {
  const add = (id: number, name: string, secondsToLive: number) =>
    admin('POST', `/api/serviceaccounts/${id}/tokens`, { name, secondsToLive });

  const provider = await accountId(admin, 'Okta SCIM');
  await add(provider, 'okta-before', 90 * DAY_S);
  await add(provider, 'okta-spare', 90 * DAY_S);
  const deployer = await accountId(admin, 'Legacy deployer');
  await add(deployer, 'legacy-deployer-2', 0);
  await add(deployer, 'legacy-deployer-ci', 365 * DAY_S);
  const pilot = numberIn(await admin('POST', '/api/serviceaccounts', { name: 'Entra pilot', role: 'Editor' }), 'id');
  await add(pilot, 'entra-pilot', 0);
  await admin('PATCH', `/api/serviceaccounts/${pilot}`, { isDisabled: true });
}

/** SAML without its claim, people turned away who are not provisioned, and Team Sync beside group sync. */
async function confuseSettings({ sandbox }: World, admin: Admin): Promise<void> {
  await admin('PATCH', '/api/v1/sso-settings/saml', {
    settings: { assertionAttributeExternalUid: '', allowSignUp: true },
  });
  const config = `/apis/scim.grafana.app/v0alpha1/namespaces/${sandbox.namespace}/config/default`;
  const before = await admin('GET', config);
  await admin('PUT', config, {
    ...(isObject(before) ? before : {}),
    spec: { enableUserSync: true, enableGroupSync: true, rejectNonProvisionedUsers: true },
  });
  for (const [team, groupId] of [
    ['SRE', 'cn=sre,ou=groups,dc=example,dc=com'],
    ['Platform Engineers', 'cn=platform,ou=groups,dc=example,dc=com'],
  ] as const) {
    await admin('POST', `/api/teams/${await teamId(admin, team)}/groups`, { groupId });
  }
}

/** As a provisioning file would: the plugin is there, but not connected. */
async function mapWrongly({ sandbox, grafana }: World): Promise<void> {
  if (sandbox.plugin) {
    const path = `/api/plugins/${sandbox.plugin.id}/settings`;
    const settings = { enabled: true, pinned: true, jsonData: { mapping: MAPPING } };
    await answered(`POST ${path}`, grafana('POST', path, settings));
  }
}

interface Age {
  createdDays: number;
  usedDays?: number;
  expiresDays?: number;
}

const TOKENS: Readonly<Record<string, Age>> = {
  okta: { createdDays: 360, usedDays: 45, expiresDays: 5 },
  'okta-pilot': { createdDays: 500, usedDays: 134 },
  'okta-before': { createdDays: 190, usedDays: 101, expiresDays: -100 },
  'okta-spare': { createdDays: 40, expiresDays: 50 },
  'legacy-deployer-2': { createdDays: 300, usedDays: 2 },
  'legacy-deployer-ci': { createdDays: 20, usedDays: 1, expiresDays: 345 },
  'entra-pilot': { createdDays: 200, usedDays: 160 },
};

/**
 * What no API does: how old something is; that SAML gives another role at sign-in; that older Grafanas kept the case
 * of logins, and took a numeric externalId for the uid (CVE-2025-41115).
 */
function rewriteHistory({ sandbox: { store, clock } }: World): void {
  const daysFromNow = (days: number): string => timestamp(clock, days * DAY_MS);
  for (const [name, { createdDays, usedDays, expiresDays }] of Object.entries(TOKENS)) {
    const token = store.tokens.by('name', name);
    store.tokens.update(token?.id ?? 0, {
      createdAt: daysFromNow(-createdDays),
      ...(usedDays === undefined ? {} : { lastUsedAt: daysFromNow(-usedDays) }),
      ...(expiresDays === undefined ? {} : { expiresAt: daysFromNow(expiresDays) }),
    });
  }
  for (const { id } of store.pluginSettings.all()) {
    store.pluginSettings.update(id, { updatedAt: daysFromNow(-30) });
  }
  const change = (key: 'login' | 'uid', value: string, fields: Partial<UserRow>) =>
    store.users.update(store.users.by(key, value)?.id ?? 0, fields);
  for (const [index, { login }] of LOCALS.entries()) {
    change('login', login, { createdAt: daysFromNow(-420), lastSeenAt: daysFromNow(-index - 2) });
  }
  change('login', 'kofi.old', { login: 'Kofi.Mensah@example.com', email: 'Kofi.Mensah@Example.com' });
  change('login', 'ada.okafor@example.com', { orgRole: 'Editor' });
  change('uid', 'scim-4711', { uid: '4711' });
}
