import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ok, type Fault, type Result } from '../../domain/fault/Fault';
import {
  applyPlan,
  type ApplyOptions,
  type ApplyPorts,
  type ApplyProgress,
  type ApplyReport,
} from '../../domain/mapping/apply';
import type { Plan } from '../../domain/mapping/plan';
import type { Team } from '../../domain/organisation/organisation';
import { createAnnotation } from '../grafana/createAnnotation';
import { readLedger, writeLedger } from '../records/ledgerRecord';
import { RECORD_TAG } from '../records/recordKinds';
import { writeReport } from '../records/reportRecord';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { keepBaseline } from './keepBaseline';
import { KEYS, orThrow } from './query';
import { readGrants } from './readGrants';
import { teamsQuery } from './useTeams';
import { writeStep } from './writeStep';

/** `confirmation`: what the person typed; has to be the guard's words when it held the plan. */
export interface ApplyInput extends Pick<ApplyOptions, 'impact' | 'verdict' | 'confirmation'> {
  plan: Plan;
  onProgress?: (progress: ApplyProgress) => void;
  signal?: AbortSignal;
}

export interface ApplyOutcome {
  report: ApplyReport;
  /** Uid of the stored report; absent when it could not be stored (`reportFault`). */
  reportUid?: string;
  reportFault?: Fault;
  /** The report says the same, so nothing is lost without the annotation. */
  annotationFault?: Fault;
  /** What stood around the grants could not be kept, so drift may show as added what was there already. */
  baselineFault?: Fault;
}

/** Applies a plan, keeps ledger and report, and leaves an annotation without names. */
export function useApply(): UseMutationResult<ApplyOutcome, Fault, ApplyInput> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input) => apply(client, input),
    onSettled: () =>
      Promise.all([
        ...WRITTEN.map((queryKey) => client.refetchQueries({ queryKey, type: 'active', stale: true })),
        ...MADE_OF_IT.map((queryKey) => client.invalidateQueries({ queryKey })),
      ]),
  });
}

const WRITTEN = [KEYS.ledger, KEYS.grants];
const MADE_OF_IT = [KEYS.reports, KEYS.drift, KEYS.undo, KEYS.revert];

async function apply(client: QueryClient, { onProgress, ...input }: ApplyInput): Promise<ApplyOutcome> {
  const by = stack().user.login;
  const applyId = newApplyId(Date.now());
  const ports = portsOf(await client.query(teamsQuery), by, onProgress);
  const applied = await applyPlan(input.plan, ports, { ...input, applyId, by });
  await Promise.all(WRITTEN.map((queryKey) => client.invalidateQueries({ queryKey, refetchType: 'none' })));
  const report = orThrow(applied);
  const [stored, annotated] = [await writeReport(report), await annotate(report)];
  const baseline = await keepBaseline(client);
  return {
    report,
    ...(stored.ok ? { reportUid: stored.value } : { reportFault: stored.fault }),
    ...(annotated.ok ? {} : { annotationFault: annotated.fault }),
    ...(baseline.ok ? {} : { baselineFault: baseline.fault }),
  };
}

/** An apply that has begun is written down to its end: only between steps does `signal` stop it. */
function portsOf(teams: readonly Team[], by: string, onProgress: ApplyInput['onProgress']): ApplyPorts {
  let version: number | undefined;
  return {
    async readLedger() {
      const stored = await readLedger();
      version = stored.ok ? stored.value.version : undefined;
      return stored.ok ? ok(stored.value.ledger) : stored;
    },
    async writeLedger(ledger, message) {
      const written = await writeLedger({ ledger, version }, message, by);
      version = written.ok ? written.value : version;
      return forget(written);
    },
    write: writeStep(teams),
    readBack: async (asked) => ok(await readGrants({ teams, ...asked })),
    onProgress,
    nowMs: Date.now,
  };
}

const forget = (result: Result<unknown>): Result<void> => (result.ok ? ok(undefined) : result);

function annotate({ applyId, finishedAt }: ApplyReport): Promise<Result<unknown>> {
  return send(createAnnotation, {
    timeMs: Date.parse(finishedAt),
    tags: [RECORD_TAG],
    text: `SCIM Manager applied a mapping plan. Report ${applyId}.`,
  });
}

/** Sorts by time; the random part tells two applies of one millisecond apart. */
function newApplyId(nowMs: number): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${nowMs.toString(36)}-${random.toString(36)}`;
}
