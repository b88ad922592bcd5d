import { failed, type Fault } from '../../domain/fault/Fault';
import type { NotCarried } from '../../domain/migration/carryPlan';
import { lookAtCarry, migrationInput, type CarryLook } from '../../domain/migration/migrationLook';
import { retireTeams, type StillNeeded } from '../../domain/migration/retire';
import { matchTeamSync } from '../../domain/migration/teamSync';
import { readMigrationFacts } from './migrationFacts';
import { KEYS } from './query';
import { runInSlices } from './runInSlices';
import { judged, useChosenPlan, type ChosenPlan, type ChosenPlanQuery } from './useChosenPlan';

/** Gives the new teams what the carried rules say; idle while not `enabled`. The rules have to be stored before. */
export function useCarryPlan(today: string, enabled: boolean): ChosenPlanQuery<ChosenPlan<NotCarried>> {
  return useChosenPlan([...KEYS.carry, today], enabled, async (client, signal) => {
    const read = await readMigrationFacts(client, today);
    if (!read.ok) {
      return read;
    }
    const { facts, standing } = read.value;
    const look = await runInSlices(lookAtCarry(facts), signal);
    return isStored(look) && look.given ? judged(client, { ...look.given, standing }, signal) : failed(notWritten);
  });
}

const isStored = ({ written }: CarryLook): boolean => written.ok && written.value.isWritten;

const notWritten: Fault = {
  kind: 'invalid',
  operation: 'migration.carry',
  detail: 'The rules that keep this access are not in the saved mapping document. Write them down first.',
};

/** Takes from the old teams what everybody in them has by another way; idle while not `enabled`. */
export function useRetirePlan(today: string, enabled: boolean): ChosenPlanQuery<ChosenPlan<StillNeeded>> {
  return useChosenPlan([...KEYS.retire, today], enabled, async (client, signal) => {
    const read = await readMigrationFacts(client, today);
    if (!read.ok) {
      return read;
    }
    const { facts, standing } = read.value;
    const matches = await runInSlices(matchTeamSync(migrationInput(facts)), signal);
    const retirement = await runInSlices(retireTeams(matches, facts), signal);
    return judged(client, { plan: retirement.plan, left: retirement.stillNeeded, standing }, signal);
  });
}
