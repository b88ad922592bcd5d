import type { Locator } from '@playwright/test';
import { expect, type Grafana } from './fixtures';

/** What a person does on the Tokens tab; the scenario stands in the spec. */
export class Rotation {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Rotation' });
  }

  get ownAccount(): Locator {
    return this.page.getByRole('region', { name: "SCIM Manager's own account" });
  }

  get key(): Locator {
    return this.panel.getByRole('textbox', { name: 'New token' });
  }

  async open(): Promise<void> {
    await this.grafana.open('configuration?tab=tokens');
    await expect(this.panel).toBeVisible();
  }

  /** Answers the key of the new token, as the person reads it from the page. */
  async rotate(): Promise<string> {
    await this.panel.getByRole('button', { name: /^Rotate/ }).click();
    return this.key.inputValue();
  }

  revokeButton(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name: typeof name === 'string' ? `Revoke ${name}` : name, exact: true });
  }

  async revoke(name: string | RegExp): Promise<void> {
    await this.revokeButton(name).click();
    const dialog = this.page.getByRole('dialog', { name: 'Revoke a token' });
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await expect(dialog).toBeHidden();
  }
}
