import type { Group, Team } from '../../domain/organisation/organisation';

/**
 * Finds the team that group sync made of a group. Grafana uses the team's uid as the group's id and keeps the
 * group's `externalId` at the team; a name is taken only from provisioned teams, and only when it is one team's.
 */
export function teamOfGroup(teams: readonly Team[]): (group: Group) => string | undefined {
  const provisioned = teams.filter(({ isProvisioned }) => isProvisioned);
  const byUid = new Map(teams.map(({ uid }) => [uid, uid]));
  const byExternalUid = uniqueBy(provisioned, ({ externalUid }) => externalUid);
  const byName = uniqueBy(provisioned, ({ name }) => name);
  return ({ id, externalId, displayName }) =>
    byUid.get(id) ?? (externalId ? byExternalUid.get(externalId) : undefined) ?? byName.get(displayName);
}

/** Key → uid of the only team that has it. */
function uniqueBy(teams: readonly Team[], keyOf: (team: Team) => string | undefined): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const team of teams) {
    const key = keyOf(team);
    if (key !== undefined) {
      found.set(key, found.has(key) ? undefined : team.uid);
    }
  }
  return found;
}
