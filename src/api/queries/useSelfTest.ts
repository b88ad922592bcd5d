import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Exchange } from '../../domain/fault/Exchange';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { generic } from '../../domain/selfTest/dialects/generic';
import { judge, type Judgement } from '../../domain/selfTest/judge';
import type { Dialect, Lookup } from '../../domain/selfTest/Dialect';
import { runSteps, type RunPorts, type WriteReport } from '../../domain/selfTest/runSteps';
import type { ScimRequest } from '../../domain/selfTest/ScimRequest';
import { findingSteps } from '../../domain/selfTest/writeSteps';
import type { WriteStep } from '../../domain/selfTest/WriteStep';
import { scimOperations } from '../scim';
import type { Operation } from '../transport/Operation';
import { probe } from '../transport/probe';
import { KEYS, resource } from './query';

export interface LookupResult extends Judgement {
  lookup: Lookup;
  /** Absent: Grafana was not asked, or did not answer. */
  exchange?: Exchange;
}

/** Sends the lookups of one provider, one after the other, and judges each answer. */
export function useLookups(): UseMutationResult<LookupResult[], Fault, Dialect> {
  return useMutation({
    mutationFn: async (dialect) => {
      const results: LookupResult[] = [];
      for (const lookup of dialect.lookups(randomGuid())) {
        const outcome = await ask(lookup.request);
        results.push({
          lookup,
          ...judge(lookup.expected, outcome),
          ...(outcome.ok ? { exchange: outcome.value } : {}),
        });
      }
      return results;
    },
  });
}

export interface StepRun extends RunPorts {
  steps: readonly WriteStep[];
}

/** Makes the steps of a write test or of a clean-up. A step under way is never cut off: it may have been done. */
export function useStepRun(): UseMutationResult<WriteReport, Fault, StepRun> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ steps, ...ports }) => drive(steps, ports),
    onSettled: () =>
      Promise.all(
        [KEYS.selfTest, KEYS.people, KEYS.scimUsers, KEYS.teams, KEYS.groups, KEYS.memberships].map((queryKey) =>
          client.invalidateQueries({ queryKey })
        )
      ),
  });
}

/** What an earlier write test left; absent parts of it: could not be found out. */
export type Leftovers = Pick<WriteReport, 'userRemains' | 'groupRemains'>;

const leftoversQuery = resource<Leftovers>(KEYS.selfTest, async ({ signal }) => {
  const ports: RunPorts = { isStopped: () => false, onResult: () => undefined };
  const { userRemains, groupRemains } = await drive(findingSteps(generic), ports, signal);
  return ok({ userRemains, groupRemains });
});

/** Looks for what an interrupted write test left. */
export function useLeftovers(): UseQueryResult<Leftovers, Fault> {
  return useQuery(leftoversQuery);
}

async function drive(steps: readonly WriteStep[], ports: RunPorts, signal?: AbortSignal): Promise<WriteReport> {
  const run = runSteps(steps, ports);
  let turn = run.next();
  while (!turn.done) {
    turn = run.next(await ask(turn.value, signal));
  }
  return turn.value;
}

/** Sends the request exactly as it is, through the operation that the plugin has a route for. */
async function ask(request: ScimRequest, signal?: AbortSignal): Promise<Result<Exchange>> {
  const { method, resource: name, id, query, body } = request;
  const path = `/scim/${name}${id === undefined ? '' : '/:id'}`;
  const operation = scimOperations.find((known) => known.method === method && known.path === path);
  if (!operation) {
    return failed({ kind: 'invalid', operation: `${method} ${path}`, detail: 'Not sent: there is no such operation.' });
  }
  const asked: Operation<undefined, unknown> = {
    ...operation,
    request: () => ({ ...(id === undefined ? {} : { path: { id } }), query, body }),
  };
  return probe(asked, undefined, { signal });
}

/** `crypto.randomUUID` is missing where Grafana is served without TLS. */
function randomGuid(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    ''
  );
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
