import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ok, type Fault } from '../../domain/fault/Fault';
import { lookAtMigration, type MigrationFacts, type MigrationLook } from '../../domain/migration/migrationLook';
import { EMPTY_MIGRATION_RECORD, type MigrationRecord } from '../../domain/migration/migrationRecord';
import { changeMigrationRecord, type StoredMigration } from '../records/migrationRecord';
import { stack } from '../transport/stack';
import { factsOf, migrationRecordQuery, readMigration, readTeamSync, type MigrationRead } from './migrationFacts';
import { KEYS, orThrow, resource, keepStored } from './query';
import { useMappingDocument, type StoredMapping } from './useMappingDocument';
import { useWork } from './useWork';

/** `no-team-sync`: this Grafana has none. `nothing`: no team has external groups, and none was noted. */
export type MigrationView =
  | { kind: 'no-team-sync' }
  | { kind: 'nothing'; isComplete: boolean; faults: readonly Fault[] }
  | {
      kind: 'migration';
      look: MigrationLook;
      facts: MigrationFacts;
      gaps: readonly Fault[];
      stored: StoredMapping;
      /** Something is being read or computed again. */
      isBusy: boolean;
    };

type Read = Exclude<MigrationView, { kind: 'migration' }> | { kind: 'read'; read: MigrationRead };

const migrationQuery = resource<Read>(
  KEYS.migration,
  async ({ client }) => {
    const teamSync = await readTeamSync(client);
    if (!teamSync) {
      return ok({ kind: 'no-team-sync' });
    }
    const { record } = await client.query(migrationRecordQuery);
    if (teamSync.byTeam.size === 0 && record.teams.length === 0) {
      return ok({ kind: 'nothing', isComplete: teamSync.isComplete, faults: teamSync.faults });
    }
    return ok({ kind: 'read', read: await readMigration(client, teamSync) });
  },
  0
);

export interface MigrationQuery {
  data: MigrationView | undefined;
  error: Fault | null;
  /** Reading was stopped before there was anything to show. */
  isStopped: boolean;
  /** Reads everything again. */
  refetch: () => Promise<unknown>;
  /** Ends the reading that is under way. */
  stop: () => Promise<void>;
}

const READ = [
  KEYS.teamSync,
  KEYS.teams,
  KEYS.people,
  KEYS.memberships,
  KEYS.groups,
  KEYS.folders,
  KEYS.grants,
  KEYS.ledger,
  KEYS.scimSettings,
  KEYS.migrationRecord,
  KEYS.mapping,
];

/**
 * How far the migration from Team Sync has come, read from Grafana alone (progress: `useProgress('team-sync')`, then
 * `'grants'`). `today`: `YYYY-MM-DD` in UTC.
 */
export function useMigration(today: string): MigrationQuery {
  const client = useQueryClient();
  const query = useQuery(migrationQuery);
  const record = useQuery(migrationRecordQuery);
  const mapping = useMappingDocument();
  const read = query.data?.kind === 'read' ? query.data.read : undefined;
  const facts = useMemo(
    () => read && record.data && mapping.data && factsOf(read, record.data, mapping.data.text, today),
    [read, record.data, mapping.data, today]
  );
  const make = useMemo(() => facts && (() => lookedAt(facts)), [facts]);
  const { value, isRunning } = useWork(make);
  const isBusy = isRunning || query.isFetching || record.isFetching;
  return {
    data: viewOf(),
    error: query.error ?? record.error ?? mapping.error,
    isStopped: query.data === undefined && query.error === null && query.fetchStatus === 'idle',
    async refetch() {
      await Promise.all(READ.map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'none' })));
      await Promise.all([query.refetch(), record.refetch(), mapping.refetch()]);
    },
    async stop() {
      await client.cancelQueries({ queryKey: KEYS.migration });
      await Promise.all(READ.map((queryKey) => client.cancelQueries({ queryKey })));
    },
  };

  function viewOf(): MigrationView | undefined {
    if (query.data && query.data.kind !== 'read') {
      return query.data;
    }
    return read && value && mapping.data
      ? { kind: 'migration', ...value, gaps: read.gaps, stored: mapping.data, isBusy }
      : undefined;
  }
}

function* lookedAt(facts: MigrationFacts) {
  return { facts, look: yield* lookAtMigration(facts) };
}

export interface ChangeMigration {
  /** Answers with the record it was given when there is nothing to change. */
  change: (record: MigrationRecord) => MigrationRecord;
  /** For the record's history. */
  message: string;
}

/** Changes what the migration remembers. Somebody else's change in between is kept. */
export function useChangeMigration(): UseMutationResult<StoredMigration, Fault, ChangeMigration> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ change, message }) =>
      orThrow(
        await changeMigrationRecord({
          change: (record) => ({ ok: true, value: change(record) }),
          message,
          savedBy: stack().user.login,
        })
      ),
    onSuccess: (stored) => keepStored(client, migrationRecordQuery, stored),
  });
}

/** Forgets what was noted; what stands in Grafana stays. */
export const forgetMigration: ChangeMigration = { change: () => EMPTY_MIGRATION_RECORD, message: 'Migration ended' };
