import type { Locator } from '@playwright/test';
import { expect, type Grafana } from './fixtures';

const STEP = {
  note: 'What Team Sync does now',
  match: 'The groups that take its place',
  collisions: 'What would collide',
  carry: 'Carry the access over',
  verify: 'Check, and let the old teams go',
} as const;
type Step = keyof typeof STEP;

const LOOK_MS = 60_000;

type State = 'Done' | 'To do' | 'Waiting' | 'Look at this' | 'Unknown';

/** What the tab shows and what a person does there; the scenario stands in the spec. */
export class MigrationGuide {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  open(theme?: 'light'): Promise<void> {
    return this.grafana.open('mapping?tab=migration', theme);
  }

  /** A look reads every team and every folder. */
  async openGuide(theme?: 'light'): Promise<void> {
    await this.open(theme);
    await expect(this.heading('note')).toBeVisible({ timeout: LOOK_MS });
  }

  heading(step: Step): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^\\d\\. ${STEP[step]}`) });
  }

  step(step: Step): Locator {
    return this.page.getByRole('listitem').filter({ has: this.heading(step) });
  }

  async expectStates(states: Partial<Record<Step, State>>): Promise<void> {
    for (const [step, state] of Object.entries(states)) {
      await expect(this.heading(step as Step)).toHaveText(new RegExp(`${state}$`), { timeout: LOOK_MS });
    }
  }

  async expand(step: Step): Promise<void> {
    if ((await this.heading(step).getAttribute('aria-expanded')) !== 'true') {
      await this.heading(step).click();
    }
  }

  async lookAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Look again' }).click();
  }

  async note(): Promise<void> {
    await this.expand('note');
    await this.page.getByRole('button', { name: 'Note what stands' }).click();
    await this.expectStates({ note: 'Done' });
  }

  async giveList(text: string): Promise<void> {
    await this.expand('match');
    await this.page.getByRole('button', { name: 'The provider’s list of groups' }).click();
    await this.page.getByRole('textbox', { name: /^One name a line/ }).fill(text);
    await this.page.getByRole('button', { name: 'Use this list' }).click();
  }

  match(externalGroup: string): Locator {
    return this.page.getByRole('grid', { name: /^External groups and/ }).getByRole('row', { name: externalGroup });
  }

  async leaveOut(externalGroup: string): Promise<void> {
    await this.expand('match');
    await this.match(externalGroup).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'No group takes its place' }).click();
    await expect(dialog).toBeHidden();
  }

  async acceptSimilar(): Promise<void> {
    await this.expand('match');
    await this.page.getByRole('button', { name: /^Accept/ }).click();
  }

  async writeRules(): Promise<void> {
    await this.expand('carry');
    await this.page.getByRole('button', { name: 'Write the rules down' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save the rules' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Opens a plan of this tab, and waits until it can be seen. */
  async plan(which: 'carry' | 'verify'): Promise<void> {
    await this.expand(which);
    const name = which === 'carry' ? /^Plan to give it/ : /^Plan to take it from the old teams/;
    await this.page.getByRole('button', { name }).click();
    await expect(this.page.getByRole('grid', { name: 'Steps' })).toBeVisible();
  }

  /** With the guard's words, where it holds the plan. */
  async apply(): Promise<void> {
    await this.page.getByRole('button', { name: 'Apply', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    const words = dialog.getByLabel(/to confirm/);
    await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeVisible();
    if (await words.isVisible()) {
      const label = (await dialog.getByText(/^Type “/).textContent()) ?? '';
      await words.fill(/“(.*)”/.exec(label)?.[1] ?? '');
    }
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back', exact: true }).click();
  }
}

interface Team {
  id: number;
  uid: string;
  name: string;
}

/** Grafana and the identity provider, as the person works with them beside the page. */
export class Elsewhere {
  constructor(private readonly grafana: Grafana) {}

  private get request() {
    return this.grafana.page.request;
  }

  private get api(): string {
    return `${this.grafana.stand.url}/api`;
  }

  private async teams(): Promise<Team[]> {
    const answer = await this.request.get(`${this.api}/teams/search?perpage=1000`);
    return ((await answer.json()) as { teams: Team[] }).teams;
  }

  private async team(name: string): Promise<Team> {
    const found = (await this.teams()).find((team) => team.name === name);
    expect(found, `team ${name}`).toBeDefined();
    return found ?? { id: 0, uid: '', name };
  }

  async rename(name: string, next: string): Promise<void> {
    const { id } = await this.team(name);
    const answer = await this.request.put(`${this.api}/teams/${id}`, { data: { name: next } });
    expect(answer.status(), `renaming ${name}`).toBe(200);
  }

  /** Removes the external groups of every team, as its page does. */
  async removeExternalGroups(): Promise<void> {
    for (const { id } of await this.teams()) {
      const groups = (await (await this.request.get(`${this.api}/teams/${id}/groups`)).json()) as Array<{
        groupId: string;
      }>;
      for (const { groupId } of groups) {
        const path = `${this.api}/teams/${id}/groups?groupId=${encodeURIComponent(groupId)}`;
        expect((await this.request.delete(path)).status(), `removing ${groupId}`).toBe(200);
      }
    }
  }

  private async idOf(login: string): Promise<string> {
    const answer = await this.request.get(`${this.api}/users/lookup?loginOrEmail=${encodeURIComponent(login)}`);
    return ((await answer.json()) as { uid: string }).uid;
  }

  private async push(method: 'POST' | 'PATCH', path: string, body: object): Promise<void> {
    const info = this.grafana.stand.sandbox?.info();
    const answer = await this.request.fetch(`${info?.scimUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${info?.tokens.idp}`, 'content-type': 'application/scim+json' },
      data: JSON.stringify(body),
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  }

  async pushGroup(name: string, logins: readonly string[]): Promise<void> {
    const members = await Promise.all(logins.map(async (login) => ({ value: await this.idOf(login) })));
    await this.push('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: name,
      externalId: `e2e-${name}`,
      members,
    });
  }

  async addToGroup(name: string, login: string): Promise<void> {
    const { uid } = await this.team(name);
    await this.push('PATCH', `/Groups/${uid}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'add', path: 'members', value: [{ value: await this.idOf(login) }] }],
    });
  }

  async levelOn(folderUid: string, team: string): Promise<string | undefined> {
    const answer = await this.request.get(`${this.api}/access-control/folders/${folderUid}`);
    const grants = (await answer.json()) as Array<{ team?: string; permission: string }>;
    return grants.find((grant) => grant.team === team)?.permission;
  }
}
