import { QueryClient } from '@tanstack/react-query';
import { requireEverywhere, type Connection } from './useConnection';
import { KEYS } from './query';

const clientWith = (permissions: Connection['permissions']): QueryClient => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const connection: Connection = {
    status: 'connected',
    settings: {},
    hasToken: true,
    isProvisioned: false,
    permissions,
  };
  client.setQueryData(KEYS.connection, connection);
  return client;
};

describe('requireEverywhere', () => {
  it.each([
    ['*', 'teams', true],
    ['teams:*', 'teams', true],
    ['teams:id:*', 'teams', true],
    ['datasources:uid:*', 'datasources', true],
    ['teams:id:7', 'teams', false],
    ['folders:*', 'teams', false],
  ])('%s on %s: %s', async (scope, resources, isHeld) => {
    const right = await requireEverywhere(clientWith({ 'x:read': [scope] }), 'x:read', resources);
    expect(right.ok).toBe(isHeld);
  });
});
