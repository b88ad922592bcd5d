import { createSandbox } from '../server/handle';
import { createStaging, STAGING_URL } from './createStaging';

const teamsOf = async (answer: Response) => {
  const { teams } = (await answer.json()) as { teams: Array<{ name: string }> };
  return teams.map(({ name }) => name);
};

test('staging differs from the demo, and its token reads without a right to write', async () => {
  const { url, token, upstream } = await createStaging();
  expect(url).toBe(STAGING_URL);
  const headers = { authorization: `Bearer ${token}` };
  const ask = (path: string, method = 'GET') => upstream(new Request(`${url}${path}`, { method, headers }));
  const demo = await createSandbox({ story: 'demo' });
  const ours = demo.store.teams.all().map(({ name }) => name);
  const theirs = await teamsOf(await ask('/api/teams/search?perpage=100'));
  expect(ours.filter((name) => !theirs.includes(name))).toHaveLength(1);
  expect((await ask('/api/access-control/folders/playground')).status).toBe(200);
  const holders = async (answer: Response) =>
    ((await answer.json()) as Array<{ team?: string }>).flatMap(({ team }) => team ?? []).sort();
  const closed = '/api/access-control/datasources/pg-billing';
  const admin = { authorization: `Basic ${btoa('admin:admin')}` };
  const own = await holders(await demo.handle(new Request(`${demo.grafanaUrl}${closed}`, { headers: admin })));
  expect(await holders(await ask(closed))).toHaveLength(own.length + 1);
  expect((await ask('/apis/scim.grafana.app/v0alpha1/namespaces/default/config/default')).status).toBe(200);
  expect((await ask('/api/folders/playground', 'DELETE')).status).toBe(403);
});
