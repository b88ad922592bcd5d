import * as v from 'valibot';
import { operation } from '../transport/Operation';
import type { CountedPage } from '../transport/pages';

export interface MemberCount {
  teamUid: string;
  members: number;
}

const team = v.object({ uid: v.string(), memberCount: v.number() });

/** One page of how many members each team has; `page` is 1-based. */
export const listMemberCounts = operation({
  id: 'grafana.listMemberCounts',
  method: 'GET',
  via: 'proxy',
  path: '/api/teams/search',
  action: 'read',
  request: ({ page, perPage }: { page: number; perPage: number }) => ({ query: { perpage: perPage, page } }),
  schema: v.pipe(
    v.object({ totalCount: v.number(), teams: v.array(team) }),
    v.transform(({ totalCount, teams }): CountedPage<MemberCount> => ({
      total: totalCount,
      items: teams.map(({ uid, memberCount }) => ({ teamUid: uid, members: memberCount })),
    }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/team/#team-search-with-paging',
  openApi: { path: '/teams/search' },
});
