import { failed, ok, type Fault, type Result } from '../fault/Fault';
import { isDataSourcePermission, isFolderPermission, targetUid } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import type { ApplyReport, StepOutcome } from './applyReport';
import type { Verdict } from './guard';
import type { PeopleImpact } from './impact';
import { ledgerMark, type Ledger } from './ledger';
import { isChange, ledgerAfter, ledgerBefore, type ChangingStep } from './ledgerAfter';
import type { Plan } from './plan';
import { givesMore, type Step } from './step';
import { verify, type ReadBack, type Tried } from './verify';

export type { ApplyReport } from './applyReport';

/** What an apply needs from outside. */
export interface ApplyPorts {
  /** The ledger as stored now; the empty one when none was stored yet. */
  readLedger(): Promise<Result<Ledger>>;
  /** Stores over what `readLedger` or the last `writeLedger` saw; fault `conflict` when somebody else stored since. */
  writeLedger(ledger: Ledger, message: string): Promise<Result<void>>;
  /** Makes one grant so. */
  write(step: Step): Promise<Result<void>>;
  /** Reads the grants of these teams, folders and data sources again. */
  readBack: ReadBack;
  onProgress?(progress: ApplyProgress): void;
  nowMs(): number;
}

export interface ApplyProgress {
  done: number;
  total: number;
  step: Step;
  outcome: StepOutcome;
}

export interface ApplyOptions {
  applyId: string;
  /** Login of the person who applies. */
  by: string;
  impact: PeopleImpact;
  /** The guard's verdict on this plan. */
  verdict: Verdict;
  /** What the person typed; has to be the guard's words when it held the plan. */
  confirmation?: string;
  signal?: { readonly aborted: boolean };
  /** Writes under way at once; 4 unless told. */
  concurrency?: number;
}

/** After these no other write can succeed. */
const ENDS_ALL: ReadonlySet<Fault['kind']> = new Set(['unauthorized', 'network']);

const refuse = (kind: Fault['kind'], detail: string) => failed<Fault>({ kind, operation: 'mapping.apply', detail });

const target = ({ grant }: Step): string => `${grant.kind}/${targetUid(grant)}`;

async function settled<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work;
  } catch (error) {
    return refuse('network', error instanceof Error ? error.message : String(error));
  }
}

class Run {
  readonly tried = new Map<string, Tried>();
  stoppedBy?: string;

  readonly #ports: ApplyPorts;
  readonly #options: ApplyOptions;
  readonly #total: number;
  /** What could not be given: access that moves there is not taken away elsewhere. */
  readonly #refusedTargets = new Set<string>();

  constructor(ports: ApplyPorts, options: ApplyOptions, total: number) {
    this.#ports = ports;
    this.#options = options;
    this.#total = total;
  }

