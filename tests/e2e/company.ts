import type { APIRequestContext } from '@playwright/test';
import plugin from '../../src/plugin.json';
import { expect, type Grafana } from './fixtures';

/** What a scenario needs to exist, wherever it runs. Everything carries this name, so that it can be taken away again. */
const MARK = 'scim-manager-e2e';

export const company = {
  group: 'E2E Operators',
  person: { name: 'Mara Quist', login: 'mara.quist@e2e.example.com' },
  folder: { uid: MARK, title: 'E2E Runbooks' },
} as const;

interface Row {
  id: number;
  name: string;
  login?: string;
}

async function rowsOf(request: APIRequestContext, url: string, key: string): Promise<Row[]> {
  const answer = (await (await request.get(url)).json()) as Record<string, Row[]>;
  return answer[key] ?? [];
}

/** As if the plugin had just been installed: switched on, not connected, no records, and nothing of earlier runs. */
export async function startAnew({ page, stand }: Grafana): Promise<void> {
  const { request } = page;
  const api = `${stand.url}/api`;
  await request.post(`${api}/plugins/${plugin.id}/settings`, {
    data: { enabled: true, pinned: true, jsonData: {}, secureJsonData: { grafanaToken: '' } },
  });
  const accounts = await rowsOf(request, `${api}/serviceaccounts/search?query=SCIM%20Manager`, 'serviceAccounts');
  for (const { id } of accounts.filter(({ name }) => name === 'SCIM Manager')) {
    await request.delete(`${api}/serviceaccounts/${id}`);
  }
  await request.delete(`${api}/folders/idops-scim-manager`);
  await request.delete(`${api}/folders/${MARK}`);
  const teams = await rowsOf(request, `${api}/teams/search?name=${encodeURIComponent(company.group)}`, 'teams');
  for (const { id } of teams) {
    await request.delete(`${api}/teams/${id}`);
  }
  const known = await request.get(`${api}/users/lookup?loginOrEmail=${encodeURIComponent(company.person.login)}`);
  if (known.ok()) {
    await request.delete(`${api}/admin/users/${((await known.json()) as Row).id}`);
  }
  const made = await request.post(`${api}/folders`, { data: company.folder });
  expect(made.status(), 'making the folder of the scenario').toBe(200);
}

/** Nothing may be pushed until somebody switches it on. */
export async function switchSyncOff({ page, stand }: Grafana): Promise<void> {
  const answer = await page.request.delete(`${stand.sandbox?.info().scimUrl}/config/default`);
  expect(answer.ok(), 'going back to the values of the file').toBe(true);
}

/** The identity provider pushes a person and a group, as Okta does. */
export async function pushOverScim({ page, stand }: Grafana): Promise<void> {
  const info = stand.sandbox?.info();
  expect(info, 'an identity provider token').toBeDefined();
  const headers = { authorization: `Bearer ${info?.tokens.idp}`, 'content-type': 'application/scim+json' };
  const { name, login } = company.person;
  const user = await page.request.post(`${info?.scimUrl}/Users`, {
    headers,
    data: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: login,
      externalId: 'e2e-00u1',
      displayName: name,
      name: { givenName: 'Mara', familyName: 'Quist' },
      emails: [{ primary: true, value: login, type: 'work' }],
      active: true,
    }),
  });
  expect(user.status(), 'pushing the person').toBe(201);
  const { id } = (await user.json()) as { id: string };
  const group = await page.request.post(`${info?.scimUrl}/Groups`, {
    headers,
    data: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: company.group,
      externalId: 'e2e-00g1',
      members: [{ value: id, display: name }],
    }),
  });
  expect(group.status(), 'pushing the group').toBe(201);
}

/** Where Grafana has no SCIM, a team made by hand stands in for the group. */
export async function makeTeamByHand({ page, stand }: Grafana): Promise<void> {
  const api = `${stand.url}/api`;
  const { name, login } = company.person;
  const user = await page.request.post(`${api}/admin/users`, {
    data: { name, login, email: login, password: 'kept-nowhere-9' },
  });
  expect(user.status(), 'making the person').toBe(200);
  const { id: userId } = (await user.json()) as { id: number };
  const team = await page.request.post(`${api}/teams`, { data: { name: company.group } });
  expect(team.status(), 'making the team').toBe(200);
  const { teamId } = (await team.json()) as { teamId: number };
  const member = await page.request.post(`${api}/teams/${teamId}/members`, { data: { userId } });
  expect(member.status(), 'putting the person into the team').toBe(200);
}

/** Whether this Grafana has SCIM at all. */
export async function hasScim({ page, stand }: Grafana): Promise<boolean> {
  const settings = (await (await page.request.get(`${stand.url}/api/frontend/settings`)).json()) as {
    buildInfo: { edition: string };
  };
  return settings.buildInfo.edition !== 'Open Source';
}
