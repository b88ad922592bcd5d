import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, type Grafana } from './fixtures';

/** What a person does on the Diagnostics tab; the scenario stands in the spec. */
export class Diagnostics {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  get checks(): Locator {
    return this.page.getByRole('list', { name: 'Checks' });
  }

  check(title: string): Locator {
    return this.checks.getByRole('listitem').filter({ has: this.page.getByRole('button', { name: title }) });
  }

  /** Until all checks have run. */
  async open(): Promise<void> {
    await this.grafana.open('configuration?tab=diagnostics');
    await expect(this.page.getByRole('button', { name: 'Support bundle' })).toBeEnabled({ timeout: 60_000 });
  }

  async show(result: 'All' | 'Failed' | 'Warning' | 'Unknown' | 'Passed' | 'Does not apply'): Promise<number> {
    const radio = this.page.getByRole('radiogroup', { name: 'Result' }).getByRole('radio', { name: result });
    await radio.check();
    const label = await radio.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    return Number(/\((\d+)\)/.exec(label)?.[1]);
  }

  /** Answers the text of the file that the browser saved. */
  async download(format: 'Markdown' | 'JSON', { isRedacted = true } = {}): Promise<{ name: string; text: string }> {
    await this.page.getByRole('button', { name: 'Support bundle' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Support bundle' });
    await dialog.getByRole('radio', { name: format }).check();
    const redact = dialog.getByRole('switch', { name: /Leave out personal data/ });
    await expect(redact).toBeChecked();
    if (!isRedacted) {
      await redact.uncheck({ force: true });
    }
    const [saved] = await Promise.all([
      this.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download' }).click(),
    ]);
    await dialog.getByText('Close', { exact: true }).click();
    return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
  }
}
