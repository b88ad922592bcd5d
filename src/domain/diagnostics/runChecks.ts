import { failed, ok, type Fault, type Result } from '../fault/Fault';
import { finish, type Work } from '../work/work';
import type { Check } from './Check';
import type { FactName, Facts } from './facts';
import { skipped, unknown, type Verdict } from './verdict';

/** One reader for each fact. */
export type Ports = { readonly [Name in FactName]: () => Promise<Result<Facts[Name]>> };

/** A check with what it said. */
export interface CheckResult {
  id: string;
  verdict: Verdict;
  /** When it was judged, epoch milliseconds. */
  atMs: number;
}

export interface RunOptions {
  nowMs: number;
  onResult?: (result: CheckResult) => void;
  /** Rejects the run with its reason when it is aborted. */
  signal?: AbortLike;
  /** Runs long work, in slices where there is somebody to wait for. */
  runWork?: (work: Work<Verdict>) => Promise<Verdict> | Verdict;
}

interface AbortLike {
  throwIfAborted(): void;
}

/**
 * Runs checks side by side, reading each fact once. What cannot be read, and a check that breaks, is unknown: a pass is
 * only ever what a check says. The answers stand in the order of the checks.
 */
export async function runChecks(
  checks: readonly Check[],
  ports: Ports,
  { nowMs, onResult, signal, runWork = finish }: RunOptions
): Promise<CheckResult[]> {
  const read = readOnce(ports);
  const run = async (asked: Check): Promise<CheckResult> => {
    const verdict = await judge(asked);
    signal?.throwIfAborted();
    const result = { id: asked.id, verdict, atMs: nowMs };
    onResult?.(result);
    return result;
  };
  return Promise.all(checks.map(run));

  async function judge(asked: Check): Promise<Verdict> {
    const reason = asked.skip && (await reasonToSkip(asked.skip));
    if (reason) {
      return reason;
    }
    const facts = await gather(asked.needs, read);
    signal?.throwIfAborted();
    if (!facts.ok) {
      return unread(facts.fault);
    }
    try {
      const said = asked.judge(facts.value, nowMs);
      return 'next' in said ? await runWork(said) : said;
    } catch {
      signal?.throwIfAborted();
      return unknown('The check itself broke. Please report it, with a support bundle.');
    }
  }

  async function reasonToSkip(skip: NonNullable<Check['skip']>): Promise<Verdict | undefined> {
    const stack = await read('stack');
    if (!stack.ok) {
      return unread(stack.fault);
    }
    const why = skip(stack.value);
    return why === undefined ? undefined : skipped(why);
  }
}

const unread = (fault: Fault): Verdict => unknown('What it needs could not be read.', [], fault);

type Read = <Name extends FactName>(name: Name) => Promise<Result<Facts[Name]>>;

function readOnce(ports: Ports): Read {
  const reading: { [Name in FactName]?: Promise<Result<Facts[Name]>> } = {};
  return <Name extends FactName>(name: Name) => {
    const known: Promise<Result<Facts[Name]>> | undefined = reading[name];
    const started = known ?? ports[name]().catch(() => failed(broken(name)));
    Object.assign(reading, { [name]: started });
    return started;
  };
}

const broken = (name: FactName): Fault => ({
  kind: 'unavailable',
  operation: `diagnostics.${name}`,
  detail: 'Reading this failed for a reason that was not foreseen.',
});

async function gather(needs: readonly FactName[], read: Read): Promise<Result<Facts>> {
  const answers = await Promise.all(needs.map(async (name) => ({ name, answer: await read(name) })));
  const facts: Partial<Facts> = {};
  for (const { name, answer } of answers) {
    if (!answer.ok) {
      return answer;
    }
    Object.assign(facts, { [name]: answer.value });
  }
  // A check sees no more than the facts that it needs, which its type holds it to.
  return ok(facts as Facts);
}
