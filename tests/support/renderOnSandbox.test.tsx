import { screen } from '@testing-library/react';
import { config } from '@grafana/runtime';
import { renderOnSandbox } from './renderOnSandbox';

test('a page opens in its frame, connected, as the administrator', async () => {
  const { sandbox } = await renderOnSandbox({ route: 'configuration' });
  expect(await screen.findByRole('heading', { level: 1, name: 'Configuration' })).toBeVisible();
  expect(config.bootData.user).toMatchObject({ login: 'admin', isSignedIn: true });
  expect(config.namespace).toBe(sandbox.namespace);
});

test('without a token the page asks to connect', async () => {
  await renderOnSandbox({ isConnected: false });
  expect(await screen.findByText('SCIM Manager is not connected yet')).toBeVisible();
});

test('a persona has only its own permissions', async () => {
  await renderOnSandbox({ persona: 'viewer' });
  expect(config.bootData.user.permissions).not.toHaveProperty('idops-scim-app.scim:read');
});

test('the clock stands where the test put it, on both sides', async () => {
  const nowMs = Date.UTC(2027, 5, 1);
  const { sandbox } = await renderOnSandbox({ nowMs });
  expect([Date.now(), sandbox.clock.now()]).toEqual([nowMs, nowMs]);
});

test('the server is as the options say, whatever its story was told on', async () => {
  const { sandbox } = await renderOnSandbox({
    version: '12.3.1',
    licence: 'expiring',
    toggles: { enableSCIM: true },
    tokenExpirationDayLimit: 30,
    grafanaUrl: 'https://grafana.example.com',
    ini: { auth: { disable_login_form: 'true' } },
  });
  expect(config.buildInfo.version).toBe('12.3.1');
  expect(config.licenseInfo).toMatchObject({ stateInfo: 'Licensed' });
  expect(config.featureToggles).toHaveProperty('enableSCIM', true);
  expect(config.tokenExpirationDayLimit).toBe(30);
  expect(config.appUrl).toBe('https://grafana.example.com/');
  expect(config.disableLoginForm).toBe(true);
  expect(sandbox.store.teams.by('name', 'SRE')).toMatchObject({ isProvisioned: true });
});

test('a request that is told to fail, fails', async () => {
  const { browser } = await renderOnSandbox({
    faults: [{ match: { path: '/api/org' }, fault: 'status', status: 503 }],
  });
  expect((await browser.send('/api/org')).status).toBe(503);
});
