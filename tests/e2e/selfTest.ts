import type { Locator } from '@playwright/test';
import { expect, type Grafana } from './fixtures';

/** What a person does on the Self-test tab; the scenario stands in the spec. */
export class SelfTest {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Steps of the write test' });
  }

  get remains(): Locator {
    return this.page.getByRole('list', { name: 'What is left' });
  }

  get leftovers(): Locator {
    return this.page.getByRole('alert', { name: /left something behind/ });
  }

  async open(): Promise<void> {
    await this.grafana.open('configuration?tab=self-test');
    await expect(this.page.getByRole('button', { name: 'Start the write test' })).toBeEnabled();
  }

  async askAs(provider: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Ask as' }).getByRole('radio', { name: provider }).check();
  }

  async runLookups(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run the lookups' }).click();
  }

  async startWriteTest(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start the write test' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Write to this Grafana' });
    const start = dialog.getByRole('button', { name: 'Start the write test' });
    await expect(start).toBeDisabled();
    await dialog.getByLabel(/to confirm/).fill('write');
    await start.click();
  }
}
