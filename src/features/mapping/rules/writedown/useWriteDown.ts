import { useMemo } from 'react';
import { useGrants } from '../../../../api/queries/useGrants';
import { useLedger } from '../../../../api/queries/useLedger';
import { useWork } from '../../../../api/queries/useWork';
import type { QueryLike } from '../../../../ui/QueryView';
import { together } from '../../../../ui/together';
import { useRuleWorld } from '../useRuleWorld';
import { type PlannedDocument, writeDownPlanned } from './writeDownPlanned';

const NONE: readonly string[] = [];

const sortedUids = (items: ReadonlyArray<{ uid: string }>): string[] => items.map(({ uid }) => uid).sort();

/** Reads the grants of every team on every folder and data source (progress: `useProgress('grants')`) and writes them down. */
export function useWriteDown(today: string): QueryLike<PlannedDocument> {
  const world = useRuleWorld();
  const ledger = useLedger();
  const organisation = world.data?.organisation;
  const asked = useMemo(
    () =>
      organisation && {
        folderUids: sortedUids(organisation.folders),
        dataSourceUids: sortedUids(organisation.dataSources ?? []),
      },
    [organisation]
  );
  const actual = useGrants({ teamUids: 'all', folderUids: NONE, ...asked, enabled: asked !== undefined });
  const make = useMemo(() => {
    const [named, held, known] = [world.data, actual.data, ledger.data?.ledger];
    return named && held && known
      ? () => writeDownPlanned({ world: named, actual: held, ledger: known, today })
      : undefined;
  }, [world.data, actual.data, ledger.data, today]);
  return together(useWork(make).value, world, ledger, actual);
}
