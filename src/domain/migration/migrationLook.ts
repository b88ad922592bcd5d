import { parseMappingDocument } from '../mapping/document';
import { normaliseName } from '../mapping/namePattern';
import type { Standing } from '../mapping/planOfSteps';
import type { MappingDocument } from '../mapping/rule';
import type { Decoded } from '../mapping/stored';
import type { Work } from '../work/work';
import { carryAccess, writeCarried, type Carry, type WrittenCarry } from './carry';
import { carryPlan, type CarryPlan } from './carryPlan';
import type { Collision } from './collision';
import { findCollisions } from './collisions';
import { lostAccess, type Comparison } from './lostAccess';
import { choicesOf, noteTeams, syncedTeamsOf, type MigrationRecord } from './migrationRecord';
import { migrationSteps, type MigrationStepId, type StepState } from './migrationSteps';
import { retireTeams, type Retirement } from './retire';
import {
  certainGroup,
  comingGroups,
  matchTeamSync,
  type ComingGroup,
  type GroupMatch,
  type MigrationInput,
} from './teamSync';

/** All that a migration is told by, read from Grafana. */
export interface MigrationFacts extends Standing {
  unreadTeams: ReadonlySet<string>;
  /** Uid of each team with external groups → their ids, as Grafana has them now. */
  byTeam: ReadonlyMap<string, readonly string[]>;
  /** Everything was read without a gap. */
  isComplete: boolean;
  record: MigrationRecord;
  /** Absent: unknown. */
  isGroupSyncOn?: boolean;
  /** The mapping document as it is stored. */
  text: string;
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

/** Which access goes where, and how far that has come. */
export interface CarryLook extends Carry {
  matches: readonly GroupMatch[];
  written: Decoded<WrittenCarry>;
  /** Absent while the stored document has errors. */
  given?: CarryPlan;
}

export interface MigrationLook extends CarryLook {
  steps: Record<MigrationStepId, StepState>;
  isNoted: boolean;
  coming: readonly ComingGroup[];
  collisions: readonly Collision[];
  retirement: Retirement;
  comparison: Comparison;
  /** External groups that Grafana still has. */
  stillSynced: number;
}

const NO_RULES: MappingDocument = { version: 1, rules: [] };

const documentOf = (text: string): MappingDocument | undefined =>
  text.trim() === '' ? NO_RULES : parseMappingDocument(text).document;

/** A group that was typed because no list has it will come, too. */
export function migrationInput({ organisation, record, byTeam }: MigrationFacts): MigrationInput {
  const listed = new Set(record.groups.map(({ name }) => normaliseName(name)));
  const typed = record.choices.flatMap(({ group }) =>
    group !== null && !listed.has(normaliseName(group)) ? group : []
  );
  return {
    organisation,
    syncedTeams: syncedTeamsOf(record, byTeam),
    providerGroups: [...record.groups, ...[...new Set(typed)].map((name) => ({ name }))],
    choices: choicesOf(record),
  };
}

/** What has to be carried, and the plan that gives it as far as the stored rules say so. */
export function* lookAtCarry(facts: MigrationFacts): Work<CarryLook> {
  const input = migrationInput(facts);
  const matches = yield* matchTeamSync(input);
  const noted = facts.record.teams.flatMap(({ grants }) => grants);
  const carry = yield* carryAccess(input, matches, facts.actual, noted);
  const written = writeCarried(facts.text, carry.carried, facts.organisation);
  yield;
  const document = documentOf(facts.text);
  const ruleNames = written.ok ? written.value.ruleNames : [];
  const given = document && (yield* carryPlan({ ...facts, document }, carry.carried, ruleNames));
  return { ...carry, matches, written, ...(given && { given }) };
}

const stillHere = (byTeam: MigrationFacts['byTeam']): number =>
  [...byTeam.values()].reduce((sum, groups) => sum + groups.length, 0);

/** Groups whose team has not come, each once. */
function toCome(matches: readonly GroupMatch[]): number {
  const waiting = matches.flatMap((match) => {
    const group = certainGroup(match);
    return group && group.teamUid === undefined ? group.name : [];
  });
  return new Set(waiting).size;
}

function isWritten({ written, given }: CarryLook): boolean | undefined {
  return written.ok && given ? written.value.isWritten : undefined;
}

/** Where a migration stands. */
export function* lookAtMigration(facts: MigrationFacts): Work<MigrationLook> {
  const { byTeam, record, organisation, actual } = facts;
  const input = migrationInput(facts);
  const carry = yield* lookAtCarry(facts);
  const { matches, given } = carry;
  const stillSynced = stillHere(byTeam);
  const collisions = yield* findCollisions({ ...facts, ...input, stillSynced }, matches);
  const retirement = yield* retireTeams(matches, facts);
  const comparison = yield* lostAccess(record.teams, { organisation, actual });
  const found = { syncedTeams: Array.from(byTeam, ([teamUid, externalGroups]) => ({ teamUid, externalGroups })) };
  const isNoted = (yield* noteTeams(record, { ...found, organisation, actual })) === record;
  const steps = migrationSteps({
    isNoted,
    isComplete: facts.isComplete,
    matches,
    collisions,
    isWritten: isWritten(carry),
    toCome: toCome(matches),
    toGive: given?.plan.steps.length ?? 0,
    comparison,
    retirement,
    stillSynced,
  });
  return {
    ...carry,
    steps,
    isNoted,
    coming: comingGroups(input),
    collisions,
    retirement,
    comparison,
    stillSynced,
  };
}
