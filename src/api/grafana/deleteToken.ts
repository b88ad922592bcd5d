import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

export const deleteToken = operation({
  id: 'grafana.deleteToken',
  method: 'DELETE',
  via: 'session',
  path: '/api/serviceaccounts/:accountId/tokens/:tokenId',
  action: 'write',
  isIdempotent: true,
  request: ({ accountId, tokenId }: { accountId: number; tokenId: number }) => ({ path: { accountId, tokenId } }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/serviceaccount/#delete-service-account-tokens',
  openApi: { path: '/serviceaccounts/{serviceAccountId}/tokens/{tokenId}' },
});
