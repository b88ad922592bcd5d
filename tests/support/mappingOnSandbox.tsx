import { act, renderHook } from '@testing-library/react';
import { type ApplyInput, useApply } from '../../src/api/queries/useApply';
import { grantsQuery } from '../../src/api/queries/useGrants';
import { readStanding } from '../../src/api/queries/readStanding';
import { parseMappingDocument } from '../../src/domain/mapping/document';
import { type JudgedPlan, judgePlan } from '../../src/domain/mapping/judgePlan';
import { dataSourcesToRead, foldersToRead, planMapping } from '../../src/domain/mapping/plan';
import { finish } from '../../src/domain/work/work';
import type { SandboxOptions } from '../../sandbox/server/Sandbox';
import { apiOnSandbox } from './apiOnSandbox';
import { type Organisation, provision } from './provision';

const TODAY = '2026-03-10';

/** An organisation that rules can be planned for and applied to, without a page. */
export async function mappingOnSandbox(organisation: Organisation, options?: SandboxOptions) {
  const world = await apiOnSandbox(options);
  const { sandbox, client, wrapper } = world;
  await world.storeToken(sandbox.info().tokens.plugin);
  await provision(sandbox, organisation);

  /** Reads everything anew, and plans. */
  async function planned(rules: string) {
    client.clear();
    const { document } = parseMappingDocument(rules);
    if (!document) {
      throw new Error('the rules have errors');
    }
    const standing = await readStanding(client);
    const folderUids = foldersToRead({ document, ...standing });
    const dataSourceUids = dataSourcesToRead({ document, ...standing });
    const actual = await client.query(grantsQuery({ teamUids: 'all', folderUids, dataSourceUids }));
    const input = { organisation: standing.organisation, ledger: standing.ledger, actual };
    const plan = finish(planMapping({ ...input, document, today: TODAY }));
    const judged = finish(judgePlan(plan, { ...input, actorLogin: 'admin', nowMs: Date.now() }));
    return { ...judged, ledger: standing.ledger };
  }

  /** Applies once, whatever the guard says of it. */
  async function apply({ plan, impact, verdict }: JudgedPlan) {
    const { result, unmount } = renderHook(useApply, { wrapper });
    const input: ApplyInput = { plan, impact, verdict, confirmation: verdict.confirmationText };
    const [outcome] = await act(() => Promise.allSettled([result.current.mutateAsync(input)]));
    unmount();
    return outcome;
  }

  return { ...world, planned, apply };
}
