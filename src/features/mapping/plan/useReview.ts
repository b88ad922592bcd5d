import { useMemo } from 'react';
import { runInSlices } from '../../../api/queries/runInSlices';
import { useConnection } from '../../../api/queries/useConnection';
import { useGrants } from '../../../api/queries/useGrants';
import type { Groups } from '../../../api/queries/useGroups';
import { useLedger } from '../../../api/queries/useLedger';
import { useStack } from '../../../api/queries/useStack';
import { useWork } from '../../../api/queries/useWork';
import type { AdoptInput } from '../../../domain/drift/adopt';
import type { Fault } from '../../../domain/fault/Fault';
import type { Ledger, PendingApply } from '../../../domain/mapping/ledger';
import { dataSourcesToRead, foldersToRead } from '../../../domain/mapping/plan';
import type { ActualGrants } from '../../../domain/organisation/organisation';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { type Names, namesOf } from '../names';
import { useOrganisation } from '../useOrganisation';
import { type Rules, useRules } from '../useRules';
import { type Review, reviewPlan } from './review';

export interface ReviewData {
  rules: Rules;
  /** Absent while the rules have errors: nothing can be planned. */
  review?: Review;
  /** What a plan is made of, the rules aside. */
  input?: AdoptInput;
  names: Names;
  source: Groups['source'];
  hasRoles: boolean;
  /** An apply that was interrupted, or that runs somewhere now. */
  pending?: PendingApply;
  gaps: readonly Fault[];
  /** Something is being read again: what is shown may be about to change. */
  isBusy: boolean;
}

export type ReviewQuery = QueryLike<ReviewData> & {
  /** Reads ledger and grants again and plans again; undefined when that failed. */
  renew: () => Promise<Review | undefined>;
};

/** Everything a plan needs, and the plan. */
export function useReview(today: string): ReviewQuery {
  const rules = useRules();
  const ledger = useLedger();
  const environment = useConnection().data?.settings.environment;
  const { login: actorLogin } = useStack().user;
  const { organisation, groups, gaps, unreadTeams, parts } = useOrganisation();

  const document = rules.data?.document;
  const storedLedger = ledger.data?.ledger;
  const asked = useMemo(() => {
    if (!document || !organisation || !storedLedger) {
      return undefined;
    }
    const named = { document, organisation, ledger: storedLedger };
    return { folderUids: foldersToRead(named), dataSourceUids: dataSourcesToRead(named) };
  }, [document, organisation, storedLedger]);
  const actual = useGrants({ teamUids: 'all', folderUids: NONE, ...asked, enabled: asked !== undefined });

  const review = useMemo(
    () =>
      document && organisation
        ? (known: Ledger, held: ActualGrants) =>
            reviewPlan({
              document,
              organisation,
              ledger: known,
              actual: held,
              environment,
              today,
              actorLogin,
              nowMs: Date.now(),
              unreadTeams,
            })
        : undefined,
    [document, organisation, environment, today, actorLogin, unreadTeams]
  );
  const input = useMemo(
    () =>
      organisation && storedLedger && actual.data
        ? { organisation, ledger: storedLedger, actual: actual.data, environment, today }
        : undefined,
    [organisation, storedLedger, actual.data, environment, today]
  );
  const make = useMemo(
    () => (review && storedLedger && actual.data ? () => review(storedLedger, actual.data) : undefined),
    [review, storedLedger, actual.data]
  );
  const { value, isRunning } = useWork(make);
  const names = useMemo(() => namesOf(organisation ?? {}), [organisation]);

  const isPlanned = value !== undefined || (rules.data !== undefined && document === undefined);
  const data: ReviewData | undefined =
    rules.data && storedLedger && groups && isPlanned
      ? {
          rules: rules.data,
          review: document && value,
          input,
          names,
          source: groups.source,
          hasRoles: actual.data?.hasRoles ?? true,
          pending: storedLedger.pending,
          gaps,
          isBusy: isRunning || ledger.isFetching || actual.isFetching,
        }
      : undefined;

  return {
    ...together(data, rules, ledger, actual, ...parts),
    async renew() {
      const [{ data: freshLedger }, { data: freshActual }] = await Promise.all([ledger.refetch(), actual.refetch()]);
      return review && freshLedger && freshActual ? runInSlices(review(freshLedger.ledger, freshActual)) : undefined;
    },
  };
}

const NONE: readonly string[] = [];
