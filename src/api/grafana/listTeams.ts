import * as v from 'valibot';
import type { Team } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import type { ContinuedPage } from '../transport/pages';

const team = v.object({
  metadata: v.object({
    name: v.string(),
    labels: v.object({ 'grafana.app/deprecatedInternalID': v.pipe(v.string(), v.digits(), v.transform(Number)) }),
  }),
  spec: v.object({
    title: v.string(),
    email: v.optional(v.string(), ''),
    provisioned: v.optional(v.boolean(), false),
    externalUID: v.optional(v.string()),
  }),
});

/** One page of teams from Grafana's identity API, cheap at any size. */
export const listTeams = operation({
  id: 'grafana.listTeams',
  method: 'GET',
  via: 'proxy',
  path: '/iam/teams',
  action: 'read',
  request: ({ limit, cursor }: { limit: number; cursor?: string }) => ({ query: { limit, continue: cursor } }),
  schema: v.pipe(
    v.object({ metadata: v.object({ continue: v.optional(v.string()) }), items: v.array(team) }),
    v.transform(({ metadata, items }): ContinuedPage<Team> => ({ items: items.map(toTeam), next: metadata.continue }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/apis/',
  openApi: { absent: 'iam.grafana.app/v0alpha1 has a document of its own.' },
});

function toTeam({ metadata, spec }: v.InferOutput<typeof team>): Team {
  return {
    uid: metadata.name,
    id: metadata.labels['grafana.app/deprecatedInternalID'],
    name: spec.title,
    email: spec.email,
    isProvisioned: spec.provisioned,
    ...(spec.externalUID ? { externalUid: spec.externalUID } : {}),
  };
}
