import { act, renderHook } from '@testing-library/react';
import type { QueryExecuteOptions, UseMutationResult } from '@tanstack/react-query';
import { apiOnSandbox } from '../../../tests/support/apiOnSandbox';
import type { Fault } from '../../domain/fault/Fault';
import { connect } from '../connect/connect';
import { useEnsureProviderAccount } from './useEnsureProviderAccount';
import { useMakeProviderToken } from './useMakeProviderToken';
import { useRevokeToken } from './useRevokeToken';
import { useSaveChoices } from './useSaveChoices';
import { connectionQuery } from './useConnection';
import { scimSettingsQuery, useResetScimSettings, useSaveScimSettings } from './useScimSettings';
import { serviceAccountsQuery } from './useServiceAccounts';

type Options = Parameters<typeof apiOnSandbox>[0];

/** Connected by the plugin itself. */
async function connected(options?: Options) {
  const world = await apiOnSandbox({ story: 'fresh', ...options });
  expect(await connect({})).toMatchObject({ ok: true });
  const read = <T,>(query: QueryExecuteOptions<T, Fault>) => world.client.query({ ...query, staleTime: 0 });
  /** Runs a mutation once; answers with its data, or rejects with its fault. */
  const mutate = async <D, V>(useHook: () => UseMutationResult<D, Fault, V>, variables: V): Promise<D> => {
    const { result, unmount } = renderHook(useHook, { wrapper: world.wrapper });
    const [outcome] = await act(() => Promise.allSettled([result.current.mutateAsync(variables)]));
    unmount();
    return outcome.status === 'fulfilled' ? outcome.value : Promise.reject(outcome.reason);
  };
  const settings = () => world.grafana('GET', '/api/plugins/idops-scim-app/settings');
  return { ...world, read, mutate, settings };
}

const SETTINGS = '/api/plugins/idops-scim-app/settings';

describe('going back to the ini file', () => {
  const ini = { 'auth.scim': { user_sync_enabled: 'true', group_sync_enabled: 'false' } };
  const switches = { userSync: false, groupSync: true, rejectNonProvisioned: false };

  test('removes the dynamic object, so that the file counts', async () => {
    const { read, mutate } = await connected({ ini });
    const { resourceVersion } = await read(scimSettingsQuery);
    await mutate(useResetScimSettings, { basedOn: resourceVersion });
    const settings = await read(scimSettingsQuery);
    expect(settings).toMatchObject({
      userSync: { value: true, source: 'ini' },
      groupSync: { value: false, source: 'ini' },
    });
    expect(settings.resourceVersion).toBeUndefined();
  });

  test('where there is no object, does nothing', async () => {
    const { read, mutate } = await connected({ ini });
    const { resourceVersion } = await read(scimSettingsQuery);
    await mutate(useResetScimSettings, { basedOn: resourceVersion });
    await expect(mutate(useResetScimSettings, { basedOn: resourceVersion })).resolves.toBeUndefined();
  });

  test('changed by somebody else meanwhile: a conflict, and theirs stays', async () => {
    const { read, mutate } = await connected({ ini });
    const { resourceVersion } = await read(scimSettingsQuery);
    await mutate(useSaveScimSettings, { switches, basedOn: resourceVersion });
    await expect(mutate(useResetScimSettings, { basedOn: resourceVersion })).rejects.toMatchObject({
      kind: 'conflict',
      operation: 'scim.deleteConfig',
    });
    expect(await read(scimSettingsQuery)).toMatchObject({ groupSync: { value: true, source: 'dynamic' } });
  });

  test.each([
    ['GET', 'scim.getConfig'],
    ['DELETE', 'scim.deleteConfig'],
  ])('refused at %s: the object stays', async (method, operation) => {
    const { read, mutate, sandbox } = await connected({ ini });
    const { resourceVersion } = await read(scimSettingsQuery);
    const path = '/apis/scim.grafana.app/*/config/default';
    sandbox.faults.arm({ match: { method, path }, fault: 'status', status: 403, times: 1 });
    await expect(mutate(useResetScimSettings, { basedOn: resourceVersion })).rejects.toMatchObject({ operation });
    expect(await read(scimSettingsQuery)).toMatchObject({ userSync: { source: 'dynamic' } });
  });
});

