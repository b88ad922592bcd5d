import { useMemo } from 'react';
import { useConnection } from '../../../api/queries/useConnection';
import { useGrants } from '../../../api/queries/useGrants';
import type { Groups } from '../../../api/queries/useGroups';
import { useLedger } from '../../../api/queries/useLedger';
import { useWork } from '../../../api/queries/useWork';
import type { Fault } from '../../../domain/fault/Fault';
import { flowGrants, type FlowGrant, type FlowTarget } from '../../../domain/flow/flow';
import type { Ledger } from '../../../domain/mapping/ledger';
import { dataSourcesToRead, foldersToRead, planMapping, type PlanInput } from '../../../domain/mapping/plan';
import type { MappingDocument } from '../../../domain/mapping/rule';
import { folderTree } from '../../../domain/organisation/folderTree';
import type { ActualGrants, Organisation } from '../../../domain/organisation/organisation';
import type { Work } from '../../../domain/work/work';
import type { QueryLike } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { type Names, namesOf } from '../names';
import { useOrganisation } from '../useOrganisation';
import { useRules } from '../useRules';

/** Who there is and what is granted, now and by the plan. */
export interface FlowGrants {
  organisation: Organisation;
  actual: ActualGrants;
  grants: readonly FlowGrant[];
  /** False: what the rules want is unknown, and only what stands now can be shown. */
  isPlanned: boolean;
}

export interface FlowGrantsRead extends FlowGrants {
  unreadTeams: ReadonlySet<string>;
  source: Groups['source'];
  names: Names;
  gaps: readonly Fault[];
  isBusy: boolean;
}

interface Asked {
  today: string;
  /** Is read in any case, a folder with those above it. */
  target?: FlowTarget;
  isEverythingWanted: boolean;
}

/** Each folder and data source costs a request: where there are more, only those that somebody asks for are read. */
const READ_UNASKED = 50;
const NONE: readonly string[] = [];

/** Reads what a picture is made of. Without rules or ledger there is no plan, but there is a picture of now. */
export function useFlowGrants({ today, target, isEverythingWanted }: Asked): QueryLike<FlowGrantsRead> {
  const { organisation, groups, unreadTeams, gaps, parts } = useOrganisation();
  const rules = useRules();
  const ledger = useLedger();
  const environment = useConnection().data?.settings.environment;
  const isSettled = [rules, ledger].every(({ data, error }) => data !== undefined || error !== null);
  const document = rules.data?.document;
  const known = ledger.data?.ledger;

  const wanted = useMemo(() => {
    if (!organisation || !isSettled) {
      return undefined;
    }
    const { folders, dataSources = [] } = organisation;
    const isEverything = isEverythingWanted || folders.length + dataSources.length <= READ_UNASKED;
    return isEverything
      ? { folderUids: uidsOf(folders), dataSourceUids: uidsOf(dataSources) }
      : thingsNamed(organisation, document && known && { document, ledger: known }, target);
  }, [organisation, isSettled, document, known, target, isEverythingWanted]);
  const actual = useGrants({ teamUids: 'all', folderUids: NONE, ...wanted, enabled: wanted !== undefined });

  const make = useMemo(() => {
    if (!organisation || !actual.data || !isSettled) {
      return undefined;
    }
    const held = actual.data;
    const plan = document && known && { organisation, actual: held, document, ledger: known, environment, today };
    return () => grantsWithPlan(organisation, held, plan);
  }, [organisation, actual.data, isSettled, document, known, environment, today]);
  const { value, isRunning } = useWork(make);
  const names = useMemo(() => namesOf(organisation ?? {}), [organisation]);

  const unread = value?.actual.unread.map(({ fault }) => fault) ?? [];
  const failures = [rules.error, ledger.error].flatMap((fault) => fault ?? []);
  const data: FlowGrantsRead | undefined = value &&
    groups && {
      ...value,
      unreadTeams,
      source: groups.source,
      names,
      gaps: [...gaps, ...failures, ...unread],
      isBusy: isRunning || actual.isFetching,
    };
  return together(data, actual, ...parts);
}

function* grantsWithPlan(organisation: Organisation, actual: ActualGrants, input?: PlanInput): Work<FlowGrants> {
  const plan = input && (yield* planMapping(input));
  const grants = yield* flowGrants(organisation, actual, plan);
  return { organisation, actual, grants, isPlanned: plan !== undefined };
}

const uidsOf = (things: ReadonlyArray<{ uid: string }>): string[] => things.map(({ uid }) => uid);

/** What rules or ledger name, and what is asked for, a folder with those above it. */
function thingsNamed(
  organisation: Organisation,
  rules: { document: MappingDocument; ledger: Ledger } | undefined,
  target: FlowTarget | undefined
) {
  const { above, has } = folderTree(organisation.folders);
  const known = rules && { ...rules, organisation };
  const isFolder = target?.kind === 'folder' && has(target.uid);
  const isDataSource = target?.kind === 'datasource' && organisation.dataSources?.some(({ uid }) => uid === target.uid);
  return {
    folderUids: union(known ? foldersToRead(known) : NONE, isFolder ? [target.uid, ...above(target.uid)] : NONE),
    dataSourceUids: union(known ? dataSourcesToRead(known) : NONE, isDataSource ? [target.uid] : NONE),
  };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();
