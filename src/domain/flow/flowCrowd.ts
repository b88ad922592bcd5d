import type { Organisation } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';

/** Who is in which team, disabled people left out. */
export interface FlowCrowd {
  /** Members of a team; undefined: unknown. */
  count(teamUid: string): number | undefined;
  /** How many different people are in any of these teams, and whether members of one of them are unknown. */
  together(teamUids: Iterable<string>): { people: number; isAtLeast: boolean };
}

/** Counts everybody, or one person only; nobody is twice in a team. `unreadTeams`: those whose members could not be read. */
export function* flowCrowd(
  { people, memberships }: Pick<Organisation, 'people' | 'memberships'>,
  { userUid, unreadTeams = new Set() }: { userUid?: string; unreadTeams?: ReadonlySet<string> } = {}
): Work<FlowCrowd> {
  const disabled = new Set<string>();
  yield* eachItem(people, ({ uid, isDisabled }) => isDisabled && disabled.add(uid));
  const numbers = new Map<string, number>();
  const teams = new Map<string, number[]>();
  yield* eachItem(memberships, ({ userUid: uid, teamUid }) => {
    if (disabled.has(uid) || (userUid !== undefined && uid !== userUid)) {
      return;
    }
    const number = numbers.get(uid) ?? numbers.size;
    numbers.set(uid, number);
    const members = teams.get(teamUid);
    if (members) {
      members.push(number);
    } else {
      teams.set(teamUid, [number]);
    }
  });

  let turn = 0;
  const lastTurn = new Uint32Array(numbers.size);
  return {
    count: (teamUid) => (unreadTeams.has(teamUid) ? undefined : (teams.get(teamUid)?.length ?? 0)),
    together(teamUids) {
      turn += 1;
      let found = 0;
      let isAtLeast = false;
      for (const teamUid of teamUids) {
        isAtLeast ||= unreadTeams.has(teamUid);
        teams.get(teamUid)?.forEach((number) => {
          found += lastTurn[number] === turn ? 0 : 1;
          lastTurn[number] = turn;
        });
      }
      return { people: found, isAtLeast };
    },
  };
}
