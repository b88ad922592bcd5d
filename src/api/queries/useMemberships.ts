import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Membership, Team } from '../../domain/organisation/organisation';
import { listTeamBindings } from '../grafana/listTeamBindings';
import { listTeamMembers } from '../grafana/listTeamMembers';
import { inParallel } from '../transport/inParallel';
import { allContinued, type PageOptions } from '../transport/pages';
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

const PAGE_SIZE = 1000;
const TEAMS_AT_ONCE = 4;

export const membershipsQuery = resource<Memberships>(KEYS.memberships, async ({ client, signal }) => {
  const right = await requireEverywhere(client, 'teams.permissions:read', 'teams');
  if (!right.ok) {
    return right;
  }
  return withProgress('memberships', async (onPage) => {
    const bulk = await readBulk({ signal, onPage });
    return bulk.ok || !isMissing(bulk.fault)
      ? bulk
      : ok(await readPerTeam(await client.query(teamsQuery), { signal, onPage }));
  });
});

/** Who is in which team (progress: `useProgress('memberships')`). */
export function useMemberships(): UseQueryResult<Memberships, Fault> {
  return useQuery(membershipsQuery);
}

async function readBulk(options: PageOptions): Promise<Result<Memberships>> {
  const bindings = await allContinued(
    listTeamBindings.id,
    (cursor) => send(listTeamBindings, { limit: PAGE_SIZE, cursor }, options),
    options
  );
  return bindings.ok ? ok({ memberships: bindings.value, source: 'bulk', unread: [] }) : bindings;
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
