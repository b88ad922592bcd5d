import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Membership, Team } from '../../domain/organisation/organisation';
import { listMemberCounts } from '../grafana/listMemberCounts';
import { listTeamBindings } from '../grafana/listTeamBindings';
import { listTeamMembers } from '../grafana/listTeamMembers';
import { inParallel } from '../transport/inParallel';
import { allContinued, allCounted, type PageOptions } from '../transport/pages';
import { send } from '../transport/send';
import { isMissing, KEYS, resource } from './query';
import { requireEverywhere } from './useConnection';
import { withProgress } from './useProgress';
import { teamsQuery } from './useTeams';

export interface Memberships {
  memberships: readonly Membership[];
  /** `bulk`: Grafana's identity API, in pages. `per-team`: one request a team, where the first is missing. */
  source: 'bulk' | 'per-team';
  /** Teams whose members could not be read. */
  unread: ReadonlyArray<{ teamUid: string; fault: Fault }>;
}

const PAGE_SIZE = 5000;
const COUNTS_PAGE_SIZE = 1000;
const TEAMS_AT_ONCE = 4;

export const membershipsQuery = resource<Memberships>(KEYS.memberships, async ({ client, signal }) => {
  const right = await requireEverywhere(client, 'teams.permissions:read', 'teams');
  if (!right.ok) {
    return right;
  }
  return withProgress('memberships', async (onPage) => {
    const options = { signal, onPage };
    const bulk = await readBulk(options);
    if (bulk.ok) {
      return bulk.value.pages > 1
        ? completed(bulk.value.rows, await client.query(teamsQuery), options)
        : whole(bulk.value.rows);
    }
    return isMissing(bulk.fault) ? ok(await readPerTeam(await client.query(teamsQuery), options)) : bulk;
  });
});

/** Who is in which team (progress: `useProgress('memberships')`). */
export function useMemberships(): UseQueryResult<Memberships, Fault> {
  return useQuery(membershipsQuery);
}

const whole = (memberships: readonly Membership[]) => ok<Memberships>({ memberships, source: 'bulk', unread: [] });

async function readBulk(options: PageOptions): Promise<Result<{ rows: Membership[]; pages: number }>> {
  let pages = 0;
  const seen = new Set<string>();
  const isNew = ({ teamUid, userUid }: Membership): boolean => seen.size < seen.add(`${teamUid} ${userUid}`).size;
  const bindings = await allContinued(
    listTeamBindings.id,
    async (cursor) => {
      pages += 1;
      const page = await send(listTeamBindings, { limit: PAGE_SIZE, cursor }, options);
      return page.ok ? ok({ ...page.value, items: page.value.items.filter(isNew) }) : page;
    },
    options
  );
  return bindings.ok ? ok({ rows: bindings.value, pages }) : bindings;
}

/**
 * Grafana 12.4 orders team bindings by team but goes on after the row id of the page's last one, so rows come twice or
 * in no page (pkg/registry/apis/iam/legacy/team_bindings_query.sql). Teams that hold more members than were read are
 * read one by one.
 */
async function completed(
  rows: readonly Membership[],
  teams: readonly Team[],
  options: PageOptions
): Promise<Result<Memberships>> {
  const counts = await allCounted(
    (offset, perPage) => send(listMemberCounts, { page: offset / perPage + 1, perPage }, options),
    { size: COUNTS_PAGE_SIZE, keyOf: ({ teamUid }) => teamUid, signal: options.signal }
  );
  if (!counts.ok) {
    return counts;
  }
  const read = new Map<string, number>();
  rows.forEach(({ teamUid }) => read.set(teamUid, (read.get(teamUid) ?? 0) + 1));
  const short = new Set(
    counts.value.filter(({ teamUid, members }) => members > (read.get(teamUid) ?? 0)).map(({ teamUid }) => teamUid)
  );
  if (short.size === 0) {
    return whole(rows);
  }
  const again = await readPerTeam(
    teams.filter(({ uid }) => short.has(uid)),
    options
  );
  return ok({
    memberships: [...rows.filter(({ teamUid }) => !short.has(teamUid)), ...again.memberships],
    source: 'bulk',
    unread: again.unread,
  });
}

async function readPerTeam(teams: readonly Team[], { signal, onPage }: PageOptions): Promise<Memberships> {
  let asked = 0;
  const answers = await inParallel(
    teams,
    TEAMS_AT_ONCE,
    async ({ id, uid }) => {
      const answer = await send(listTeamMembers, { teamId: id }, { signal });
      asked += 1;
      onPage?.(asked, teams.length);
      return { teamUid: uid, answer };
    },
    signal
  );
  return {
    source: 'per-team',
    memberships: answers.flatMap(({ answer }) => (answer.ok ? answer.value : [])),
    unread: answers.flatMap(({ teamUid, answer }) => (answer.ok ? [] : [{ teamUid, fault: answer.fault }])),
  };
}