  /** Makes the steps, some at once; none is begun any more after a stop. */
  async make(steps: readonly ChangingStep[]): Promise<void> {
    const queue = steps.values();
    const worker = async () => {
      for (const step of queue) {
        this.#note(step, await this.#makeOne(step));
      }
    };
    await Promise.all(Array.from({ length: this.#options.concurrency ?? 4 }, worker));
  }

  async #makeOne(step: ChangingStep): Promise<Tried> {
    if (this.#options.signal?.aborted) {
      this.stoppedBy ??= 'Stopped by the person who applied';
    }
    if (this.stoppedBy !== undefined) {
      return { outcome: 'not-tried', words: this.stoppedBy };
    }
    if (!givesMore(step) && this.#refusedTargets.has(target(step))) {
      return { outcome: 'not-tried', words: 'A right on the same thing could not be given to another team' };
    }
    const answer = await settled(this.#ports.write(step));
    if (answer.ok) {
      return { outcome: 'done' };
    }
    this.#noteFault(step, answer.fault);
    return { outcome: 'failed', fault: answer.fault, words: answer.fault.detail };
  }

  #noteFault(step: ChangingStep, fault: Fault): void {
    if (givesMore(step)) {
      this.#refusedTargets.add(target(step));
    }
    if (ENDS_ALL.has(fault.kind)) {
      this.stoppedBy ??= fault.detail;
    }
  }

  #note(step: ChangingStep, tried: Tried): void {
    this.tried.set(step.id, tried);
    this.#ports.onProgress?.({ done: this.tried.size, total: this.#total, step, outcome: tried.outcome });
  }
}

/** Grafana answers 200 to a level of a folder that it does not know, and takes away what was there. */
function hasKnownLevel(grant: Grant): boolean {
  switch (grant.kind) {
    case 'role':
      return true;
    case 'folder':
      return isFolderPermission(grant.permission);
    case 'datasource':
      return isDataSourcePermission(grant.permission);
  }
}

function checkedSteps(plan: Plan, { verdict, confirmation }: ApplyOptions): Result<ChangingStep[]> {
  if (verdict.held && confirmation !== verdict.confirmationText) {
    return refuse('invalid', 'The guard holds this plan, and its words were not typed in');
  }
  const steps = plan.steps.filter(isChange);
  const wrong = steps.find(({ grant }) => !hasKnownLevel(grant));
  return wrong ? refuse('invalid', `Not a permission of its kind, in ${wrong.id}`) : ok(steps);
}

/** Reads the ledger again and stores what is about to be written. */
async function begin(plan: Plan, ports: ApplyPorts, options: ApplyOptions, startedAt: string): Promise<Result<Ledger>> {
  const stored = await settled(ports.readLedger());
  if (!stored.ok) {
    return stored;
  }
  if (ledgerMark(stored.value) !== plan.basedOn) {
    return refuse('conflict', 'Something was applied since this plan was made: plan again');
  }
  const { applyId, by, verdict, impact } = options;
  const losers = impact.people.filter(({ losses }) => losses.length > 0).map(({ userUid }) => userUid);
  const loss = { applyId, at: startedAt, userUids: verdict.held ? [] : losers, isConfirmed: verdict.held };
  const ledger = ledgerBefore(plan, loss, by);
  const written = await settled(ports.writeLedger(ledger, `Apply ${applyId} begins`));
  return written.ok ? ok(ledger) : written;
}

/**
 * Makes a plan so: stores what is about to be written, gives before it takes away, reads back, stores what was done.
 * A step that fails does not keep the others from being tried, unless no other could succeed. Planning again after any
 * interruption finds exactly the rest.
 * Fault: nothing was written (held by the guard, ledger unreadable, changed since the plan, or not to be stored).
 */
export async function applyPlan(plan: Plan, ports: ApplyPorts, options: ApplyOptions): Promise<Result<ApplyReport>> {
  const startedAt = new Date(ports.nowMs()).toISOString();
  const steps = checkedSteps(plan, options);
  if (!steps.ok) {
    return steps;
  }
  const begun = await begin(plan, ports, options, startedAt);
  if (!begun.ok) {
    return begun;
  }
  const run = new Run(ports, options, steps.value.length);
  await run.make(steps.value.filter(givesMore));
  await run.make(steps.value.filter((step) => !givesMore(step)));
  const { verified, outcomes, unclear } = await verify(steps.value, run.tried, (asked) =>
    settled(ports.readBack(asked))
  );
  const finishedAt = new Date(ports.nowMs()).toISOString();
  const { applyId, by, impact } = options;
  const results = new Map(Array.from(outcomes, ([id, { outcome }]) => [id, outcome]));
  const ledger = ledgerAfter(plan, begun.value, results, unclear, { applyId, at: finishedAt });
  const stored = await settled(ports.writeLedger(ledger, `Apply ${applyId} ended`));
  return ok({
    version: 1,
    applyId,
    by,
    startedAt,
    finishedAt,
    steps: steps.value.map((step) => reported(step, outcomes.get(step.id))),
    verified,
    ledgerStored: stored.ok,
    ...(run.stoppedBy !== undefined && { stoppedBy: run.stoppedBy }),
    gaining: impact.gaining,
    losing: impact.losing,
  });
}

function reported(
  { id, kind, grant, before, replaced, ruleNames }: ChangingStep,
  tried: Tried | undefined
): ApplyReport['steps'][number] {
  return {
    id,
    kind,
    grant,
    ...(before && { before }),
    ...(replaced && { replaced }),
    ruleNames: [...ruleNames],
    outcome: tried?.outcome ?? 'not-tried',
    ...(tried?.words !== undefined && { fault: tried.words }),
  };
}