describe('choices', () => {
  test('are kept beside everything else, and forgotten again', async () => {
    const { read, mutate, settings } = await connected();
    const before = await settings();
    await mutate(useSaveChoices, { preset: 'okta', providerAccountId: 7 });
    const { status, settings: kept } = await read(connectionQuery);
    expect(status).toBe('connected');
    expect(kept).toMatchObject({ preset: 'okta', providerAccountId: 7 });
    expect(await settings()).toMatchObject({
      enabled: true,
      pinned: true,
      jsonData: { ...before.jsonData, preset: 'okta', providerAccountId: 7 },
      secureJsonFields: { grafanaToken: true },
    });
    await mutate(useSaveChoices, { providerAccountId: undefined });
    expect((await settings()).jsonData).toEqual({ ...before.jsonData, preset: 'okta' });
  });

  test('do not undo what somebody else saved meanwhile', async () => {
    const { read, mutate, grafana, settings } = await connected();
    await read(connectionQuery);
    const { jsonData } = await settings();
    const others = { enabled: true, pinned: true, jsonData: { ...jsonData, environment: 'staging' } };
    const admin = await grafana('POST', SETTINGS, others);
    expect(admin.message).toBeDefined();
    await mutate(useSaveChoices, { preset: 'entra' });
    expect((await settings()).jsonData).toMatchObject({ environment: 'staging', preset: 'entra' });
  });

  test('of the wrong type count as none', async () => {
    const { read, grafana, settings } = await connected();
    const { jsonData } = await settings();
    await grafana('POST', SETTINGS, {
      enabled: true,
      pinned: true,
      jsonData: { ...jsonData, preset: 7, providerAccountId: 'x' },
    });
    const { settings: kept } = await read(connectionQuery);
    expect([kept.preset, kept.providerAccountId]).toEqual([undefined, undefined]);
  });

  test('that would not fit any more are refused before they are sent', async () => {
    const { mutate, grafana, settings } = await connected();
    const { jsonData } = await settings();
    await grafana('POST', SETTINGS, {
      enabled: true,
      pinned: true,
      jsonData: { ...jsonData, mapping: 'é'.repeat(30_000) },
    });
    await expect(mutate(useSaveChoices, { preset: 'okta' })).rejects.toMatchObject({
      kind: 'invalid',
      detail: expect.stringContaining('60000 bytes'),
    });
    expect((await settings()).jsonData.preset).toBeUndefined();
  });

  test.each([
    ['GET', 'grafana.getPluginSettings'],
    ['POST', 'grafana.savePluginSettings'],
  ])('%s fails: nothing is changed', async (method, operation) => {
    const { mutate, sandbox, settings } = await connected();
    sandbox.faults.arm({ match: { method, path: SETTINGS }, fault: 'status', status: 500, times: 1 });
    await expect(mutate(useSaveChoices, { preset: 'okta' })).rejects.toMatchObject({ operation });
    expect((await settings()).jsonData.preset).toBeUndefined();
  });
});

describe("the identity provider's account and token", () => {
  const account = { name: 'Okta', scope: { users: true, groups: false } };

  test('are seen at once where accounts are listed', async () => {
    const { read, mutate } = await connected();
    await read(serviceAccountsQuery);
    const { id: accountId } = await mutate(useEnsureProviderAccount, account);
    const { id: tokenId } = await mutate(useMakeProviderToken, { accountId, name: 'okta' });
    const find = async () => (await read(serviceAccountsQuery)).find(({ id }) => id === accountId);
    expect(await find()).toMatchObject({ name: 'Okta', role: 'None', tokens: [{ id: tokenId, name: 'okta' }] });
    await mutate(useRevokeToken, { accountId, tokenId });
    expect(await find()).toMatchObject({ tokens: [] });
  });

  test.each([
    [-1, 90],
    [30, 30],
  ])('with a limit of %d days a token lives %d', async (tokenExpirationDayLimit, days) => {
    const { mutate } = await connected({ tokenExpirationDayLimit });
    const { id: accountId } = await mutate(useEnsureProviderAccount, account);
    const { expiresAt } = await mutate(useMakeProviderToken, { accountId, name: 'okta' });
    const leftDays = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
    expect(Math.abs(leftDays - days)).toBeLessThan(0.01);
  });

  test('the key is kept nowhere once nobody shows it', async () => {
    const { client, mutate } = await connected();
    const { id: accountId } = await mutate(useEnsureProviderAccount, account);
    const { key } = await mutate(useMakeProviderToken, { accountId, name: 'okta' });
    expect(key).toMatch(/^glsa_/);
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    const mutations = client.getMutationCache().getAll();
    const queries = client.getQueryCache().getAll();
    const kept = JSON.stringify([...mutations, ...queries].map(({ state }) => state));
    expect(kept).not.toContain(key);
  });
});
