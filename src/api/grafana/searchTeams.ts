import * as v from 'valibot';
import type { CountedTeam } from '../../domain/environments/environment';
import type { Team } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import type { CountedPage } from '../transport/pages';

const team = v.object({
  id: v.number(),
  uid: v.string(),
  name: v.string(),
  email: v.optional(v.string(), ''),
  isProvisioned: v.optional(v.boolean(), false),
  externalUID: v.optional(v.string()),
});

/** One page of teams; `page` is 1-based. */
export const searchTeams = operation({
  id: 'grafana.searchTeams',
  method: 'GET',
  via: 'proxy',
  path: '/api/teams/search',
  action: 'read',
  fallbackOf: 'grafana.listTeams',
  request: ({ page, perPage }: { page: number; perPage: number }) => ({ query: { perpage: perPage, page } }),
  schema: v.pipe(
    v.object({ totalCount: v.number(), teams: v.array(team) }),
    v.transform(({ totalCount, teams }): CountedPage<Team> => ({ total: totalCount, items: teams.map(toTeam) }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/team/#team-search-with-paging',
  openApi: { path: '/teams/search' },
});

const countedTeam = v.object({ ...team.entries, memberCount: v.number() });

/** The same with how many members each team has. */
export const searchCountedTeams = operation({
  ...searchTeams,
  id: 'grafana.searchCountedTeams',
  fallbackOf: undefined,
  schema: v.pipe(
    v.object({ totalCount: v.number(), teams: v.array(countedTeam) }),
    v.transform(({ totalCount, teams }): CountedPage<CountedTeam> => ({
      total: totalCount,
      items: teams.map(toCounted),
    }))
  ),
});

const toCounted = ({ memberCount, ...same }: v.InferOutput<typeof countedTeam>): CountedTeam => ({
  ...toTeam(same),
  memberCount,
});

function toTeam({ externalUID, ...same }: v.InferOutput<typeof team>): Team {
  return { ...same, ...(externalUID ? { externalUid: externalUID } : {}) };
}
