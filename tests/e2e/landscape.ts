import type { APIResponse } from '@playwright/test';
import { hasScim, startAnew } from './company';
import { expect, type Grafana, test } from './fixtures';
import { MainJob } from './mainJob';

const MARK = 'scim-manager-e2e';

/** Teams by what the scenarios do with them. The name of the readers has a dash, so that it can be missed. */
type TeamNames = Readonly<Record<'operators' | 'readers' | 'renamed' | 'removed', string>>;

const pushed: TeamNames = {
  operators: 'SRE',
  readers: 'platform-engineers',
  renamed: 'Checkout',
  removed: 'Marketing',
};
const byHand: TeamNames = {
  operators: 'E2E Operators',
  readers: 'e2e-readers',
  renamed: 'E2E Renamed',
  removed: 'E2E Removed',
};

const members = {
  pushed: { operator: 'Dmitri Volkov', reader: 'Hiroshi Tanaka' },
  byHand: { operator: 'Olu Berg', reader: 'Rea Lind' },
} as const;

export const FOLDERS = {
  runbooks: { uid: MARK, title: 'E2E Runbooks' },
  reports: { uid: `${MARK}-reports`, title: 'E2E Reports' },
  archive: { uid: `${MARK}-archive`, title: 'E2E Archive' },
} as const;
type Folder = (typeof FOLDERS)[keyof typeof FOLDERS];

const administrator = { user: `${MARK}-admin`, password: 'kept-nowhere-9', name: 'Second Administrator' };

interface Team {
  id: number;
  uid: string;
  name: string;
  isProvisioned?: boolean;
}

type Permission = 'View' | 'Edit' | 'Admin';

async function done(answer: Promise<APIResponse>): Promise<unknown> {
  const given = await answer;
  expect(given.ok(), `${given.url()} answered ${given.status()}: ${await given.text()}`).toBe(true);
  return given.json();
}

async function findTeam({ page, stand }: Grafana, name: string): Promise<Team | undefined> {
  const answer = await page.request.get(`${stand.url}/api/teams/search?name=${encodeURIComponent(name)}`);
  return ((await answer.json()) as { teams: Team[] }).teams[0];
}

async function teamOf(grafana: Grafana, name: string): Promise<Team> {
  const team = await findTeam(grafana, name);
  if (!team) {
    throw new Error(`There is no team ${name}`);
  }
  return team;
}

/** As an administrator does it in Grafana; an empty permission takes it away. */
export async function give(grafana: Grafana, team: string, folderUid: string, permission: Permission | '') {
  const { id } = await teamOf(grafana, team);
  const url = `${grafana.stand.url}/api/access-control/folders/${folderUid}/teams/${id}`;
  await done(grafana.page.request.post(url, { data: { permission } }));
}

/** What a scenario of Mapping finds, and what happens to it behind the plugin's back: by Grafana's API and over SCIM. */
export class Landscape {
  readonly team: TeamNames;
  readonly member: { readonly operator: string; readonly reader: string };
  /** The name without its dash. */
  readonly readersMissed: string;

  private constructor(
    private readonly grafana: Grafana,
    readonly isPushed: boolean
  ) {
    this.team = isPushed ? pushed : byHand;
    this.member = isPushed ? members.pushed : members.byHand;
    this.readersMissed = this.team.readers.replace('-', ' ');
  }

  /** A connected plugin without records, folders of this scenario, and groups of the story or teams made by hand. */
  static async arrange(grafana: Grafana): Promise<Landscape> {
    await grafana.signIn();
    const isScim = await hasScim(grafana);
    test.skip(isScim && !grafana.stand.sandbox, 'pushing groups needs the token of an identity provider');
    const landscape = new Landscape(grafana, isScim);
    if (!grafana.stand.sandbox) {
      await startAnew(grafana);
      await landscape.removeRests();
      await new MainJob(grafana).connect();
    }
    if (!isScim) {
      await landscape.makeTeams();
    }
    for (const folder of Object.values(FOLDERS)) {
      await grafana.page.request.post(`${grafana.stand.url}/api/folders`, { data: folder });
    }
    return landscape;
  }

  private get request() {
    return this.grafana.page.request;
  }

  private api(path: string): string {
    return `${this.grafana.stand.url}/api${path}`;
  }

  private async removeRests(): Promise<void> {
    for (const name of [...Object.values(byHand), this.renamedTo]) {
      const team = await findTeam(this.grafana, name);
      if (team) {
        await this.request.delete(this.api(`/teams/${team.id}`));
      }
    }
    for (const { uid } of Object.values(FOLDERS)) {
      await this.request.delete(this.api(`/folders/${uid}`));
    }
    for (const login of [administrator.user, ...Object.values(members.byHand).map(loginOf)]) {
      const known = await this.request.get(this.api(`/users/lookup?loginOrEmail=${encodeURIComponent(login)}`));
      if (known.ok()) {
        await this.request.delete(this.api(`/admin/users/${((await known.json()) as Team).id}`));
      }
    }
  }

