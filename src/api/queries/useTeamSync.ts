import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { Team } from '../../domain/organisation/organisation';
import { listTeamGroups } from '../grafana/listTeamGroups';
import { inParallel } from '../transport/inParallel';
import type { PageOptions } from '../transport/pages';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { KEYS, resource } from './query';
import { withProgress } from './useProgress';
import { teamsQuery } from './useTeams';

export type TeamSync =
  | { isSupported: false }
  | {
      isSupported: true;
      /** Uid of each team that has external groups → their ids. */
      byTeam: ReadonlyMap<string, readonly string[]>;
      /** False: more teams than are asked about, or some could not be read (`faults`). */
      isComplete: boolean;
      faults: readonly Fault[];
    };

/** There is no bulk read: one request a team. Nobody waits for the checks that ask unasked, so they ask about no more. */
const MAX_TEAMS = 1000;
const TEAMS_AT_ONCE = 6;

export const teamSyncQuery = resource<TeamSync>(KEYS.teamSync, async ({ client, signal }) => {
  if (!stack().isEnterprise) {
    return ok({ isSupported: false });
  }
  const teams = await client.query(teamsQuery);
  return readOf(teams, MAX_TEAMS, signal);
});

/** The external groups of every team, however many there are; for whoever asked for that and can stop it. */
export const wholeTeamSyncQuery = resource<TeamSync>([...KEYS.teamSync, 'whole'], async ({ client, signal }) => {
  const teams = stack().isEnterprise ? await client.query(teamsQuery) : [];
  return teams.length <= MAX_TEAMS ? ok(await client.query(teamSyncQuery)) : readOf(teams, teams.length, signal);
});

const readOf = (teams: readonly Team[], most: number, signal: AbortSignal): Promise<Result<TeamSync>> =>
  withProgress('team-sync', (onPage) => readTeamSync(teams, most, { signal, onPage }));

/** The external groups of the teams, of 1,000 at most (progress: `useProgress('team-sync')`). */
export function useTeamSync(): UseQueryResult<TeamSync, Fault> {
  return useQuery(teamSyncQuery);
}

/** The first team tells whether the others are worth asking about. */
async function readTeamSync(
  teams: readonly Team[],
  most: number,
  { signal, onPage }: PageOptions
): Promise<Result<TeamSync>> {
  const asked = teams.slice(0, most);
  const [first, ...others] = asked;
  const firstGroups = first && (await send(listTeamGroups, { teamId: first.id }, { signal }));
  if (firstGroups && !firstGroups.ok) {
    return firstGroups.fault.kind === 'not-found' ? ok({ isSupported: false }) : firstGroups;
  }
  let done = 1;
  const read = async ({ id }: Team) => {
    const groups = await send(listTeamGroups, { teamId: id }, { signal });
    done += 1;
    onPage?.(done, asked.length);
    return groups;
  };
  const rest = await inParallel(others, TEAMS_AT_ONCE, read, signal);
  return ok(collect(asked, firstGroups ? [firstGroups, ...rest] : rest, teams.length <= most));
}

function collect(
  teams: readonly Team[],
  answers: ReadonlyArray<Result<readonly string[]>>,
  isEveryTeam: boolean
): TeamSync {
  const byTeam = new Map<string, readonly string[]>();
  const faults: Fault[] = [];
  answers.forEach((answer, at) => {
    const uid = teams[at]?.uid;
    if (!answer.ok && answer.fault.kind !== 'not-found') {
      faults.push(answer.fault);
    } else if (answer.ok && answer.value.length > 0 && uid !== undefined) {
      byTeam.set(uid, answer.value);
    }
  });
  return { isSupported: true, byTeam, isComplete: isEveryTeam && faults.length === 0, faults };
}
