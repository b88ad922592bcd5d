import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Membership, Team } from '../../domain/organisation/organisation';
import { listTeamBindings } from '../grafana/listTeamBindings';
import { listTeamMembers } from '../grafana/listTeamMembers';
import { inParallel } from '../transport/inParallel';
import type { PageOptions } from '../transport/pages';
import { send } from '../transport/send';
import { isUnusable, KEYS, resource } from './query';
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

/** Each limit that turns out too small costs its rows again; eight times more wastes at most an eighth. */
const FIRST_LIMIT = 5000;
const LIMIT_GROWTH = 8;
const TEAMS_AT_ONCE = 4;

export const membershipsQuery = resource<Memberships>(KEYS.memberships, async ({ client, signal }) => {
  const right = await requireEverywhere(client, 'teams.permissions:read', 'teams');
  if (!right.ok) {
    return right;
  }
  return withProgress('memberships', async (onPage) => {
    const options = { signal, onPage };
    const bulk = await readBulk(options);
    return bulk ?? ok(await readPerTeam(await client.query(teamsQuery), options));
  });
});

/** Who is in which team (progress: `useProgress('memberships')`). */
export function useMemberships(): UseQueryResult<Memberships, Fault> {
  return useQuery(membershipsQuery);
}

/** All rows in one answer, asked for with a growing limit; undefined where that cannot be had. */
async function readBulk({ signal, onPage }: PageOptions): Promise<Result<Memberships> | undefined> {
  for (let limit = FIRST_LIMIT; ; limit *= LIMIT_GROWTH) {
    const page = await send(listTeamBindings, { limit }, { signal });
    if (!page.ok) {
      return limit === FIRST_LIMIT && !isUnusable(page.fault) ? page : undefined;
    }
    const { items, next } = page.value;
    onPage?.(items.length);
    if (!next) {
      return ok({ memberships: items, source: 'bulk', unread: [] });
    }
    if (items.length < limit) {
      return undefined;
    }
  }
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
