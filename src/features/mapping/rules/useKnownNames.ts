import { useMemo } from 'react';
import type { KnownNames } from '../../../domain/mapping/completion';
import { folderTree } from '../../../domain/organisation/folderTree';
import { useRuleWorld } from './useRuleWorld';

/** Empty lists as long as they have not been read. */
export function useKnownNames(): KnownNames {
  const { data } = useRuleWorld();
  return useMemo(() => {
    const { groups = [], teams = [], folders = [], roles = [], dataSources = [] } = data?.organisation ?? {};
    const tree = folderTree(folders);
    return {
      groups: sorted(groups.map(({ displayName }) => displayName)),
      externalIds: sorted(groups.flatMap(({ externalId }) => externalId ?? [])),
      teams: sorted(teams.map(({ name }) => name)),
      roles: sorted(roles.flatMap(({ name, isDelegatable }) => (isDelegatable === false ? [] : name))),
      folderPaths: sorted(folders.map(({ uid }) => tree.path(uid).join('/'))),
      folderUids: sorted(folders.map(({ uid }) => uid)),
      dataSources: sorted(dataSources.map(({ name }) => name)),
      dataSourceUids: sorted(dataSources.map(({ uid }) => uid)),
    };
  }, [data]);
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
