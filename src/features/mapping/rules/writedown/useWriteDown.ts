import { useMemo } from 'react';
import { useGrants } from '../../../../api/queries/useGrants';
import { useLedger } from '../../../../api/queries/useLedger';
import { useWork } from '../../../../api/queries/useWork';
import type { QueryLike } from '../../../../ui/QueryView';
import { together } from '../../../../ui/together';
import { useRuleWorld } from '../useRuleWorld';
import { type PlannedDocument, writeDownPlanned } from './writeDownPlanned';

const NONE: readonly string[] = [];

/** Reads the grants of every team on every folder (progress: `useProgress('grants')`) and writes them down. */
export function useWriteDown(today: string): QueryLike<PlannedDocument> {
  const world = useRuleWorld();
  const ledger = useLedger();
  const folders = world.data?.organisation.folders;
  const folderUids = useMemo(() => folders?.map(({ uid }) => uid).sort(), [folders]);
  const actual = useGrants({ teamUids: 'all', folderUids: folderUids ?? NONE, enabled: folderUids !== undefined });
  const make = useMemo(() => {
    const [named, held, known] = [world.data, actual.data, ledger.data?.ledger];
    return named && held && known
      ? () => writeDownPlanned({ world: named, actual: held, ledger: known, today })
      : undefined;
  }, [world.data, actual.data, ledger.data, today]);
  return together(useWork(make).value, world, ledger, actual);
}
