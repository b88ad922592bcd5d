import { normaliseName } from '../mapping/namePattern';
import { nameSkeleton, similarName } from '../mapping/similarName';
import type { ProviderGroup } from '../mapping/readProviderGroups';
import type { Organisation } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { commonName } from './commonName';

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

/**
 * `similar` is a guess that a person has to confirm: nothing is carried by it. `left-out`: a person decided that no
 * group takes its place.
 */
export type MatchedBy = 'external-id' | 'name' | 'common-name' | 'chosen' | 'similar' | 'left-out';

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
  /** Names of groups that a person chose for external groups that nothing fits; null: none shall. */
  choices?: ReadonlyMap<string, string | null>;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
  return [...pushed, ...others].sort(
    (a, b) => inOrder(a.name, b.name) || inOrder(a.externalId ?? '', b.externalId ?? '')
  );
}

type Finder = (externalGroup: string) => Pick<GroupMatch, 'group' | 'by'>;

function only<T>(found: readonly T[] | undefined): T | undefined {
  return found?.length === 1 ? found[0] : undefined;
}

/** CNs that one external group has and no other: a CN may stand in several branches of a directory. */
function ownCommonNames(syncedTeams: readonly SyncedTeam[]): (externalGroup: string) => string | undefined {
  const all = new Set(syncedTeams.flatMap(({ externalGroups }) => externalGroups));
  const byName = gatherBy(all, (externalGroup) => nameSkeleton(commonName(externalGroup) ?? externalGroup));
  return (externalGroup) => {
    const name = commonName(externalGroup);
    return name !== undefined && only(byName.get(nameSkeleton(name))) === externalGroup ? name : undefined;
  };
}

/** What several groups fit is not guessed. */
function finder(input: MigrationInput): Finder {
  const { choices = new Map<string, string | null>(), syncedTeams } = input;
  const groups = comingGroups(input);
  const byId = gatherBy(groups, ({ externalId }) => externalId?.toLowerCase());
  const byName = gatherBy(groups, ({ name }) => normaliseName(name));
  const bySkeleton = gatherBy(groups, ({ name }) => nameSkeleton(name));
  const commonNameOf = ownCommonNames(syncedTeams);
  const named = (name: string) => only(byName.get(normaliseName(name)));
  const alike = (name: string) =>
    only(bySkeleton.get(nameSkeleton(name))?.filter((group) => group.name === name || similarName(name, group.name)));

  const found = (externalGroup: string, by: MatchedBy): ComingGroup | undefined => {
    const short = commonNameOf(externalGroup);
    const finders: Record<MatchedBy, () => ComingGroup | undefined> = {
      chosen: () => named(choices.get(externalGroup) ?? ''),
      'external-id': () => only(byId.get(externalGroup.toLowerCase())),
      name: () => named(externalGroup),
      'common-name': () => (short === undefined ? undefined : named(short)),
      similar: () => alike(externalGroup) ?? alike(commonName(externalGroup) ?? externalGroup),
      'left-out': () => undefined,
    };
    return finders[by]();
  };
  return (externalGroup) => {
    if (choices.get(externalGroup) === null) {
      return { by: 'left-out' };
    }
    for (const by of ORDER) {
      const group = found(externalGroup, by);
      if (group) {
        return { group, by };
      }
    }
    return {};
  };
}

const ORDER = ['chosen', 'external-id', 'name', 'common-name', 'similar'] as const;

/**
 * Finds for each external group of Team Sync the group that SCIM will bring: by its id (Entra's object id), by its
 * exact name (the usual SAML assertion), by the CN of its LDAP name, or by what a person chose.
 */
export function* matchTeamSync(input: MigrationInput): Work<readonly GroupMatch[]> {
  const find = finder(input);
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

/** Whether it is settled what becomes of the external group. */
export const isSettled = (match: GroupMatch): boolean => match.by === 'left-out' || certainGroup(match) !== undefined;
