import * as v from 'valibot';
import { operation } from '../transport/Operation';
import type { CountedPage } from '../transport/pages';
import { orgRole, orNull } from './fields';

const account = v.object({
  id: v.number(),
  login: v.string(),
  name: v.string(),
  role: orgRole,
  isDisabled: v.boolean(),
  tokens: v.optional(v.number(), 0),
});
export type ServiceAccountRow = v.InferOutput<typeof account>;

interface ServiceAccountSearch {
  page: number;
  perPage: number;
  /** Part of the name. */
  query?: string;
}

/** One page of service accounts; `page` is 1-based. */
export const searchServiceAccounts = operation({
  id: 'grafana.searchServiceAccounts',
  method: 'GET',
  via: 'proxy',
  path: '/api/serviceaccounts/search',
  action: 'read',
  request: ({ page, perPage, query }: ServiceAccountSearch) => ({ query: { perpage: perPage, page, query } }),
  schema: v.pipe(
    v.object({ totalCount: v.number(), serviceAccounts: orNull(v.array(account)) }),
    v.transform(({ totalCount, serviceAccounts }): CountedPage<ServiceAccountRow> => ({
      total: totalCount,
      items: serviceAccounts ?? [],
    }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/serviceaccount/#search-service-accounts-with-paging',
  openApi: { path: '/serviceaccounts/search' },
});

/** The same as the signed-in person, for when no token is stored yet. */
export const findServiceAccounts = operation({
  ...searchServiceAccounts,
  id: 'grafana.findServiceAccounts',
  via: 'session',
});
