import { normaliseName } from '../mapping/namePattern';
import { nameSkeleton, similarName } from '../mapping/similarName';
import type { ProviderGroup } from '../mapping/readProviderGroups';
import type { Organisation } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';

/** The external groups that Team Sync has for one team (`GET /api/teams/:id/groups`). */
export interface SyncedTeam {
  teamUid: string;
  externalGroups: readonly string[];
}

/** A group that group sync has made a team of, or will. */
export interface ComingGroup {
  name: string;
  externalId?: string;
  /** The provisioned team; absent before group sync has made it. */
  teamUid?: string;
}

/** `similar` is a guess that a person has to confirm: nothing is carried by it. */
export type MatchedBy = 'external-id' | 'name' | 'chosen' | 'similar';

/** One external group of one team, and the group of SCIM that takes its place. */
export interface GroupMatch {
  teamUid: string;
  externalGroup: string;
  group?: ComingGroup;
  by?: MatchedBy;
}

export interface MigrationInput {
  organisation: Organisation;
  syncedTeams: readonly SyncedTeam[];
  /** The provider's own list, for groups that were not pushed yet. */
  providerGroups: readonly ProviderGroup[];
  /** Names of groups that a person chose for external groups that nothing fits. */
  choices?: ReadonlyMap<string, string>;
}

/** Groups in Grafana, and those of the provider's list that are not there yet. Sorted by name. */
export function comingGroups({ organisation, providerGroups }: MigrationInput): ComingGroup[] {
  const pushed = organisation.groups.map(({ displayName, externalId, teamUid }): ComingGroup => ({
    name: displayName,
    ...(externalId !== undefined && { externalId }),
    ...(teamUid !== undefined && { teamUid }),
  }));
  const ids = new Set(pushed.map(({ externalId }) => externalId));
  const names = new Set(pushed.map(({ name }) => normaliseName(name)));
  const others = providerGroups.filter(
    ({ name, externalId }) => !names.has(normaliseName(name)) && (externalId === undefined || !ids.has(externalId))
  );
  return [...pushed, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

type Finder = (externalGroup: string) => Pick<GroupMatch, 'group' | 'by'>;

function only(groups: readonly ComingGroup[] | undefined): ComingGroup | undefined {
  return groups?.length === 1 ? groups[0] : undefined;
}

/** What several groups fit is not guessed. */
function finder(groups: readonly ComingGroup[], choices: ReadonlyMap<string, string>): Finder {
  const byId = gatherBy(groups, ({ externalId }) => externalId);
  const byName = gatherBy(groups, ({ name }) => normaliseName(name));
  const bySkeleton = gatherBy(groups, ({ name }) => nameSkeleton(name));
  return (externalGroup) => {
    const chosen = only(byName.get(normaliseName(choices.get(externalGroup) ?? '')));
    if (chosen) {
      return { group: chosen, by: 'chosen' };
    }
    const same = only(byId.get(externalGroup));
    if (same) {
      return { group: same, by: 'external-id' };
    }
    const named = only(byName.get(normaliseName(externalGroup)));
    if (named) {
      return { group: named, by: 'name' };
    }
    const similar = only(
      bySkeleton.get(nameSkeleton(externalGroup))?.filter(({ name }) => similarName(externalGroup, name))
    );
    return similar ? { group: similar, by: 'similar' } : {};
  };
}

/**
 * Finds for each external group of Team Sync the group that SCIM will bring: by its id (Entra's object id), by its
 * exact name (the usual SAML assertion), or by what a person chose.
 */
export function* matchTeamSync(input: MigrationInput): Work<readonly GroupMatch[]> {
  const find = finder(comingGroups(input), input.choices ?? new Map());
  const matches: GroupMatch[] = [];
  yield* eachItem(input.syncedTeams, ({ teamUid, externalGroups }) =>
    matches.push(
      ...[...externalGroups].sort().map((externalGroup) => ({ teamUid, externalGroup, ...find(externalGroup) }))
    )
  );
  return matches;
}

/** The group that a match carries to; undefined: nothing is carried. */
export const certainGroup = ({ group, by }: GroupMatch): ComingGroup | undefined =>
  by === 'similar' ? undefined : group;
