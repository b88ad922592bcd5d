import type { OrgRole } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import { anyAnswer } from './fields';

interface ServiceAccountChange {
  accountId: number;
  /** What is left out stays. */
  role?: OrgRole;
  isDisabled?: boolean;
}

export const updateServiceAccount = operation({
  id: 'grafana.updateServiceAccount',
  method: 'PATCH',
  via: 'session',
  path: '/api/serviceaccounts/:accountId',
  action: 'write',
  isIdempotent: true,
  request: ({ accountId, ...body }: ServiceAccountChange) => ({ path: { accountId }, body }),
  schema: anyAnswer,
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/serviceaccount/#update-service-account',
  openApi: { path: '/serviceaccounts/{serviceAccountId}' },
});
