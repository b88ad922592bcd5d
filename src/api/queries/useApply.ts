import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
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
import { readLedger, writeLedger, type StoredLedger } from '../records/ledgerRecord';
import { RECORD_TAG } from '../records/recordKinds';
import { writeReport } from '../records/reportRecord';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { keepBaseline } from './keepBaseline';
import { forgetReads, KEYS, orThrow } from './query';
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
const MADE_OF_IT = [KEYS.reports, KEYS.drift, KEYS.undo, KEYS.revert, KEYS.carry, KEYS.retire, KEYS.migration];

async function apply(client: QueryClient, { onProgress, ...input }: ApplyInput): Promise<ApplyOutcome> {
  const by = stack().user.login;
  const applyId = newApplyId(Date.now());
  const { ports, seen } = portsOf(await client.query(teamsQuery), by, onProgress);
  const applied = await applyPlan(input.plan, ports, { ...input, applyId, by });
  await forgetReads(client, WRITTEN);
  const report = orThrow(applied.ok ? applied : failed(saysWhose(applied.fault, seen().saved)));
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
function portsOf(teams: readonly Team[], by: string, onProgress: ApplyInput['onProgress']) {
  let seen: Omit<StoredLedger, 'ledger'> = {};
  const ports: ApplyPorts = {
    async readLedger() {
      const stored = await readLedger();
      seen = stored.ok ? stored.value : {};
      return stored.ok ? ok(stored.value.ledger) : stored;
    },
    async writeLedger(ledger, message) {
      const written = await writeLedger({ ledger, version: seen.version }, message, by);
      seen = written.ok ? { version: written.value } : seen;
      return forget(written);
    },
    write: writeStep(teams),
    readBack: async (asked) => ok(await readGrants({ teams, ...asked })),
    onProgress,
    nowMs: Date.now,
  };
  return { ports, seen: () => seen };
}

/** The plan was made on an older ledger: says who stored the one that stands. A refused write says it already. */
const saysWhose = (fault: Fault, saved: StoredLedger['saved']): Fault =>
  fault.kind === 'conflict' && fault.operation === 'mapping.apply' && saved
    ? { ...fault, detail: `${fault.detail}. ${saved.by} stored the ledger at ${saved.at}.` }
    : fault;

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