  private async makeTeams(): Promise<void> {
    for (const name of Object.values(byHand)) {
      await done(this.request.post(this.api('/teams'), { data: { name } }));
    }
    const { operator, reader } = members.byHand;
    await this.addMember(byHand.operators, await this.makePerson(operator));
    await this.addMember(byHand.readers, await this.makePerson(reader));
  }

  private async makePerson(name: string): Promise<number> {
    const data = { name, login: loginOf(name), email: loginOf(name), password: administrator.password };
    return ((await done(this.request.post(this.api('/admin/users'), { data }))) as Team).id;
  }

  /** Somebody who may do what the first administrator may, on this Grafana's pages. */
  async signInAnother(second: Grafana): Promise<string> {
    const { user, password, name } = administrator;
    const data = { name, login: user, email: `${user}@example.com`, password };
    const { id } = (await done(this.request.post(this.api('/admin/users'), { data }))) as Team;
    await done(this.request.patch(this.api(`/org/users/${id}`), { data: { role: 'Admin' } }));
    await second.signIn({ user, password });
    return user;
  }

  /** Somebody gives a team a permission on a folder; an empty one takes it away. */
  async give(team: string, { uid }: Folder, permission: Permission | ''): Promise<void> {
    await give(this.grafana, team, uid, permission);
  }

  /** What Grafana itself says. */
  async levelOf(team: string, { uid }: Folder): Promise<string | undefined> {
    const answer = await this.request.get(this.api(`/access-control/folders/${uid}`));
    const grants = (await answer.json()) as Array<{ team?: string; permission: string }>;
    return grants.find((grant) => grant.team === team)?.permission;
  }

  readonly renamedTo = 'E2E Renamed Since';

  /** By the identity provider, where it pushes: Grafana does not rename what SCIM made. */
  async rename(team: string): Promise<void> {
    const { id, uid } = await teamOf(this.grafana, team);
    if (this.isPushed) {
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
      const Operations = [{ op: 'replace', path: 'displayName', value: this.renamedTo }];
      await this.scim('patch', uid, { schemas, Operations });
    } else {
      await done(this.request.put(this.api(`/teams/${id}`), { data: { name: this.renamedTo } }));
    }
  }

  async removeTeam(team: string): Promise<void> {
    const { id, uid } = await teamOf(this.grafana, team);
    if (this.isPushed) {
      await this.scim('delete', uid);
    } else {
      await done(this.request.delete(this.api(`/teams/${id}`)));
    }
  }

  private async scim(method: 'patch' | 'delete', groupId: string, data?: object): Promise<void> {
    const info = this.grafana.stand.sandbox?.info();
    const headers = { authorization: `Bearer ${info?.tokens.idp}`, 'content-type': 'application/scim+json' };
    const options = { headers, ...(data && { data: JSON.stringify(data) }) };
    const answer = await this.request[method](`${info?.scimUrl}/Groups/${groupId}`, options);
    expect(answer.ok(), `${method} of the group answered ${answer.status()}`).toBe(true);
  }

  async removeFolder({ uid }: { uid: string }): Promise<void> {
    await done(this.request.delete(this.api(`/folders/${uid}`)));
  }

  /** Adds a member by hand: a person by id, or by name. */
  async addMember(team: string, person: number | string): Promise<void> {
    const { id } = await teamOf(this.grafana, team);
    const userId = typeof person === 'number' ? person : await this.idOf(person);
    await done(this.request.post(this.api(`/teams/${id}/members`), { data: { userId } }));
  }

  private async idOf(name: string): Promise<number> {
    const answer = await this.request.get(this.api(`/users/lookup?loginOrEmail=${encodeURIComponent(loginOf(name))}`));
    return ((await answer.json()) as Team).id;
  }

  /** A custom role; only where Grafana has roles. */
  async makeRole(name: string): Promise<void> {
    const permissions = [{ action: 'annotations:read', scope: 'annotations:*' }];
    const data = { uid: MARK, name, displayName: name, group: 'E2E', global: false, version: 1, permissions };
    await done(this.request.post(this.api('/access-control/roles'), { data }));
  }

  async removeRole(): Promise<void> {
    await done(this.request.delete(this.api(`/access-control/roles/${MARK}?force=true`)));
  }
}

/** As the stories make it of a name. */
const loginOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@example.com`;
