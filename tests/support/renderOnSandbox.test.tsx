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

test('a request that is told to fail, fails', async () => {
  const { browser } = await renderOnSandbox({
    faults: [{ match: { path: '/api/org' }, fault: 'status', status: 503 }],
  });
  expect((await browser.send('/api/org')).status).toBe(503);
});
