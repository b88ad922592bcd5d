import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { serve } from '../../sandbox/shell/serve';
import plugin from '../../src/plugin.json';
import { findBrowser } from '../support/findBrowser';

const root = resolve(__dirname, '../..');
const sizes = (process.env.BENCH_PEOPLE ?? '100,10000,100000').split(',').map(Number);

/** The page, and the row that is there once everything was read. */
const tables = [
  { name: 'Mapping', table: 'Groups', isWhole: /^([\d,]+) of \1 groups$/ },
  { name: 'Audit', table: 'People', isWhole: /^([\d,]+) of \1 people$/ },
];

interface Figures {
  requests: number;
  usableMs: number;
  longestLoadingMs: number;
  longestScrollingMs: number;
  scriptKb: number;
}

/** Chromium tells of tasks over 50 ms; none told means under that. */
const watchTasks = () => {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => seen.push(duration))).observe({
    type: 'longtask',
    buffered: true,
  });
};

const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { longTasks = [] } = globalThis as { longTasks?: number[] };
    return Math.max(0, ...longTasks.splice(0));
  });

async function scrollThrough(page: Page, table: string): Promise<void> {
  const box = await page.getByRole('grid', { name: table }).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(25);
  }
}

async function measure(browser: Browser, url: string, which: (typeof tables)[number]): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.request.post(`${url}/login`, { data: { user: 'admin', password: 'admin' } });
  await page.goto(`${url}/plugins/${plugin.id}`);
  await page.waitForLoadState('networkidle');
  let requests = 0;
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    requests += pathname.startsWith('/api') ? 1 : 0;
    if (pathname.includes(`/plugins/${plugin.id}/`) && pathname.endsWith('.js') && !pathname.endsWith('/module.js')) {
      scripts.set(pathname, response.body());
    }
  });
  await longestTask(page);
  const startedMs = performance.now();
  await page.getByRole('link', { name: which.name, exact: true }).click();
  await page.getByText(which.isWhole).waitFor({ timeout: 300_000 });
  await page.getByRole('grid', { name: which.table }).getByRole('row').nth(5).waitFor();
  const usableMs = performance.now() - startedMs;
  await page.locator(`[role=grid][aria-label=${which.table}][aria-busy=false]`).waitFor({ timeout: 300_000 });
  await page.waitForTimeout(1000);
  const longestLoadingMs = await longestTask(page);
  await scrollThrough(page, which.table);
  const longestScrollingMs = await longestTask(page);
  const scriptKb = (await Promise.all(scripts.values())).reduce((sum, body) => sum + gzipSync(body).length / 1000, 0);
  await context.close();
  return { requests, usableMs, longestLoadingMs, longestScrollingMs, scriptKb };
}

async function connect(url: string, pluginToken: string): Promise<void> {
  const answer = await fetch(`${url}/api/plugins/${plugin.id}/settings`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      enabled: true,
      pinned: true,
      jsonData: { grafanaUrl: url, namespace: 'default' },
      secureJsonData: { grafanaToken: pluginToken },
    }),
  });
  if (!answer.ok) {
    throw new Error(`connecting: ${answer.status} ${await answer.text()}`);
  }
}

const task = (ms: number): string => (ms === 0 ? 'under 50' : ms.toFixed(0));

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser()?.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
  console.log('people   page     requests  usable after  longest task loading    scrolling  page scripts');
  for (const users of sizes) {
    const stand = await serve({
      root,
      shellDir: resolve(root, '.cache/shell'),
      port: 0,
      story: 'large',
      users,
      edition: 'enterprise',
    });
    await connect(stand.url, stand.sandbox.info().tokens.plugin);
    for (const which of tables) {
      const { requests, usableMs, longestLoadingMs, longestScrollingMs, scriptKb } = await measure(
        browser,
        stand.url,
        which
      );
      console.log(
        [
          String(users).padEnd(9),
          which.name.padEnd(9),
          String(requests).padStart(8),
          `${(usableMs / 1000).toFixed(1)} s`.padStart(14),
          `${task(longestLoadingMs)} ms`.padStart(22),
          `${task(longestScrollingMs)} ms`.padStart(13),
          `${scriptKb.toFixed(0)} kB gzip`.padStart(14),
        ].join('')
      );
    }
    await stand.close();
  }
  await browser.close();
}

void main();
