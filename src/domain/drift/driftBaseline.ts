import { grantId, targetUid } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import { settleStanding, type GrantStanding, type SettledStanding } from '../mapping/planOfSteps';
import type { Work } from '../work/work';
import { type DriftBaseline, foreignMark } from './driftBaselineSchema';

/** The folder or data source that a grant stands on. */
const placeOf = (grant: Grant): string | undefined =>
  grant.kind === 'role' ? undefined : `${grant.kind}/${targetUid(grant)}`;

/**
 * Grants on managed targets that the ledger does not know. Managed is every team that holds a grant of the ledger,
 * and every folder and data source on which one stands; a role that we give to one team may well be given to another
 * by somebody else.
 */
export function foreignGrants({ ledger, index }: Pick<SettledStanding, 'ledger' | 'index'>): Grant[] {
  const known = new Set(ledger.grants.map(({ grant }) => grantId(grant)));
  const teams = new Set(ledger.grants.map(({ grant }) => grant.teamUid));
  const managed = new Set(ledger.grants.flatMap(({ grant }) => placeOf(grant) ?? []));
  return Array.from(index.direct.values()).filter(
    (grant) => !known.has(grantId(grant)) && (teams.has(grant.teamUid) || managed.has(placeOf(grant) ?? ''))
  );
}

/** To be taken from a reading made after an apply, with the ledger that the apply stored. */
export function* driftBaseline(standing: GrantStanding): Work<DriftBaseline> {
  const settled = yield* settleStanding(standing);
  const managed = new Set(settled.ledger.grants.map(({ grant }) => grant.teamUid));
  return {
    foreign: foreignGrants(settled).map(foreignMark).sort(),
    teams: standing.organisation.teams
      .filter(({ uid }) => managed.has(uid))
      .map(({ uid, name, isProvisioned }) => ({ uid, name, isProvisioned }))
      .sort((a, b) => (a.uid < b.uid ? -1 : 1)),
  };
}
