import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, type Grafana } from './fixtures';

/**
 * The browser notes each of these: records and their folder before the first save, roles where Grafana has none, SCIM
 * settings that nobody saved, and what only a server administrator may read.
 */
export const doneWithout =
  /404 .*(idops-scim-|scim\/|access-control\/(teams\/)?roles)|500 .*folders\/idops-scim-manager|403 .*(licensing|admin\/settings|sso-settings|scim\/config)/;

/** A slow machine needs longer for many writes than for a page. */
const APPLY_MS = 60_000;

interface FormRule {
  name: string;
  group: string;
  folder: string;
  permission: 'View' | 'Edit' | 'Admin';
}

type PlanView = 'By step' | 'By group' | 'By person' | 'Stays as it is' | 'Not managed';

/** What a person does on the tabs of Mapping, and what is then to be seen; the scenario stands in the spec. */
export class Mapping {
  constructor(private readonly grafana: Grafana) {}

  private get page() {
    return this.grafana.page;
  }

  async tab(name: 'Groups' | 'Rules' | 'Plan' | 'Drift' | 'Picture'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** What the page says at the top of something, good or bad. */
  notice(title: string): Locator {
    return this.page.getByRole('alert', { name: title }).or(this.page.getByRole('status', { name: title }));
  }

  // Rules

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Mapping document' });
  }

  /** What can be written at the caret. */
  get offers(): Locator {
    return this.page.getByRole('listbox', { name: 'What can be written here' });
  }

  get preview(): Locator {
    return this.page.getByRole('list', { name: 'What each rule does' });
  }

  async startEmpty(): Promise<void> {
    await this.grafana.open('mapping?tab=rules');
    await this.page.getByRole('button', { name: 'Start with an empty document' }).click();
  }

  async editAs(view: 'YAML' | 'Form'): Promise<void> {
    await this.page.getByRole('radio', { name: view }).check();
  }

  /** Fills the form up to its last button. */
  async fillRule({ name, group, folder, permission }: FormRule): Promise<void> {
    await this.page.getByRole('button', { name: 'New rule' }).click();
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.dialog.getByRole('combobox', { name: 'Name or pattern' }).fill(group);
    await this.dialog.getByRole('button', { name: 'Add folder' }).click();
    await this.dialog.getByRole('combobox', { name: 'Folder 1' }).fill(folder);
    await this.dialog
      .getByRole('radiogroup', { name: 'Permission on folder 1' })
      .getByRole('radio', { name: permission })
      .check();
  }

  async addRule(rule: FormRule): Promise<void> {
    await this.fillRule(rule);
    await this.dialog.getByRole('button', { name: 'Add to the draft' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async write(text: string): Promise<void> {
    await this.editor.fill(text);
  }

  async save(message?: string): Promise<void> {
    if (message !== undefined) {
      await this.page.getByRole('textbox', { name: 'Message for the history' }).fill(message);
    }
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await this.expectSaved();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved .* by /)).toBeVisible();
  }

  async openHistory(): Promise<void> {
    await this.page.getByRole('button', { name: 'History' }).click();
    await expect(this.dialog.getByRole('list', { name: 'Saved versions' })).toBeVisible();
  }

  version(number: number): Locator {
    return this.dialog.getByRole('button', { name: new RegExp(`^Version ${number} `) });
  }

  async restore(number: number): Promise<void> {
    await this.version(number).click();
    await this.dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  // Groups and Picture

  /** As somebody drops a file on the page, before anything is pushed. */
  async dropGroups(text: string): Promise<void> {
    await this.page.getByRole('radio', { name: 'Before the push' }).check();
    const dataTransfer = await this.page.evaluateHandle((csv) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([csv], 'groups.csv', { type: 'text/csv' }));
      return transfer;
    }, text);
    await this.page.getByRole('textbox', { name: 'List of groups' }).dispatchEvent('drop', { dataTransfer });
  }

  /** What the push of a group would meet. */
  pushed(name: string): Locator {
    return this.page.getByRole('grid', { name: 'Groups before the push' }).getByRole('row', { name });
  }

