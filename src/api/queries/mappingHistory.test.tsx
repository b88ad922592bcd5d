import { act, renderHook, waitFor } from '@testing-library/react';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import { readAgain } from '../../../tests/support/readAgain';
import { useMappingHistory, useRestoreMapping } from './useMappingHistory';
import { useSaveMappingDocument } from './useSaveMappingDocument';

async function opened() {
  const world = await apiOnSandbox();
  await world.storeToken(world.sandbox.info().tokens.plugin);
  const { result } = renderHook(
    () => ({ history: useMappingHistory(), save: useSaveMappingDocument(), restore: useRestoreMapping() }),
    { wrapper: world.wrapper }
  );
  const settled = () => waitFor(() => expect(result.current.history.isFetching).toBe(false));
  const versions = async () => {
    await readAgain(() => result.current.history.refetch());
    return result.current.history.data ?? [];
  };
  const save = (text: string, version?: number, message?: string) =>
    act(() => result.current.save.mutateAsync({ text, version, message }));
  /** As somebody may look at the page: with its text, or it cannot be restored. */
  const withText = async (version: number) => {
    const found = (await versions()).find((one) => one.version === version);
    if (found?.text === undefined) {
      throw new Error(`version ${version} has no text`);
    }
    return { ...found, text: found.text };
  };
  await settled();
  return { ...world, result, versions, save, withText };
}

test('there is none before the first save', async () => {
  const { result } = await opened();
  expect(result.current.history.data).toEqual([]);
});

test('names who saved what and why, the newest first', async () => {
  const { save, versions } = await opened();
  await save('one');
  await save('two', 1, 'SRE (night shift)');
  expect(await versions()).toMatchObject([
    { version: 2, by: 'admin', message: 'SRE (night shift)', text: 'two', createdAt: expect.stringMatching(/^\d{4}-/) },
    { version: 1, by: 'admin', text: 'one' },
  ]);
});

test('restores by saving again, and the history shows it', async () => {
  const { save, withText, result } = await opened();
  await save('one');
  await save('two', 1);
  const to = await withText(1);
  const stored = await act(() => result.current.restore.mutateAsync({ to, version: 2 }));
  expect(stored).toMatchObject({ text: 'one', version: 3, savedBy: 'admin' });
  await waitFor(() =>
    expect(result.current.history.data?.[0]).toMatchObject({ version: 3, message: 'Restored version 1', text: 'one' })
  );
});

test('a restore after somebody else saved is a conflict, and theirs stays', async () => {
  const { save, withText, versions, result } = await opened();
  await save('one');
  await save('two', 1);
  const to = await withText(1);
  await save('three', 2);
  const late = act(() => result.current.restore.mutateAsync({ to, version: 2 }).catch((fault: unknown) => fault));
  expect(await late).toMatchObject({ kind: 'conflict', status: 412 });
  expect(await versions()).toMatchObject([{ text: 'three' }, { text: 'two' }, { text: 'one' }]);
});

test('a version written past the plugin names its own author, not the copied one', async () => {
  const { save, versions, signIn, grafana } = await opened();
  await grafana('POST', '/api/admin/users', { login: 'ana', password: 'secret-word', OrgId: 1 });
  const { id } = await grafana('GET', '/api/users/lookup?loginOrEmail=ana');
  await grafana('PATCH', `/api/org/users/${id}`, { role: 'Admin' });
  await signIn('ana', 'secret-word');
  await save('one');
  await save('two', 1);
  await grafana('POST', '/api/dashboards/uid/idops-scim-mapping/restore', { version: 1 });
  expect(await versions()).toMatchObject([
    { version: 3, by: 'admin', text: 'one' },
    { version: 2, by: 'ana' },
    { version: 1, by: 'ana' },
  ]);
});

test('a version that is no mapping has no text', async () => {
  const { save, versions, grafana } = await opened();
  await save('one');
  const dashboard = { uid: 'idops-scim-mapping', title: 'Mapping', panels: [] };
  await grafana('POST', '/api/dashboards/db', { dashboard, folderUid: 'idops-scim-manager', overwrite: true });
  const [newest, first] = await versions();
  expect(newest).toMatchObject({ version: 2, by: 'admin' });
  expect(newest).not.toHaveProperty('text');
  expect(first).toMatchObject({ text: 'one' });
});

test.each([
  ['forbidden', { fault: 'status', status: 403 }],
  ['unavailable', { fault: 'status', status: 500 }],
  ['malformed', { fault: 'malformed' }],
] as const)('that cannot be read is %s, never empty', async (kind, fault) => {
  const { save, sandbox, result } = await opened();
  await save('one');
  sandbox.faults.arm({ match: { path: '/api/dashboards/uid/*/versions*' }, ...fault });
  await readAgain(() => result.current.history.refetch());
  expect(result.current.history.error).toMatchObject({ kind });
});
