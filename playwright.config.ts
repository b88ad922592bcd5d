import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './tests/support/findBrowser';

/** The specs start a sandbox each; with GRAFANA_URL they run against that Grafana instead, one after the other. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: process.env.GRAFANA_URL ? 1 : 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser()?.path,
      // Chromium does not start its sandbox for root; its own background requests would only disturb.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
