import { screen, within } from '@testing-library/react';
import type { Handle } from '../../sandbox/server/Sandbox';
import { applyPlan } from '../support/applyPlan';
import { renderOnSandbox } from '../support/renderOnSandbox';
import { FOLDERS, manyRules, RULES } from './manyRules';

const MOST_TO_PLAN = 200;

interface Sent {
  method: string;
  path: string;
}

/** Notes what the page sends, without what the proxy sends on behalf of it. */
const noting =
  (sent: Sent[]) =>
  (handle: Handle): Handle =>
  (request, options) => {
    if (options?.via !== 'proxy') {
      sent.push({ method: request.method, path: new URL(request.url).pathname });
    }
    return handle(request, options);
  };

const isGrant = ({ method, path }: Sent): boolean =>
  method !== 'GET' && /access-control\/(folders\/.*\/teams|teams\/.*\/roles)/.test(path);

const region = (name: string) => screen.findByRole('region', { name }, { timeout: 60_000 });

it(`plans ${RULES} rules about ${FOLDERS} folders with few requests, and writes each grant once`, async () => {
  const sent: Sent[] = [];
  const { user } = await renderOnSandbox({
    story: 'large',
    users: 1001,
    route: 'mapping?tab=plan',
    around: noting(sent),
    prepare: async (sandbox) => {
      await manyRules(sandbox);
      sent.length = 0;
    },
  });
  const plan = await region('Plan');
  expect(await within(plan).findByRole('radio', { name: `By step (${RULES})` })).toBeInTheDocument();
  expect(sent.length).toBeGreaterThan(FOLDERS);
  expect(sent.length).toBeLessThanOrEqual(MOST_TO_PLAN);
  expect(sent.filter(isGrant)).toEqual([]);

  sent.length = 0;
  await applyPlan(user);
  await region('Report of this apply');
  const writes = sent.filter(isGrant).map(({ path }) => path);
  expect(writes).toHaveLength(RULES);
  expect(new Set(writes).size).toBe(RULES);
  expect(sent.length - writes.length).toBeLessThanOrEqual(MOST_TO_PLAN);
  expect(await screen.findByText('Nothing to do: Grafana is as the rules say')).toBeInTheDocument();
});
