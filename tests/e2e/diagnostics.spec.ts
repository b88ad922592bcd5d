import type { Sandbox } from '../../sandbox/server/Sandbox';
import { personas } from '../../sandbox/shell/personas';
import { startAnew } from './company';
import { Diagnostics } from './diagnostics';
import { expect, expectAccessible, picture, test } from './fixtures';
import { MainJob } from './mainJob';

test.use({
  story: 'troubled',
  expectedErrors: /40[34] .*(idops-scim-|licensing|scim|access-control|admin\/settings|sso-settings)|500 .*folders/,
});

/**
 * What nobody outside may read: how people are called and reached, their ids, and each token. The personas of the
 * sandbox are called by words of any text, such as www.rfc-editor.org.
 */
function secretsOf({ store, info }: Sandbox): string[] {
  const people = store.users.all().filter(({ login }) => personas.every((persona) => persona.login !== login));
  return [
    ...people.flatMap(({ name, login, email, externalId }) => [name, login, email, externalId]),
    ...Object.values(info().tokens),
  ].filter((text) => text !== '');
}

test('what is wrong is named, with its remedy, and told to others without a name', async ({ page, grafana }) => {
  test.skip(Boolean(process.env.GRAFANA_URL), 'the troubles are those of the sandbox');
  test.slow();
  const { sandbox } = grafana.stand;
  const diagnostics = new Diagnostics(grafana);
  await grafana.signIn();
  await new MainJob(grafana).connect();
  await diagnostics.open();

  await test.step('the failures stand open, each with what was seen and what to do', async () => {
    const failed = await diagnostics.show('Failed');
    expect(failed).toBeGreaterThan(5);
    await expect(diagnostics.checks.getByText('What to do')).toHaveCount(failed);
    await expectAccessible(page);
    await picture(page, 'diagnostics-dark');
    await diagnostics.show('Unknown');
    await expect(diagnostics.checks.getByText('Failed', { exact: true })).toHaveCount(0);
  });

  await test.step('the bundle holds nobody’s name, and no token', async () => {
    const secrets = sandbox ? secretsOf(sandbox) : [];
    expect(secrets.length).toBeGreaterThan(100);
    const markdown = await diagnostics.download('Markdown');
    const json = await diagnostics.download('JSON');
    expect(markdown.name).toMatch(/^scim-manager-\d{4}-\d{2}-\d{2}\.md$/);
    expect(JSON.parse(json.text)).toMatchObject({ format: 'scim-manager-support-bundle', isRedacted: true });
    for (const { name, text } of [markdown, json]) {
      expect(
        secrets.filter((secret) => text.includes(secret)),
        name
      ).toEqual([]);
    }
  });

  await test.step('names stand in it only when they are wanted, and tokens not even then', async () => {
    const open = await diagnostics.download('Markdown', { isRedacted: false });
    expect(open.text).toContain('amir.haddad@example.com');
    expect(open.text).not.toContain('glsa_');
  });

  await test.step('a remedy leads to where it is carried out', async () => {
    await diagnostics.show('All');
    const remedy = diagnostics.checks.getByRole('link', { name: 'Open the settings' }).first();
    await remedy.click();
    await expect(page.getByRole('tab', { name: 'Settings' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('radiogroup', { name: 'User sync' })).toBeVisible();
  });
});

test('an error that somebody pastes is explained for both sides', async ({ page, grafana }) => {
  test.slow();
  await grafana.signIn();
  await startAnew(grafana);
  await new MainJob(grafana).connect();
  await grafana.open('configuration?tab=diagnostics');
  const error = page.getByRole('textbox', { name: 'Error', exact: true });
  await error.fill(
    '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness"}'
  );
  const explanation = page.getByRole('article').first();
  await expect(explanation).toContainText('Recognised by');
  for (const term of ['Cause', 'In Grafana', 'At the provider', 'Does Okta try again?', 'Does Entra try again?']) {
    await expect(explanation.getByText(term, { exact: true })).toBeVisible();
  }
  await expect(page).not.toHaveURL(/uniqueness/);
  await expectAccessible(page);
  await error.evaluate((field) => field.scrollIntoView({ block: 'center' }));
  await picture(page, 'explainer-dark');
  await error.fill('nothing in particular');
  await expect(page.getByText('Nothing in this text was recognised')).toBeVisible();
});
