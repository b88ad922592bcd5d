import { CancelledError, type QueryClient } from '@tanstack/react-query';
import type { Handle } from '../../../sandbox/server/Sandbox';
import { mappingOnSandbox } from '../../../tests/support/mappingOnSandbox';
import { ok } from '../../domain/fault/Fault';
import { resource } from './query';
import { grantsQuery } from './useGrants';

const RULES = `version: 1
rules:
  - name: SRE
    match: { group: SRE }
    folders: [{ uid: production, permission: Edit }]
`;
const onProduction = grantsQuery({ teamUids: 'all', folderUids: ['production'] });

const GRANTED = expect.objectContaining({ folderUid: 'production', teamUid: expect.any(String), permission: 'Edit' });

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

/** Applies while an answer about the folder, made before, is on its way; it arrives when everything is written. */
async function applyDuringRead<T>(read: (client: QueryClient) => Promise<T>) {
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
  const reading = read(world.client);
  await asked.opened;
  const outcome = await world.apply(judged);
  return { ...world, outcome, reading };
}

it('lets no answer from before the last write stand for what Grafana holds', async () => {
  const { client, outcome, reading } = await applyDuringRead((cache) =>
    cache.query(onProduction).catch((error: unknown) => error)
  );
  expect(await reading).toBeInstanceOf(CancelledError);
  expect(outcome).toMatchObject({ status: 'fulfilled', value: { report: { verified: 'yes' } } });
  const { folderGrants } = await client.query(onProduction);
  expect(folderGrants).toContainEqual(GRANTED);
});

it('begins again what was being made of such an answer', async () => {
  const madeOfIt = resource(['made-of-it'], async ({ client }) => ok(await client.query(onProduction)));
  const { reading } = await applyDuringRead((client) => client.query(madeOfIt));
  expect((await reading).folderGrants).toContainEqual(GRANTED);
});
