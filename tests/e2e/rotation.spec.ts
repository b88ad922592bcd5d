import { connectTo } from '../../sandbox/provider/connectTo';
import { playConnectionTest } from '../../sandbox/provider/play';
import type { Sandbox } from '../../sandbox/server/Sandbox';
import { expect, expectAccessible, expectNowhere, picture, test } from './fixtures';
import { MainJob } from './mainJob';
import { Rotation } from './rotation';

test.skip(Boolean(process.env.GRAFANA_URL), 'an identity provider has to be played');
test.use({ expectedErrors: /404 .*idops-scim-/ });

/** Okta with this token: asks what its own test asks. Rejects when Grafana refuses. */
const oktaWith = (sandbox: Sandbox | undefined, token: string): Promise<void> =>
  playConnectionTest('okta', connectTo({ url: sandbox?.info().scimUrl ?? '', token }));

test('the token of the identity provider is replaced without a gap', async ({ page, grafana }) => {
  test.slow();
  const { sandbox } = grafana.stand;
  const old = sandbox?.info().tokens.idp ?? '';
  const rotation = new Rotation(grafana);
  await grafana.signIn();
  await new MainJob(grafana).connect();

  await test.step('what an earlier rotation left is revoked first', async () => {
    await rotation.open();
    await expect(rotation.panel).toContainText('the last rotation was never finished');
    await rotation.revoke('okta-pilot');
  });

  const key = await test.step('a new token, shown once, beside the old one', async () => {
    const made = await rotation.rotate();
    expect(made).toMatch(/^glsa_/);
    await expect(rotation.panel).toContainText('Waiting for the identity provider to use the new token');
    await expect(rotation.panel.getByRole('button', { name: /^Revoke/ })).toHaveCount(0);
    await expectAccessible(page);
    await rotation.panel.evaluate((panel) => panel.scrollIntoView({ block: 'center' }));
    await picture(page, 'rotation-waiting-dark');
    await oktaWith(sandbox, old);
    return made;
  });

  await test.step('the provider uses it, the page sees that, and only then offers to revoke the old one', async () => {
    await oktaWith(sandbox, key);
    await expect(rotation.panel).toContainText('The new token is used');
    await expect(rotation.revokeButton('okta')).toBeVisible();
    await expectNowhere(page, key);
    await picture(page, 'rotation-ready-dark');
  });

  await test.step('the old one is revoked, and the provider goes on working', async () => {
    await rotation.revoke('okta');
    await expect(rotation.panel).toContainText('The rotation is complete');
    await oktaWith(sandbox, key);
    await expect(oktaWith(sandbox, old)).rejects.toThrow('401');
  });
});

test('a rotation that was left goes on where it stood', async ({ page, grafana }) => {
  test.slow();
  const { sandbox } = grafana.stand;
  const old = sandbox?.info().tokens.idp ?? '';
  const rotation = new Rotation(grafana);
  await grafana.signIn();
  await new MainJob(grafana).connect();
  await rotation.open();
  await rotation.revoke('okta-pilot');

  const lost = await test.step('the page is left before the key was pasted', async () => {
    const made = await rotation.rotate();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await expect(page.getByRole('radiogroup', { name: 'User sync' })).toBeVisible();
    await page.getByRole('tab', { name: 'Tokens' }).click();
    await expect(rotation.panel).toContainText('cannot be shown again');
    await expectNowhere(page, made);
    return made;
  });

  await test.step('the old token is not offered; the lost one is revoked, and nobody noticed', async () => {
    await expect(rotation.revokeButton('okta')).toHaveCount(0);
    await rotation.revoke(/^Revoke Okta SCIM \d/);
    await expect(oktaWith(sandbox, lost)).rejects.toThrow('401');
    await oktaWith(sandbox, old);
  });

  await test.step('once more; the key is pasted, and used while nobody looks', async () => {
    const key = await rotation.rotate();
    await page.goto('about:blank');
    await oktaWith(sandbox, key);
    await rotation.open();
    await expect(rotation.panel).toContainText('The new token is used');
    await rotation.revoke('okta');
    await expect(rotation.panel).toContainText('The rotation is complete');
    await oktaWith(sandbox, key);
  });
});
