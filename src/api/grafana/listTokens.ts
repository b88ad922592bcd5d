import * as v from 'valibot';
import type { ServiceAccountToken } from '../../domain/tokens/serviceAccount';
import { operation } from '../transport/Operation';
import { orNull } from './fields';

const token = v.object({
  id: v.number(),
  name: v.string(),
  created: v.string(),
  expiration: orNull(v.string()),
  lastUsedAt: orNull(v.string()),
});

/** The tokens of one service account; an account that does not exist has none. */
export const listTokens = operation({
  id: 'grafana.listTokens',
  method: 'GET',
  via: 'proxy',
  path: '/api/serviceaccounts/:accountId/tokens',
  action: 'read',
  request: ({ accountId }: { accountId: number }) => ({ path: { accountId } }),
  schema: v.pipe(
    v.array(token),
    v.transform((tokens) => tokens.map(toRow))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/serviceaccount/#get-service-account-tokens',
  openApi: { path: '/serviceaccounts/{serviceAccountId}/tokens' },
});

/** The same as the signed-in person, for when no token is stored yet. */
export const findTokens = operation({ ...listTokens, id: 'grafana.findTokens', via: 'session' });

function toRow({ id, name, created, expiration, lastUsedAt }: v.InferOutput<typeof token>): ServiceAccountToken {
  return {
    id,
    name,
    createdAt: created,
    ...(expiration ? { expiresAt: expiration } : {}),
    ...(lastUsedAt ? { lastUsedAt } : {}),
  };
}
