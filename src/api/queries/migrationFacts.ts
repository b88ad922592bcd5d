import type { QueryClient } from '@tanstack/react-query';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { MigrationFacts } from '../../domain/migration/migrationLook';
import { readMigrationRecord, type StoredMigration } from '../records/migrationRecord';
import { KEYS, resource, settled } from './query';
import { readStanding, type StandingRead } from './readStanding';
import { mappingQuery } from './useMappingDocument';
import { connectionQuery } from './useConnection';
import { scimSettingsQuery } from './useScimSettings';
import { wholeTeamSyncQuery, type TeamSync } from './useTeamSync';

export const migrationRecordQuery = resource<StoredMigration>(KEYS.migrationRecord, ({ signal }) =>
  readMigrationRecord(signal)
);

type SupportedTeamSync = Extract<TeamSync, { isSupported: true }>;

/** What Grafana holds of a migration, the record and the mapping document aside. */
export interface MigrationRead {
  teamSync: SupportedTeamSync;
  standing: StandingRead;
  /** Absent: unknown. */
  isGroupSyncOn?: boolean;
  environment?: string;
  /** Why teams, members or grants are unknown. */
  gaps: readonly Fault[];
}

const NOTHING: SupportedTeamSync = { isSupported: true, byTeam: new Map(), isComplete: true, faults: [] };

/** Undefined where Grafana has no Team Sync, and nothing was noted when it had. */
export async function readTeamSync(client: QueryClient): Promise<SupportedTeamSync | undefined> {
  const [teamSync, { record }] = await Promise.all([
    client.query(wholeTeamSyncQuery),
    client.query(migrationRecordQuery),
  ]);
  if (teamSync.isSupported) {
    return teamSync;
  }
  return record.teams.length > 0 ? NOTHING : undefined;
}

/** Reads the grants of every folder and data source (progress: `useProgress('grants')`). */
export async function readMigration(client: QueryClient, teamSync: SupportedTeamSync): Promise<MigrationRead> {
  const [standing, switches, connection] = await Promise.all([
    readStanding(client, 'everything'),
    settled(client.query(scimSettingsQuery)),
    client.query(connectionQuery),
  ]);
  const groupSync = switches.ok ? switches.value.groupSync.value : 'unknown';
  return {
    teamSync,
    standing,
    ...(groupSync !== 'unknown' && { isGroupSyncOn: groupSync }),
    environment: connection.settings.environment,
    gaps: [...standing.gaps, ...teamSync.faults],
  };
}

export function factsOf(
  { teamSync, standing, isGroupSyncOn, environment, gaps }: MigrationRead,
  { record }: StoredMigration,
  text: string,
  today: string
): MigrationFacts {
  const { byTeam, isComplete } = teamSync;
  return {
    ...standing,
    byTeam,
    isComplete: isComplete && gaps.length === 0 && standing.actual.unread.length === 0,
    record,
    ...(isGroupSyncOn !== undefined && { isGroupSyncOn }),
    text,
    ...(environment !== undefined && { environment }),
    today,
  };
}

/** Everything at once, for a plan. Fault `invalid` where there is nothing to migrate from. */
export async function readMigrationFacts(
  client: QueryClient,
  today: string
): Promise<Result<{ facts: MigrationFacts; standing: StandingRead }>> {
  const teamSync = await readTeamSync(client);
  if (!teamSync) {
    return failed(noTeamSync);
  }
  const [read, stored, { text }] = await Promise.all([
    readMigration(client, teamSync),
    client.query(migrationRecordQuery),
    client.query(mappingQuery),
  ]);
  return ok({ facts: factsOf(read, stored, text, today), standing: read.standing });
}

const noTeamSync: Fault = {
  kind: 'invalid',
  operation: 'migration.plan',
  detail: 'This Grafana has no Team Sync, so there is nothing to migrate from.',
};
