import plugin from '../../src/plugin.json';
import { expect, test } from './fixtures';

test.skip(Boolean(process.env.GRAFANA_URL), 'the frame is ours only around the sandbox');

const pluginName = plugin.name;

/** A wrong password is a 401, which the browser notes. */
test.use({ expectedErrors: /401 .*\/login/ });

test('somebody not signed in gets the form, is refused, and enters', async ({ page, grafana }) => {
  await grafana.open();
  await page.getByLabel('Email or username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('Invalid username or password')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('admin');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('the personas take turns', async ({ page, grafana }) => {
  await grafana.open();
  await page.getByRole('button', { name: 'Viewer' }).click();
  await expect(page.getByText('You do not have permission to see this page.')).toBeVisible();
  await page.getByRole('button', { name: 'Signed in as viewer' }).click();
  await page.getByRole('menuitem', { name: 'Administrator' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await page.getByRole('button', { name: 'Signed in as admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Grafana' })).toBeVisible();
});

test('the theme changes at once and stays', async ({ page, grafana, stand }) => {
  await grafana.signIn();
  await page.goto(`${stand.url}/a/${plugin.id}`);
  await expect(page.locator('body')).toHaveClass('theme-dark');
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await expect(page.locator('body')).toHaveClass('theme-light');
  await page.reload();
  await expect(page.locator('body')).toHaveClass('theme-light');
});

test('menu, breadcrumbs and title say where we are', async ({ page, grafana }) => {
  await grafana.signIn();
  await grafana.open();
  const menu = page.getByRole('navigation', { name: 'Navigation' });
  await menu.getByRole('link', { name: 'Mapping' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Mapping' })).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle(`Mapping - ${pluginName} - Grafana`);
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: pluginName }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(menu).toBeHidden();
});

test('a plugin that is switched off opens no page until it is switched on', async ({ page, grafana, stand }) => {
  await grafana.signIn();
  await page.goto(`${stand.url}/plugins/${plugin.id}`);
  await page.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible();
  await grafana.open('mapping');
  await expect(page.getByText('Application Not Enabled')).toBeVisible();
  await page.goto(`${stand.url}/plugins/${plugin.id}`);
  await page.getByRole('button', { name: 'Enable' }).click();
  await page.getByRole('button', { name: 'Disable' }).waitFor();
  await grafana.open('mapping');
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();
});