  /** A box of the picture, by what it is and its name. */
  box(words: string): Locator {
    return this.page.getByRole('group', { name: /^Picture/ }).getByRole('button', { name: `${words}, ` });
  }

  // Plan

  async show(view: PlanView): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${view}`) }).check();
  }

  step(words: RegExp): Locator {
    return this.page.getByRole('grid', { name: 'Steps' }).getByRole('row', { name: words });
  }

  get nothingToDo(): Locator {
    return this.page.getByText('Nothing to do: Grafana is as the rules say');
  }

  get verified(): Locator {
    return this.page.getByText('Grafana holds what was written');
  }

  get report(): Locator {
    return this.page.getByRole('region', { name: 'Report of this apply' });
  }

  fact(term: string): Locator {
    return this.report.getByRole('definition').and(this.page.locator(`dt:text-is("${term}") + dd`));
  }

  async planAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Plan again' }).click();
    await expect(this.page.getByRole('button', { name: 'Plan again' })).toBeEnabled();
  }

  /** Up to the question whether it shall be applied. */
  async askToApply(button = 'Apply'): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  async confirm(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  }

  /** Types the words that the dialog asks for, as the guard holds the plan. */
  async typeWords(): Promise<void> {
    const field = this.dialog.getByRole('textbox', { name: /^Type “.*” to confirm$/ });
    const label = await this.dialog.getByText(/^Type “.*” to confirm$/).innerText();
    await field.fill(label.slice(label.indexOf('“') + 1, label.lastIndexOf('”')));
  }

  async apply(button?: string): Promise<void> {
    await this.askToApply(button);
    await this.confirm();
  }

  /** Keeps back the next request that stores the ledger, until it is let go. */
  async holdLedger(): Promise<{ isReached: Promise<void>; letGo: () => void }> {
    let reach = () => {};
    let letGo = () => {};
    const isReached = new Promise<void>((resolve) => (reach = resolve));
    const isFree = new Promise<void>((resolve) => (letGo = resolve));
    await this.page.route('**/api/dashboards/db', async (route) => {
      if (route.request().postData()?.includes('idops-scim-ledger')) {
        reach();
        await isFree;
      }
      await route.continue();
    });
    return { isReached, letGo };
  }

  /** Applies all of it, and puts the report away. */
  async applyWhole(button?: string): Promise<void> {
    await this.apply(button);
    await this.putAway();
  }

  /** Once all of it was applied. */
  async putAway(): Promise<void> {
    await expect(this.verified).toBeVisible({ timeout: APPLY_MS });
    await this.report.getByRole('button', { name: 'Close' }).click();
    await expect(this.report).toBeHidden();
  }

  /** The text of a file that a button gives. */
  async download(button: string): Promise<{ name: string; text: string }> {
    const file = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button }).click();
    const given = await file;
    return { name: given.suggestedFilename(), text: await readFile(await given.path(), 'utf8') };
  }

  async openReview(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
    await this.page.getByLabel('Reviewed plan').setInputFiles(file);
  }

  async planUndo(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Earlier applies' }).click();
    await this.page
      .getByRole('button', { name: /^Apply \d{4}-/ })
      .first()
      .click();
    await this.dialog.getByRole('button', { name: 'Plan to undo this apply' }).click();
    return this.page.getByRole('region', { name: 'Undo of an apply' });
  }

  // Drift

  /** The drawer or dialog. */
  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).first().click();
    await expect(this.dialog).toBeHidden();
  }

  /** With the words, if the guard asks for them. */
  async applyAnyhow(): Promise<void> {
    const isHeld = await this.notice('The guard holds this plan').isVisible();
    await this.askToApply();
    if (isHeld) {
      await this.typeWords();
    }
    await this.confirm();
    await this.putAway();
  }

  difference(words: RegExp): Locator {
    return this.page.getByRole('grid', { name: 'Differences' }).getByRole('row', { name: words });
  }

  async lookAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Look again' }).click();
    await expect(this.page.getByRole('button', { name: 'Look again' })).toBeEnabled();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back', exact: true }).click();
  }
}
