import type { Handle } from '../../../sandbox/server/Sandbox';
import { mappingOnSandbox } from '../../../tests/support/mappingOnSandbox';
import { grantsQuery } from './useGrants';

const RULES = `version: 1
rules:
  - name: SRE
    match: { group: SRE }
    folders: [{ uid: production, permission: Edit }]
`;
const onProduction = grantsQuery({ teamUids: 'all', folderUids: ['production'] });

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

/** Applies while an answer about the folder, made before, is on its way; it arrives when everything is written. */
async function applyDuringRead() {
  const [asked, written] = [gate(), gate()];
  let isWatching = false;
  const around =
    (handle: Handle): Handle =>
    async (request, options) => {
      const answer = await handle(request, options);
      if (isWatching && request.method === 'GET' && request.url.endsWith('/access-control/folders/production')) {
        isWatching = false;
        asked.open();
        await written.opened;
      }
      if (request.url.endsWith('/api/annotations')) {
        written.open();
      }
      return answer;
    };
  const organisation = { groups: { SRE: ['Ada Lovelace'] }, folders: [{ title: 'Production' }] };
  const world = await mappingOnSandbox(organisation, { around });
  const judged = await world.planned(RULES);
  world.client.clear();
  isWatching = true;
  const reading = world.client.query(onProduction).catch(() => undefined);
  await asked.opened;
  const outcome = await world.apply(judged);
  await reading;
  return { ...world, outcome };
}

it('lets no answer from before the last write stand for what Grafana holds', async () => {
  const { client, outcome } = await applyDuringRead();
  expect(outcome).toMatchObject({ status: 'fulfilled', value: { report: { verified: 'yes' } } });
  const { folderGrants } = await client.query(onProduction);
  expect(folderGrants).toContainEqual(
    expect.objectContaining({ folderUid: 'production', teamUid: expect.any(String), permission: 'Edit' })
  );
});
