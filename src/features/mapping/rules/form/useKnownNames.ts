import { useMemo } from 'react';
import { folderTree } from '../../../../domain/organisation/folderTree';
import { useRuleWorld } from '../useRuleWorld';

/** Names that rules can use in this Grafana, each once and sorted. */
export interface KnownNames {
  groups: readonly string[];
  externalIds: readonly string[];
  teams: readonly string[];
  roles: readonly string[];
  folderPaths: readonly string[];
  folderUids: readonly string[];
}

/** Empty lists as long as they have not been read. */
export function useKnownNames(): KnownNames {
  const { data } = useRuleWorld();
  return useMemo(() => {
    const { groups = [], teams = [], folders = [], roles = [] } = data?.organisation ?? {};
    const tree = folderTree(folders);
    return {
      groups: sorted(groups.map(({ displayName }) => displayName)),
      externalIds: sorted(groups.flatMap(({ externalId }) => externalId ?? [])),
      teams: sorted(teams.map(({ name }) => name)),
      roles: sorted(roles.flatMap(({ name, isDelegatable }) => (isDelegatable === false ? [] : name))),
      folderPaths: sorted(folders.map(({ uid }) => tree.path(uid).join('/'))),
      folderUids: sorted(folders.map(({ uid }) => uid)),
    };
  }, [data]);
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
