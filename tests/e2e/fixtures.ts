import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Edition, Sandbox, SandboxOptions } from '../../sandbox/server/Sandbox';
import { personas, type Persona } from '../../sandbox/shell/personas';
import { serve } from '../../sandbox/shell/serve';
import plugin from '../../src/plugin.json';
import { connectPlugin } from '../support/connectPlugin';

const root = resolve(__dirname, '../..');
const real = process.env.GRAFANA_URL?.replace(/\/$/, '');

interface Options {
  story: string;
  edition: Edition;
  /** What else the sandbox is told of its server: version, licence, toggles, ini file. */
  server: Pick<SandboxOptions, 'version' | 'licence' | 'toggles' | 'tokenExpirationDayLimit' | 'ini' | 'users'>;
  /** Whether the sandbox begins with a plugin that holds a working token. */
  isConnected: boolean;
  /** Console errors that a scenario provokes, such as a request that is made to fail. */
  expectedErrors: RegExp;
}

interface Stand {
  url: string;
  /** Absent when the specs run against a real Grafana. */
  sandbox?: Sandbox;
}

interface Credentials {
  user: string;
  password: string;
}

function credentialsOf(persona: Persona): Partial<Credentials> {
  const known = personas.find(({ login }) => login === persona);
  const isGiven = Boolean(real) && persona === 'admin';
  const user = (isGiven && process.env.GRAFANA_USER) || known?.login;
  const password = (isGiven && process.env.GRAFANA_PASSWORD) || known?.password;
  return { user, password };
}

export class Grafana {
  constructor(
    readonly page: Page,
    readonly stand: Stand
  ) {}

  /** Signs in as Grafana's form does. On a real Grafana, the administrator is GRAFANA_USER. */
  async signIn(who: Persona | Credentials = 'admin'): Promise<void> {
    const data = typeof who === 'string' ? credentialsOf(who) : who;
    const response = await this.page.request.post(`${this.stand.url}/login`, { data });
    expect(response.status(), `signing in as ${data.user}`).toBe(200);
  }

  /** Another tab of the same browser. */
  async inNewTab(): Promise<Grafana> {
    return new Grafana(await this.page.context().newPage(), this.stand);
  }

  /** Opens a page of the plugin: the path below its root, with its query. */
  async open(path = '', theme: 'dark' | 'light' = 'dark'): Promise<void> {
    const url = new URL(`${this.stand.url}/a/${plugin.id}${path && `/${path}`}`);
    url.searchParams.set('theme', theme);
    await this.page.goto(url.href);
  }
}

/** A real Grafana may have the plugin installed but not enabled; what was set stays. */
async function switchOn(url: string): Promise<void> {
  const { GRAFANA_USER = 'admin', GRAFANA_PASSWORD = 'admin' } = process.env;
  const authorization = `Basic ${Buffer.from(`${GRAFANA_USER}:${GRAFANA_PASSWORD}`).toString('base64')}`;
  const address = `${url}/api/plugins/${plugin.id}/settings`;
  const settings = (await (await fetch(address, { headers: { authorization } })).json()) as {
    enabled: boolean;
    jsonData?: object;
  };
  if (!settings.enabled) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ enabled: true, pinned: true, jsonData: settings.jsonData ?? {} }),
    });
    expect(answer.status, 'enabling the plugin').toBe(200);
  }
}

interface Fixtures {
  stand: Stand;
  grafana: Grafana;
  /** Another person's browser, on the same Grafana. */
  second: Grafana;
  /** What the browsers complained of. */
  complaints: string[];
  quiet: void;
}

function listen(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(error.error().stack ?? error.error().message));
  context.on('console', (line) => {
    if (line.type() === 'error') {
      complaints.push(`${line.text()} (${line.location().url})`);
    }
  });
}

export const test = base.extend<Options & Fixtures>({
  story: ['demo', { option: true }],
  edition: ['enterprise', { option: true }],
  server: [{}, { option: true }],
  isConnected: [false, { option: true }],
  expectedErrors: [/(?!)/, { option: true }],

  stand: async ({ story, edition, server, isConnected }, use) => {
    if (real) {
      await switchOn(real);
      await use({ url: real });
      return;
    }
    const { url, sandbox, close } = await serve({
      root,
      shellDir: resolve(root, '.cache/shell'),
      port: 0,
      story,
      edition,
      ...server,
    });
    if (isConnected) {
      await connectPlugin(sandbox);
    }
    await use({ url, sandbox });
    await close();
  },

  grafana: async ({ page, stand }, use) => use(new Grafana(page, stand)),

  complaints: async ({}, use) => use([]),

  second: async ({ browser, stand, complaints }, use) => {
    const context = await browser.newContext();
    listen(context, complaints);
    await use(new Grafana(await context.newPage(), stand));
    await context.close();
  },

  quiet: [
    async ({ context, complaints, expectedErrors }, use) => {
      listen(context, complaints);
      await use();
      const unexpected = complaints.filter((text) => !expectedErrors.test(text));
      expect(unexpected, 'uncaught exceptions and console errors').toEqual([]);
    },
    { auto: true },
  ],
});

/** No violation of WCAG 2.2 A and AA in the plugin's part of the page. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .include('main')
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`
  );
  expect(found).toEqual([]);
}

/** A secret that was shown is in nothing that the page keeps. */
export async function expectNowhere(page: Page, secret: string): Promise<void> {
  const kept = await page.evaluate(() => [
    document.documentElement.outerHTML,
    ...Array.from(document.querySelectorAll('input, textarea'), (field) => (field as HTMLInputElement).value),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    window.location.href,
    JSON.stringify(window.history.state),
  ]);
  expect(kept.filter((text) => text.includes(secret))).toEqual([]);
}

/** SECURITY: whatever a picture shows, no token can be read from it. */
const noTokens = 'input[value*="glsa_"] { -webkit-text-security: disc; }';

const pictures = resolve(root, process.env.PICTURES ?? 'test-results/pictures');

/** Keeps a picture as an artefact of the run, or in the folder PICTURES, once each icon is drawn. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page.locator('svg:empty:not([viewBox]):visible')).toHaveCount(0);
  await page.screenshot({ path: resolve(pictures, `${name}.png`), animations: 'disabled', style: noTokens });
}

export { expect };
