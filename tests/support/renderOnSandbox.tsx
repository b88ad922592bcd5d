import { render, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { config, locationService } from '@grafana/runtime';
import { Route, Routes } from 'react-router-dom';
import { createSandbox } from '../../sandbox/server/handle';
import type { Fault } from '../../sandbox/server/faults';
import type { Sandbox, SandboxOptions } from '../../sandbox/server/Sandbox';
import { readBootData } from '../../sandbox/shell/bootData';
import { LocationRouter } from '../../sandbox/shell/LocationRouter';
import { personas, type Persona } from '../../sandbox/shell/personas';
import { fillSeats } from '../../sandbox/shell/seats';
import { Toasts } from '../../sandbox/shell/Toasts';
import { App } from '../../src/app/App';
import plugin from '../../src/plugin.json';
import { browserSession } from './browserSession';
import { connectPlugin } from './connectPlugin';
import { isUsable } from './isUsable';

/** What the sandbox is told before its story: see there. An https address that no upstream serves is nobody's. */
type ServerOptions = Omit<SandboxOptions, 'plugin' | 'clock' | 'seed' | 'permissionCacheMs' | 'identityCacheMs'>;

export interface OnSandbox extends ServerOptions {
  /** Below `/a/idops-scim-app`: `mapping?tab=rules`; empty for the overview. */
  route?: string;
  persona?: Persona;
  /** Whether the plugin holds a working token already. */
  isConnected?: boolean;
  /** Requests that fail, from the page's first one on. */
  faults?: readonly Fault[];
  /** What the clock says on both sides; it stands still unless the test moves it with `jest.setSystemTime`. */
  nowMs?: number;
  /** Another page's: this one opens on it as it stands. Then nothing is connected again. */
  on?: Sandbox;
  /** Changes the organisation before the page opens. */
  prepare?(sandbox: Sandbox): Promise<void> | void;
}

const startMs = Date.UTC(2026, 0, 15, 9);

// prettier-ignore
const timers = [
  'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame',
  'requestIdleCallback', 'cancelIdleCallback', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval',
  'setTimeout', 'clearTimeout',
] as const;

/**
 * Opens a page of the plugin in jsdom, as a persona, on a sandbox in this process: the real `App` over the shell's
 * backend service, router, page frame and toasts. Answers the sandbox and a user at the keyboard.
 */
export async function renderOnSandbox(options: OnSandbox = {}) {
  const {
    route = '',
    story = 'demo',
    persona = 'admin',
    isConnected = true,
    faults = [],
    nowMs = startMs,
    on,
    prepare,
    upstreams,
    ...serverOptions
  } = options;
  jest.useFakeTimers({ now: nowMs, doNotFake: [...timers] });
  const clock = { now: () => Date.now() };
  const sandbox =
    on ??
    (await createSandbox({
      ...serverOptions,
      upstreams: { 'https://': nobody, ...upstreams },
      story,
      plugin,
      clock,
    }));
  if (isConnected && !on) {
    await connectPlugin(sandbox);
  }
  await prepare?.(sandbox);

  const browser = browserSession(sandbox);
  const { login, password } = personaOf(persona);
  await browser.signIn(login, password);
  const bootData = await readBootData(browser.send);
  Object.assign(config, bootData.settings, { bootData });
  fillSeats({ send: browser.send, onSignedOut: () => undefined });
  faults.forEach((fault) => sandbox.faults.arm(fault));

  locationService.replace(`/a/${plugin.id}${route && `/${route}`}`);
  const user = patient(userEvent.setup({ advanceTimers: () => undefined }));
  const view = render(
    <LocationRouter>
      <Routes>
        <Route path={`/a/${plugin.id}/*`} element={<App />} />
        <Route path="*" element={<p>Outside the plugin</p>} />
      </Routes>
      <Toasts />
    </LocationRouter>
  );
  return { ...view, user, sandbox, browser };
}

/** As a person does, waits until what is to be clicked can be clicked: what is disabled takes a click without a word. */
const patient = (user: UserEvent): UserEvent => ({
  ...user,
  async click(element) {
    await waitFor(() => expect(isUsable(element)).toBe(true));
    await user.click(element);
  },
});

const nobody = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));

function personaOf(name: Persona) {
  const persona = personas.find(({ login }) => login === name);
  if (!persona) {
    throw new Error(`no persona ${name}`);
  }
  return persona;
}
