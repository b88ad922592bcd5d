import * as v from 'valibot';
import type { ProviderGroup } from '../mapping/readProviderGroups';
import { decodeWith, grantSchema, type Decoded } from '../mapping/stored';
import { nameSkeleton } from '../mapping/similarName';
import { indexActual } from '../organisation/actualIndex';
import { compareLevels, grantId, levelOf } from '../organisation/grantId';
import type { ActualGrants, Grant, Organisation } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { commonName } from './commonName';
import type { SyncedTeam } from './teamSync';

const uid = v.string();

const notedTeam = v.object({
  teamUid: uid,
  name: v.string(),
  externalGroups: v.array(v.string()),
  memberUids: v.array(uid),
  grants: v.array(grantSchema),
});

const recordSchema = v.object({
  version: v.literal(1),
  /** Teams of Team Sync as they were found: what nobody may lose. */
  teams: v.array(notedTeam),
  /** Of the provider's list. */
  groups: v.array(v.object({ name: v.string(), externalId: v.optional(v.string()) })),
  /** What a person decided; null: no group shall take its place. */
  choices: v.array(v.object({ externalGroup: v.string(), group: v.nullable(v.string()) })),
});

/** A team as it was when Team Sync filled it. */
export type NotedTeam = Readonly<v.InferOutput<typeof notedTeam>>;

/** What a migration has to remember because Grafana forgets it on the way. */
export interface MigrationRecord {
  readonly version: 1;
  readonly teams: readonly NotedTeam[];
  readonly groups: readonly ProviderGroup[];
  readonly choices: ReadonlyArray<{ externalGroup: string; group: string | null }>;
}

export const EMPTY_MIGRATION_RECORD: MigrationRecord = { version: 1, teams: [], groups: [], choices: [] };

/** Reads a stored record. Unknown keys are dropped; a malformed one is refused. */
export function decodeMigrationRecord(value: unknown): Decoded<MigrationRecord> {
  return decodeWith(recordSchema, value);
}

/** What Grafana holds of the teams that Team Sync fills now. */
export interface FoundTeams {
  syncedTeams: readonly SyncedTeam[];
  organisation: Pick<Organisation, 'teams' | 'folders' | 'dataSources' | 'memberships'>;
  actual: ActualGrants;
}

/** Each team of Team Sync as it is found now. */
function* teamsFound({ syncedTeams, organisation, actual }: FoundTeams): Work<NotedTeam[]> {
  const names = new Map(organisation.teams.map(({ uid: teamUid, name }) => [teamUid, name]));
  const members = new Map(syncedTeams.map(({ teamUid }): [string, string[]] => [teamUid, []]));
  yield* eachItem(organisation.memberships, ({ teamUid, userUid }) => members.get(teamUid)?.push(userUid));
  const index = yield* indexActual(actual, organisation);
  const grants = gatherBy(index.direct.values(), ({ teamUid }) => (members.has(teamUid) ? teamUid : undefined));
  return syncedTeams
    .filter(({ teamUid }) => names.has(teamUid))
    .map(({ teamUid, externalGroups }) => ({
      teamUid,
      name: names.get(teamUid) ?? teamUid,
      externalGroups: [...externalGroups],
      memberUids: members.get(teamUid) ?? [],
      grants: grants.get(teamUid) ?? [],
    }));
}

const sorted = (...lists: ReadonlyArray<readonly string[]>): string[] => [...new Set(lists.flat())].sort();

/** Every grant of both, at its stronger level. */
function strongerOf(a: readonly Grant[], b: readonly Grant[]): Grant[] {
  const best = new Map(a.map((grant) => [grantId(grant), grant]));
  b.forEach((grant) => {
    const known = best.get(grantId(grant));
    if (!known || compareLevels(levelOf(grant), levelOf(known)) > 0) {
      best.set(grantId(grant), grant);
    }
  });
  return [...best].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, grant]) => grant);
}

/** It keeps the name under which it was noted: a team that is renamed on the way has not changed. */
const merged = (found: NotedTeam, known: NotedTeam | undefined): NotedTeam => ({
  teamUid: found.teamUid,
  name: known?.name ?? found.name,
  externalGroups: sorted(known?.externalGroups ?? [], found.externalGroups),
  memberUids: sorted(known?.memberUids ?? [], found.memberUids),
  grants: strongerOf(known?.grants ?? [], found.grants),
});

/**
 * The record with what is found now added; what was noted stays, as Team Sync takes members away while a migration
 * goes on. Answers with the record itself when it says all of it.
 */
export function* noteTeams(record: MigrationRecord, found: FoundTeams): Work<MigrationRecord> {
  const teams = new Map(record.teams.map((team) => [team.teamUid, team]));
  let isSame = true;
  for (const team of yield* teamsFound(found)) {
    const known = teams.get(team.teamUid);
    const next = merged(team, known);
    isSame &&= known !== undefined && JSON.stringify(known) === JSON.stringify(next);
    teams.set(team.teamUid, next);
    yield;
  }
  return isSame ? record : { ...record, teams: [...teams.values()].sort((a, b) => (a.teamUid < b.teamUid ? -1 : 1)) };
}

/** Teams of Team Sync with all external groups that they have, or had when they were noted. */
export function syncedTeamsOf(
  { teams }: Pick<MigrationRecord, 'teams'>,
  byTeam: ReadonlyMap<string, readonly string[]>
): SyncedTeam[] {
  const noted = new Map(teams.map(({ teamUid, externalGroups }) => [teamUid, externalGroups]));
  return sorted([...noted.keys()], [...byTeam.keys()]).map((teamUid) => ({
    teamUid,
    externalGroups: sorted(noted.get(teamUid) ?? [], byTeam.get(teamUid) ?? []),
  }));
}

const MOST_GROUPS = 5_000;

/** The provider's list, for as long as it is not huge; else what looks like an external group or a team. */
export function keepGroups(
  record: MigrationRecord,
  listed: readonly ProviderGroup[],
  teamNames: readonly string[]
): MigrationRecord {
  if (listed.length <= MOST_GROUPS) {
    return { ...record, groups: [...listed] };
  }
  const external = record.teams.flatMap(({ externalGroups }) => externalGroups);
  const ids = new Set(external.map((id) => id.toLowerCase()));
  const chosen = record.choices.flatMap(({ group }) => group ?? []);
  const names = new Set(
    [...external, ...external.flatMap((id) => commonName(id) ?? []), ...teamNames, ...chosen].map(nameSkeleton)
  );
  const groups = listed.filter(
    ({ name, externalId }) => names.has(nameSkeleton(name)) || ids.has(externalId?.toLowerCase() ?? '')
  );
  return { ...record, groups };
}

/** Decides what takes the place of an external group; undefined takes the decision back, null: nothing shall. */
export function choose(
  record: MigrationRecord,
  externalGroup: string,
  group: string | null | undefined
): MigrationRecord {
  const others = record.choices.filter((choice) => choice.externalGroup !== externalGroup);
  return { ...record, choices: group === undefined ? others : [...others, { externalGroup, group }] };
}

export const choicesOf = ({ choices }: MigrationRecord): ReadonlyMap<string, string | null> =>
  new Map(choices.map(({ externalGroup, group }) => [externalGroup, group]));
