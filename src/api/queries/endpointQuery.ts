import type { Exchange } from '../../domain/fault/Exchange';
import { listUsers } from '../scim/listUsers';
import { probe } from '../transport/probe';
import { KEYS, resource } from './query';
import { requireConnection } from './useConnection';

/** What the SCIM endpoint answers when it is asked for one person; a fault where it could not be asked. */
export const endpointQuery = resource<Exchange>(KEYS.endpoint, async ({ client, signal }) => {
  const connection = await requireConnection(client);
  if (!connection.ok) {
    return connection;
  }
  const { namespace } = connection.value.settings;
  return probe(listUsers, { startIndex: 1, count: 1 }, { signal, namespace });
});
