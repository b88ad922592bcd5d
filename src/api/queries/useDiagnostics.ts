import { useMemo } from 'react';
import {
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { CHECKS } from '../../domain/diagnostics/checks';
import { runChecks, type CheckResult } from '../../domain/diagnostics/runChecks';
import { byGravity, countStates, type JudgedCheck, type StateCounts } from '../../domain/diagnostics/summary';
import type { Check } from '../../domain/diagnostics/Check';
import { ok, type Fault } from '../../domain/fault/Fault';
import { diagnosticPorts, keysOf } from './diagnosticFacts';
import { KEYS, resource } from './query';
import { runInSlices } from './runInSlices';

export type { CheckResult } from '../../domain/diagnostics/runChecks';

const FRESH_MS = 60_000;
const SO_FAR = ['diagnostics-so-far'];

const diagnosticsQuery = resource<readonly CheckResult[]>(KEYS.diagnostics, async ({ client, signal }) => {
  const soFar: CheckResult[] = [];
  client.setQueryData(SO_FAR, []);
  const onResult = (result: CheckResult) => {
    soFar.push(result);
    client.setQueryData(SO_FAR, [...soFar]);
  };
  return ok(await run(CHECKS, client, { signal, onResult }));
});

export interface Diagnostics {
  /** Of the last whole run, else of the one under way, the gravest first. */
  judged: readonly JudgedCheck[];
  counts: StateCounts;
  isRunning: boolean;
  /** How many checks of the run under way have ended, and how many there are. */
  progress: { loaded: number; total: number };
  /** When the last whole run ended, epoch milliseconds. */
  ranAtMs?: number;
}

/**
 * Runs all checks once and keeps what they said; runs them again when something that they were made of was read since.
 * Not before `isEnabled`.
 */
export function useDiagnostics({ isEnabled = true }: { isEnabled?: boolean } = {}): Diagnostics {
  const client = useQueryClient();
  const whole = useQuery({
    ...diagnosticsQuery,
    enabled: isEnabled,
    staleTime: ({ state }) => (isOutdated(client, state.dataUpdatedAt) ? 0 : FRESH_MS),
  });
  const { data: soFar = NONE } = useQuery<readonly CheckResult[]>({ queryKey: SO_FAR, queryFn: skipToken });
  const results = whole.data ?? soFar;
  const judged = useMemo(() => byGravity(CHECKS, results), [results]);
  const counts = useMemo(() => countStates(results), [results]);
  return {
    judged,
    counts,
    isRunning: whole.isFetching,
    progress: { loaded: soFar.length, total: CHECKS.length },
    ...(whole.data && { ranAtMs: whole.dataUpdatedAt }),
  };
}

const NONE: readonly CheckResult[] = [];

/** Reads everything again and runs all checks. */
export function useRunAll(): UseMutationResult<void, Fault, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await forget(CHECKS, client);
      await client.refetchQueries({ queryKey: KEYS.diagnostics });
    },
  });
}

/** Reads what one check needs again, and runs it. */
export function useRunOne(): UseMutationResult<void, Fault, Check> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (check) => {
      await forget([check], client);
      const [again] = await run([check], client);
      client.setQueryData(diagnosticsQuery.queryKey, (known) =>
        known?.map((result) => (result.id === again?.id ? again : result))
      );
    },
  });
}

function run(
  checks: readonly Check[],
  client: QueryClient,
  { signal, onResult }: { signal?: AbortSignal; onResult?: (result: CheckResult) => void } = {}
): Promise<CheckResult[]> {
  return runChecks(checks, diagnosticPorts(client), {
    nowMs: Date.now(),
    runWork: (work) => runInSlices(work, signal),
    signal,
    onResult,
  });
}

const needsOf = (checks: readonly Check[]) => new Set(checks.flatMap(({ needs }) => needs));

async function forget(checks: readonly Check[], client: QueryClient): Promise<void> {
  const stale = keysOf(needsOf(checks)).map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'none' }));
  await Promise.all(stale);
}

/** Whether something that checks are made of was read, or has to be read, since. */
function isOutdated(client: QueryClient, ranAtMs: number): boolean {
  return keysOf(needsOf(CHECKS)).some((queryKey) =>
    client
      .getQueryCache()
      .findAll({ queryKey })
      .some(({ state }) => state.isInvalidated || state.dataUpdatedAt > ranAtMs)
  );
}
