import * as v from 'valibot';
import { operation } from '../transport/Operation';

interface NewToken {
  accountId: number;
  /** Unique within the organisation. */
  name: string;
  secondsToLive: number;
}

/** SECURITY: the answer is the only place where the key ever stands; it goes into `secureJsonData` and nowhere else. */
export const createToken = operation({
  id: 'grafana.createToken',
  method: 'POST',
  via: 'session',
  path: '/api/serviceaccounts/:accountId/tokens',
  action: 'write',
  request: ({ accountId, ...body }: NewToken) => ({ path: { accountId }, body }),
  schema: v.object({ id: v.number(), name: v.string(), key: v.pipe(v.string(), v.nonEmpty()) }),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/serviceaccount/#create-service-account-tokens',
  openApi: { path: '/serviceaccounts/{serviceAccountId}/tokens' },
});
