import type { Locator } from '@playwright/test';
import { connectTo } from '../../sandbox/provider/connectTo';
import type { Dialect } from '../../sandbox/provider/play';
import { expect, type Grafana } from './fixtures';

export const STEP = {
  prerequisites: 'Prerequisites',
  account: 'Service account for the identity provider',
  token: 'Token for the identity provider',
  values: 'Values for its console',
  switches: 'Switches in Grafana',
  test: 'Connection test of the identity provider',
  person: 'First person arrives',
  group: 'First group arrives',
  signIn: 'First sign-in',
} as const;
type StepTitle = (typeof STEP)[keyof typeof STEP];

type StepState = 'Done' | 'To do' | 'Waiting' | 'Failed' | 'Later';

export interface Provider {
  dialect: Dialect;
  name: string;
  /** What its console calls the connector URL. */
  urlField: string;
}

/** What the guide shows and what a person does there; the scenario stands in the spec. */
export class SetUp {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  async choose(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { name: `Set up provisioning from ${name}` })).toBeVisible();
  }

  heading(title: StepTitle): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^\\d\\. ${title}`) });
  }

  step(title: StepTitle): Locator {
    return this.page.getByRole('listitem').filter({ has: this.heading(title) });
  }

  async expectState(title: StepTitle, state: StepState): Promise<void> {
    await expect(this.heading(title)).toHaveText(new RegExp(`${state}$`));
  }

  async expectStates(states: Partial<Record<keyof typeof STEP, StepState>>): Promise<void> {
    for (const [id, title] of Object.entries(STEP)) {
      const state = states[id as keyof typeof STEP];
      if (state) {
        await this.expectState(title, state);
      }
    }
  }

  async expand(title: StepTitle): Promise<void> {
    const heading = this.heading(title);
    if ((await heading.getAttribute('aria-expanded')) !== 'true') {
      await heading.click();
    }
  }

  /** To the top of what is seen. */
  async scrollTo(title: StepTitle): Promise<void> {
    await this.heading(title).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  }

  async createAccount(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create the service account' }).click();
  }

  /** Answers the key, as the person reads it from the page. */
  async createToken(): Promise<string> {
    await this.page.getByRole('button', { name: 'Create the token' }).click();
    await this.expectState(STEP.token, 'Done');
    await this.expand(STEP.token);
    return this.page.getByRole('textbox', { name: /^Token “/ }).inputValue();
  }

  /** The provider, given what the page shows: its token, and the address in the field of that name. */
  async provider({ urlField }: Provider, token: string) {
    const url = await this.page.getByRole('textbox', { name: urlField, exact: true }).inputValue();
    return connectTo({ url, token });
  }
}
