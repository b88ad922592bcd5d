import * as v from 'valibot';
import type { Membership } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import type { ContinuedPage } from '../transport/pages';

const binding = v.object({
  spec: v.object({
    subject: v.object({ name: v.string() }),
    teamRef: v.object({ name: v.string() }),
    permission: v.picklist(['admin', 'member']),
    external: v.optional(v.boolean(), false),
  }),
});

/**
 * The first `limit` rows of who is in which team, of all teams. Shows a caller without the right to it an empty list,
 * not a 403. Its next page is never asked for: Grafana 12.4 orders the rows by team but continues by row id, so rows
 * would come twice or not at all (pkg/registry/apis/iam/legacy/team_bindings_query.sql).
 */
export const listTeamBindings = operation({
  id: 'grafana.listTeamBindings',
  method: 'GET',
  via: 'proxy',
  path: '/iam/teambindings',
  action: 'read',
  request: ({ limit }: { limit: number }) => ({ query: { limit } }),
  itemSchema: v.pipe(binding, v.transform(membership)),
  schema: v.pipe(
    v.object({
      metadata: v.object({ continue: v.optional(v.string()) }),
      items: v.custom<Membership[]>(Array.isArray),
    }),
    v.transform(({ metadata, items }): ContinuedPage<Membership> => ({ items, next: metadata.continue }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/apis/',
  openApi: { absent: 'iam.grafana.app/v0alpha1 has a document of its own.' },
});

function membership({ spec }: v.InferOutput<typeof binding>): Membership {
  return {
    userUid: spec.subject.name,
    teamUid: spec.teamRef.name,
    permission: spec.permission,
    isExternal: spec.external,
  };
}
