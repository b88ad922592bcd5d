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

/** One page of who is in which team, of all teams. Shows a caller without the right to it an empty list, not a 403. */
export const listTeamBindings = operation({
  id: 'grafana.listTeamBindings',
  method: 'GET',
  via: 'proxy',
  path: '/iam/teambindings',
  action: 'read',
  request: ({ limit, cursor }: { limit: number; cursor?: string }) => ({ query: { limit, continue: cursor } }),
  schema: v.pipe(
    v.object({ metadata: v.object({ continue: v.optional(v.string()) }), items: v.array(binding) }),
    v.transform(({ metadata, items }): ContinuedPage<Membership> => ({
      items: items.map(membership),
      next: metadata.continue,
    }))
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
