import type { Fault, Result } from '../fault/Fault';
import { indexActual } from '../organisation/actualIndex';
import { targetUid, type Level } from '../organisation/grantId';
import type { ActualGrants, Grant } from '../organisation/organisation';
import { finish } from '../work/work';
import type { ApplyReport, StepOutcome } from './applyReport';
import { wantedLevel, type ChangingStep } from './ledgerAfter';

/** How one step went. */
export interface Tried {
  outcome: StepOutcome;
  fault?: Fault;
  /** Why it was not tried, or what reading back showed. */
  words?: string;
}

/** After these nobody knows whether the write was made. */
const IS_UNCLEAR: ReadonlySet<Fault['kind']> = new Set(['network', 'unavailable', 'malformed']);

export interface Verified {
  verified: ApplyReport['verified'];
  outcomes: ReadonlyMap<string, Tried>;
  /** Steps of which nobody knows whether they were made. */
  unclear: ReadonlySet<string>;
}

function believed(steps: readonly ChangingStep[], tried: ReadonlyMap<string, Tried>): Verified {
  const unclear = steps.filter(({ id }) => {
    const fault = tried.get(id)?.fault;
    return fault !== undefined && IS_UNCLEAR.has(fault.kind);
  });
  return { verified: 'unknown', outcomes: tried, unclear: new Set(unclear.map(({ id }) => id)) };
}

function seen(step: ChangingStep, tried: Tried = { outcome: 'not-tried' }, now: Level | undefined): Tried {
  const isAsWanted = now === wantedLevel(step);
  if (tried.outcome === 'failed' && isAsWanted) {
    return { outcome: tried.fault && IS_UNCLEAR.has(tried.fault.kind) ? 'done' : 'already' };
  }
  return tried.outcome === 'done' && !isAsWanted
    ? { outcome: 'failed', words: `Grafana took it, but reading back shows ${now ?? 'nothing'}` }
    : tried;
}

/** Whose and which grants to read. */
export interface GrantsAsked {
  teamUids: readonly string[];
  folderUids: readonly string[];
  dataSourceUids: readonly string[];
}

export type ReadBack = (asked: GrantsAsked) => Promise<Result<ActualGrants>>;

const unique = (uids: readonly string[]): string[] => [...new Set(uids)];

function askedFor(steps: readonly ChangingStep[]): GrantsAsked {
  const uidsOf = (kind: Grant['kind']) =>
    unique(steps.flatMap(({ grant }) => (grant.kind === kind ? targetUid(grant) : [])));
  return {
    teamUids: unique(steps.map(({ grant }) => grant.teamUid)),
    folderUids: uidsOf('folder'),
    dataSourceUids: uidsOf('datasource'),
  };
}

/** What reading the grants again says of each step. Where nothing was tried there is nothing to read. */
export async function verify(
  steps: readonly ChangingStep[],
  tried: ReadonlyMap<string, Tried>,
  readBack: ReadBack
): Promise<Verified> {
  const begun = steps.filter(({ id }) => tried.get(id)?.outcome !== 'not-tried');
  if (begun.length === 0) {
    return { verified: 'yes', outcomes: tried, unclear: new Set() };
  }
  const answer = await readBack(askedFor(begun));
  return answer.ok ? compared(begun, tried, answer.value) : believed(begun, tried);
}

const withUid = (uids: readonly string[]) => uids.map((uid) => ({ uid }));

function compared(begun: readonly ChangingStep[], tried: ReadonlyMap<string, Tried>, actual: ActualGrants): Verified {
  const { teamUids, folderUids, dataSourceUids } = askedFor(begun);
  const index = finish(
    indexActual(actual, {
      teams: withUid(teamUids),
      folders: withUid(folderUids),
      dataSources: withUid(dataSourceUids),
    })
  );
  const read = begun.filter(({ grant }) => index.isRead(grant));
  const { unclear } = believed(
    begun.filter(({ grant }) => !index.isRead(grant)),
    tried
  );
  const looks = read.map((step) => [step.id, seen(step, tried.get(step.id), index.level(step.id))] as const);
  const mismatched = looks.filter(([id, { outcome }]) => outcome === 'failed' && tried.get(id)?.outcome === 'done');
  const isAllRead = read.length === begun.length;
  return {
    verified: mismatched.length > 0 ? 'no' : isAllRead ? 'yes' : 'unknown',
    outcomes: new Map([...tried, ...looks]),
    unclear: new Set([...unclear, ...mismatched.map(([id]) => id)]),
  };
}
