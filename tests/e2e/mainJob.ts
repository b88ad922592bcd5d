import { expect, type Grafana } from './fixtures';

/** What a person does on the pages, and what is then to be seen; the scenario stands in the spec. */
export class MainJob {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  async connect(): Promise<void> {
    await this.grafana.open('configuration');
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(this.page.getByText('The token works')).toBeVisible();
  }

  async switchOn(...labels: string[]): Promise<void> {
    await this.grafana.open('configuration?tab=settings');
    await this.setSwitches(...labels);
  }

  /** On the Settings tab: on, reviewed and saved. */
  async setSwitches(...labels: string[]): Promise<void> {
    for (const label of labels) {
      await this.select(label, 'On');
    }
    await this.page.getByRole('button', { name: 'Review the change' }).click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }

  private async select(label: string, value: 'On' | 'Off'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: label }).getByRole('radio', { name: value }).check();
  }

  /** On the Settings tab: up to the question whether it shall be saved. */
  async choose(label: string, value: 'On' | 'Off'): Promise<void> {
    await this.select(label, value);
    await this.page.getByRole('button', { name: 'Review the change' }).click();
  }

  async writeRules(text: string): Promise<void> {
    await this.grafana.open('mapping?tab=rules');
    await this.page.getByRole('button', { name: 'Start with an empty document' }).click();
    await this.page.getByRole('textbox').fill(text);
  }

  async saveRules(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(this.page.getByText('Not saved yet')).toBeHidden();
  }

  async plan(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Plan' }).click();
    await expect(this.page.getByText('Grants to add')).toBeVisible();
  }

  async apply(): Promise<void> {
    await this.page.getByRole('button', { name: 'Apply', exact: true }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click();
  }

  async openPerson(name: string): Promise<void> {
    await this.grafana.open(`audit?q=${encodeURIComponent(name)}`);
    await this.page.getByRole('row', { name }).click();
  }
}
