import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { revertPlan, type NotReverted } from '../../domain/drift/revert';
import type { Difference } from '../../domain/drift/difference';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { ApplyReport } from '../../domain/mapping/applyReport';
import { parseMappingDocument } from '../../domain/mapping/document';
import { judgePlan, type JudgedPlan } from '../../domain/mapping/judgePlan';
import type { Plan } from '../../domain/mapping/plan';
import type { GuardChoice } from '../../domain/mapping/rule';
import { undoPlan, type NotUndone } from '../../domain/mapping/undo';
import { stack } from '../transport/stack';
import { forgetReads, KEYS, resource } from './query';
import { readStanding, type StandingRead } from './readStanding';
import { runInSlices } from './runInSlices';
import { applyReportQuery } from './useApplyReports';
import { mappingQuery } from './useMappingDocument';

/** A plan of chosen steps, judged: what `useApply` takes. */
export interface ChosenPlan<Left> extends JudgedPlan {
  /** What the plan leaves alone, and why. */
  left: readonly Left[];
  standing: StandingRead;
}

export interface UndoPlan extends ChosenPlan<NotUndone> {
  /** The apply that it takes back. */
  report: ApplyReport;
}

export interface ChosenPlanQuery<T> {
  data: T | undefined;
  error: Fault | null;
  isFetching: boolean;
  /** Reads ledger and grants again and plans again: to be called just before an apply. Undefined when that failed. */
  renew: () => Promise<T | undefined>;
  refetch: () => Promise<unknown>;
}

/** The plan that takes one apply back; idle while `reportUid` is undefined. It does not change the document. */
export function useUndo(reportUid: string | undefined): ChosenPlanQuery<UndoPlan> {
  return useChosenPlan([...KEYS.undo, reportUid], reportUid !== undefined, async (client, signal) => {
    const report = await client.query(applyReportQuery(reportUid ?? ''));
    const granted = report.steps.map(({ grant }) => grant);
    const standing = await readStanding(client, granted);
    const { plan, left } = await runInSlices(undoPlan(report, standing), signal);
    return judged(client, { plan, left, standing, report }, signal);
  });
}

/** The plan that puts differences right; idle while there are none. It does not change the document. */
export function useRevert(differences: readonly Difference[]): ChosenPlanQuery<ChosenPlan<NotReverted>> {
  const ids = differences.map(({ id }) => id);
  return useChosenPlan([...KEYS.revert, ids], ids.length > 0, async (client, signal) => {
    const standing = await readStanding(client, differences.flatMap(grantsOf));
    const { plan, left } = await runInSlices(revertPlan(differences, standing), signal);
    return judged(client, { plan, left, standing }, signal);
  });
}

const grantsOf = ({ target, grants }: Difference) => [...(target.kind === 'grant' ? [target.grant] : []), ...grants];

/** A plan made of what stands when it is asked for; idle while not `enabled`. */
export function useChosenPlan<T>(
  key: readonly unknown[],
  enabled: boolean,
  make: (client: QueryClient, signal: AbortSignal) => Promise<Result<T>>
): ChosenPlanQuery<T> {
  const client = useQueryClient();
  const query = resource<T>(key, (context) => make(context.client, context.signal), 0);
  const { data, error, isFetching, refetch } = useQuery({ ...query, enabled });
  return {
    data,
    error,
    isFetching,
    refetch,
    async renew() {
      await forgetReads(client, [KEYS.ledger, KEYS.grants]);
      const again = await refetch();
      return again.isError ? undefined : again.data;
    },
  };
}

/** The plan with what it means for people and whether the guard of the stored document holds it. */
export async function judged<T extends { plan: Plan; standing: StandingRead }>(
  client: QueryClient,
  chosen: T,
  signal: AbortSignal
): Promise<Result<T & JudgedPlan>> {
  const guard = guardOf((await client.query(mappingQuery)).text);
  if (!guard.ok) {
    return guard;
  }
  const { organisation, actual, unreadTeams } = chosen.standing;
  const context = {
    organisation,
    actual,
    unreadTeams,
    actorLogin: stack().user.login,
    guard: guard.value,
    nowMs: Date.now(),
  };
  return ok({ ...chosen, ...(await runInSlices(judgePlan(chosen.plan, context), signal)) });
}

/** What cannot be parsed may protect teams, so nothing is judged without it. */
function guardOf(text: string): Result<GuardChoice | undefined> {
  if (text.trim() === '') {
    return ok(undefined);
  }
  const { document } = parseMappingDocument(text);
  return document ? ok(document.guard) : failed(unreadable);
}

const unreadable: Fault = {
  kind: 'invalid',
  operation: 'mapping.judge',
  detail: 'The mapping document has errors, so its guard is unknown. Correct them first.',
};
