import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { config, getBackendSrv, setBackendSrv } from '@grafana/runtime';
import type { ReactNode } from 'react';
import type { Sandbox } from '../../sandbox/server/Sandbox';
import { createBackendSrv } from '../../sandbox/shell/backendSrv';
import { readBootData } from '../../sandbox/shell/bootData';
import { grantsQuery } from '../../src/api/queries/useGrants';
import { readStanding } from '../../src/api/queries/readStanding';
import { type ApplyOutcome, useApply } from '../../src/api/queries/useApply';
import { parseMappingDocument } from '../../src/domain/mapping/document';
import { judgePlan } from '../../src/domain/mapping/judgePlan';
import { dataSourcesToRead, foldersToRead, planMapping } from '../../src/domain/mapping/plan';
import { finish } from '../../src/domain/work/work';
import { browserSession } from './browserSession';
import { grafanaOf } from './provision';

/**
 * A second administrator with a plugin instance of their own: own session, own cache. `apply` plans the rules on what
 * stands and applies them, while whoever has a page open stays signed in on it.
 */
export async function anotherAdministrator(sandbox: Sandbox, login: string) {
  const grafana = grafanaOf(sandbox);
  const { id } = await grafana('POST', '/api/admin/users', { login, email: `${login}@example.com`, password: login });
  await grafana('PATCH', `/api/org/users/${Number(id)}`, { role: 'Admin' });
  const browser = browserSession(sandbox);
  await browser.signIn(login, login);
  const bootData = await readBootData(browser.send);
  const backendSrv = createBackendSrv({
    send: browser.send,
    user: bootData.user,
    notify: () => undefined,
    onSignedOut: () => undefined,
  });

  async function asThem<T>(work: () => Promise<T>): Promise<T> {
    const [theirs, before] = [getBackendSrv(), config.bootData];
    setBackendSrv(backendSrv);
    config.bootData = bootData;
    try {
      return await work();
    } finally {
      setBackendSrv(theirs);
      config.bootData = before;
    }
  }

  async function planned(client: QueryClient, rules: string) {
    const { document } = parseMappingDocument(rules);
    if (!document) {
      throw new Error('the rules have errors');
    }
    const { organisation, ledger } = await readStanding(client);
    const folderUids = foldersToRead({ document, organisation, ledger });
    const dataSourceUids = dataSourcesToRead({ document, organisation, ledger });
    const actual = await client.query(grantsQuery({ teamUids: 'all', folderUids, dataSourceUids }));
    const plan = finish(planMapping({ document, organisation, actual, ledger, today: '2026-01-15' }));
    return finish(judgePlan(plan, { organisation, actual, actorLogin: login, nowMs: Date.now() }));
  }

  return {
    apply: (rules: string): Promise<ApplyOutcome> =>
      asThem(async () => {
        const client = new QueryClient();
        const wrapper = ({ children }: { children: ReactNode }) => (
          <QueryClientProvider client={client}>{children}</QueryClientProvider>
        );
        const judged = await planned(client, rules);
        const { result, unmount } = renderHook(useApply, { wrapper });
        const input = { ...judged, confirmation: judged.verdict.confirmationText };
        const [outcome] = await act(() => Promise.allSettled([result.current.mutateAsync(input)]));
        unmount();
        return outcome.status === 'fulfilled' ? outcome.value : Promise.reject(outcome.reason);
      }),
  };
}
