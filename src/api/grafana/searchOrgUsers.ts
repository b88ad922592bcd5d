import * as v from 'valibot';
import type { Person } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import type { CountedPage } from '../transport/pages';
import { orgRole, orNull } from './fields';

const orgUser = v.object({
  userId: v.number(),
  uid: v.string(),
  login: v.string(),
  email: v.string(),
  name: v.string(),
  role: orgRole,
  created: v.optional(v.string()),
  lastSeenAt: v.optional(v.string()),
  isDisabled: v.boolean(),
  isProvisioned: v.optional(v.boolean(), false),
  authLabels: orNull(v.array(v.string())),
});

/** One page of the organisation's people. `page` is 1-based; an answer has up to `perPage` rows. */
export const searchOrgUsers = operation({
  id: 'grafana.searchOrgUsers',
  method: 'GET',
  via: 'proxy',
  path: '/api/org/users/search',
  action: 'read',
  request: ({ page, perPage }: { page: number; perPage: number }) => ({ query: { perpage: perPage, page } }),
  schema: v.pipe(
    v.object({ totalCount: v.number(), orgUsers: v.array(orgUser) }),
    v.transform(({ totalCount, orgUsers }): CountedPage<Person> => ({ total: totalCount, items: orgUsers.map(person) }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/org/#get-all-users-within-the-current-organization',
  openApi: { absent: 'Used by Grafana itself; the document has only the unpaged /org/users.' },
});

function person({ userId, created, lastSeenAt, authLabels, ...same }: v.InferOutput<typeof orgUser>): Person {
  return {
    ...same,
    id: userId,
    authLabels: authLabels ?? [],
    ...(created ? { createdAt: created } : {}),
    ...(hasBeenSeen(lastSeenAt, created) ? { lastSeenAt } : {}),
  };
}

/** Grafana dates the last visit of a new user ten years back; both times are RFC 3339 in UTC. */
function hasBeenSeen(lastSeenAt: string | undefined, created = '0002'): boolean {
  return lastSeenAt !== undefined && lastSeenAt >= created;
}
