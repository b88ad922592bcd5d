import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { config, setBackendSrv } from '@grafana/runtime';
import type { ReactNode } from 'react';
import { createSandbox } from '../../sandbox/server/handle';
import type { SandboxOptions } from '../../sandbox/server/Sandbox';
import { createBackendSrv } from '../../sandbox/shell/backendSrv';
import { readBootData } from '../../sandbox/shell/bootData';
import plugin from '../../src/plugin.json';
import { browserSession } from './browserSession';

/** Grafana's backend service over a sandbox in this process, and a query cache, for tests without a page. */
export async function apiOnSandbox(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ story: 'empty', plugin, permissionCacheMs: 0, identityCacheMs: 0, ...options });
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );

  /** Signs somebody in: from here on the page is theirs. */
  const signIn = async (login: string, password: string) => {
    const browser = browserSession(sandbox);
    await browser.signIn(login, password);
    const bootData = await readBootData(browser.send);
    Object.assign(config, bootData.settings, { bootData });
    const { user } = bootData;
    setBackendSrv(
      createBackendSrv({ send: browser.send, user, notify: () => undefined, onSignedOut: () => undefined })
    );
    return browser;
  };
  const admin = await signIn('admin', 'admin');

  /** As the administrator of Grafana, past the plugin. */
  const grafana = async (method: string, path: string, body?: unknown) =>
    (body === undefined ? admin.send(path, { method }) : admin.sendJson(method, path, body)).then((answer) =>
      answer.json()
    );

  /** Stores a token, as the first connection does in the end. */
  const storeToken = (grafanaToken: string, jsonData: Record<string, unknown> = {}) =>
    grafana('POST', `/api/plugins/${plugin.id}/settings`, {
      enabled: true,
      pinned: true,
      jsonData: { grafanaUrl: sandbox.grafanaUrl, namespace: sandbox.namespace, ...jsonData },
      secureJsonData: { grafanaToken },
    });

  return { sandbox, client, wrapper, signIn, grafana, storeToken };
}
