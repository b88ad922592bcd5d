import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chromium, type Browser, type Request } from '@playwright/test';
import { serve } from '../../sandbox/shell/serve';
import plugin from '../../src/plugin.json';
import { connectPlugin } from '../support/connectPlugin';
import { findBrowser } from '../support/findBrowser';
import { FOLDERS, manyRules, RULES } from './manyRules';

const root = resolve(__dirname, '../..');
const sizes = (process.env.BENCH_PEOPLE ?? '100,10000,100000').split(',').map(Number);
const timeout = 300_000;

interface Figures {
  requests: number;
  writes: number;
  ms: number;
}

const isGrant = (request: Request): boolean =>
  request.method() !== 'GET' && /access-control\/(folders\/.*\/teams|teams\/.*\/roles)/.test(request.url());

async function openPlan(browser: Browser, url: string) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.request.post(`${url}/login`, { data: { user: 'admin', password: 'admin' } });
  let sent: Request[] = [];
  page.on('request', (request) => {
    if (/^\/apis?\//.test(new URL(request.url()).pathname)) {
      sent.push(request);
    }
  });
  const measure = async (act: () => Promise<unknown>): Promise<Figures> => {
    sent = [];
    const startMs = performance.now();
    await act();
    const ms = performance.now() - startMs;
    return { requests: sent.length, writes: sent.filter(isGrant).length, ms };
  };
  const apply = page.getByRole('button', { name: 'Apply', exact: true });

  await page.goto(`${url}/a/${plugin.id}/mapping?tab=groups`);
  await page.getByRole('tab', { name: /^Plan/ }).waitFor();
  await page.waitForLoadState('networkidle');
  return {
    plan: () =>
      measure(async () => {
        await page.goto(`${url}/a/${plugin.id}/mapping?tab=plan`);
        await page.getByText('Grants to add').waitFor({ timeout });
        await apply.and(page.locator(':enabled')).waitFor({ timeout });
      }),
    apply: () =>
      measure(async () => {
        await apply.click();
        await page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click();
        await page.getByText('Grafana holds what was written').waitFor({ timeout });
      }),
    planAgain: () =>
      measure(async () => {
        await page.getByRole('region', { name: 'Report of this apply' }).getByRole('button', { name: 'Close' }).click();
        await page.getByText('Nothing to do: Grafana is as the rules say').waitFor({ timeout });
        await page.getByRole('button', { name: 'Plan again' }).and(page.locator(':enabled')).waitFor({ timeout });
      }),
  };
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser()?.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
  console.log(`A rule for each group, at most ${RULES}, about ${FOLDERS} folders.`);
  console.log('people   what        requests  grants written      time');
  for (const users of sizes) {
    const stand = await serve({
      root,
      shellDir: resolve(root, '.cache/shell'),
      port: 0,
      story: 'large',
      users,
      edition: 'enterprise',
    });
    await connectPlugin(stand.sandbox);
    await manyRules(stand.sandbox);
    const page = await openPlan(browser, stand.url);
    for (const what of ['plan', 'apply', 'planAgain'] as const) {
      const { requests, writes, ms } = await page[what]();
      console.log(
        [
          String(users).padEnd(9),
          what.padEnd(12),
          String(requests).padStart(8),
          String(writes).padStart(16),
          `${(ms / 1000).toFixed(1)} s`.padStart(10),
        ].join('')
      );
    }
    await stand.close();
  }
  await browser.close();
}

void main();
