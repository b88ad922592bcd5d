import { useMemo } from 'react';
import { usePeople } from '../../../api/queries/usePeople';
import type { ScimSettings } from '../../../api/queries/useScimSettings';
import { useStack } from '../../../api/queries/useStack';
import type { TeamSync } from '../../../api/queries/useTeamSync';
import { useTeams } from '../../../api/queries/useTeams';
import { useWork } from '../../../api/queries/useWork';
import {
  type ChangeEffect,
  describeChange,
  type FactName,
  factsNeeded,
} from '../../../domain/connection/describeChange';
import type { SwitchValues } from '../../../domain/connection/scimSettings';
import type { Fault } from '../../../domain/fault/Fault';
import type { QueryLike } from '../../../ui/QueryView';

export interface SwitchChange {
  before: SwitchValues;
  after: SwitchValues;
}

export interface ChangeEffects {
  /** undefined while they are read or computed. */
  effects: readonly ChangeEffect[] | undefined;
  /** Why something that the change is about could not be read. */
  faults: readonly Fault[];
}

const NO_TEAM_SYNC = { byTeam: new Map<string, readonly string[]>(), isComplete: true };

/**
 * What a change (keep it while it stays the same) would do; waits only for what the change is about. Team Sync takes
 * one request a team, so it is handed in where the change is about it.
 */
export function useChangeEffects(
  change: SwitchChange,
  settings: ScimSettings,
  teamSync: QueryLike<TeamSync>
): ChangeEffects {
  const { user, isLoginFormDisabled } = useStack();
  const people = usePeople();
  const teams = useTeams();
  const reads: Record<FactName, QueryLike<unknown>> = { people, teams, teamSync };
  const needed = factsNeeded(change).map((name) => reads[name]);
  const isReady = !needed.some(({ data, error }) => data === undefined && error === null);
  const facts = useMemo(
    () => ({
      people: people.data,
      teams: teams.data,
      teamSync: teamSync.data?.isSupported === false ? NO_TEAM_SYNC : teamSync.data,
      isGroupSyncOnInFile: settings.groupSync.iniValue,
      isLoginFormDisabled,
      ownUid: user.uid,
    }),
    [people.data, teams.data, teamSync.data, settings.groupSync.iniValue, isLoginFormDisabled, user.uid]
  );
  const { value, isRunning } = useWork(
    useMemo(() => (isReady ? () => describeChange(change, facts) : undefined), [isReady, change, facts])
  );
  return {
    effects: isReady && !isRunning ? value : undefined,
    faults: needed.flatMap(({ error }) => error ?? []),
  };
}
