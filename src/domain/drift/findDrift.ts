import { grantId, levelOf, targetUid } from '../organisation/grantId';
import type { Grant, Team } from '../organisation/organisation';
import type { LedgerGrant } from '../mapping/ledger';
import { normaliseName } from '../mapping/namePattern';
import { settleStanding, type SettledStanding, type Standing } from '../mapping/planOfSteps';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { difference, DIFFERENCE_KINDS, type Difference, type DifferenceKind, type DriftTarget } from './difference';
import { foreignGrants } from './driftBaseline';
import { foreignMark, type DriftBaseline } from './driftBaselineSchema';

export interface DriftInput extends Standing {
  /** Absent: it is unknown what stood around our grants, so all of it counts as added. */
  baseline?: DriftBaseline;
}

export interface Drift {
  /** By kind, then by id. */
  differences: readonly Difference[];
  /** Grants of the ledger of which it is unknown whether they still stand. */
  unread: readonly Grant[];
  /** False: whether anything differs there is unknown. */
  isRead(target: DriftTarget): boolean;
}

const sameName = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b);

const uidsOf = (items: ReadonlyArray<{ uid: string }>): Set<string> => new Set(items.map(({ uid }) => uid));

function concerned(entries: readonly LedgerGrant[]): Pick<Difference, 'ruleNames' | 'grants'> {
  return {
    ruleNames: [...new Set(entries.flatMap(({ ruleNames }) => ruleNames))].sort(),
    grants: entries.map(({ grant }) => grant),
  };
}

interface Gone {
  kind: DifferenceKind;
  target: DriftTarget;
}

function goneTarget(grant: Grant): Gone {
  switch (grant.kind) {
    case 'role':
      return { kind: 'role-missing', target: { kind: 'role', roleUid: grant.roleUid } };
    case 'folder':
      return { kind: 'folder-missing', target: { kind: 'folder', folderUid: grant.folderUid } };
    case 'datasource':
      return { kind: 'data-source-missing', target: { kind: 'datasource', dataSourceUid: grant.dataSourceUid } };
  }
}

class DriftFinder {
  readonly differences: Difference[] = [];
  readonly unread: Grant[] = [];

  readonly #standing: SettledStanding;
  readonly #teams: ReadonlyMap<string, Team>;
  /** What grants can be about; undefined: unknown, so none is taken for gone. */
  readonly #known: Readonly<Record<Grant['kind'], ReadonlySet<string> | undefined>>;
  /** Entries whose team, or what they are about, is gone, by what is gone. */
  readonly #gone = new Map<string, Gone & { entries: LedgerGrant[] }>();
  readonly #entriesOfTeam: ReadonlyMap<string, readonly LedgerGrant[]>;

  constructor(standing: SettledStanding) {
    const { teams, folders, roles, dataSources } = standing.organisation;
    this.#standing = standing;
    this.#teams = new Map(teams.map((team) => [team.uid, team]));
    this.#known = {
      folder: uidsOf(folders),
      role: roles && uidsOf(roles),
      datasource: dataSources && uidsOf(dataSources),
    };
    this.#entriesOfTeam = gatherBy(standing.ledger.grants, ({ grant }) => grant.teamUid);
  }

  takeEntry(entry: LedgerGrant): void {
    const { grant } = entry;
    const gone = this.#goneTarget(grant);
    if (gone) {
      this.#noteGone(gone.kind, gone.target, entry);
    } else if (this.#standing.index.isRead(grant)) {
      this.#compare(entry);
    } else {
      this.unread.push(grant);
    }
  }

  #goneTarget(grant: Grant): Gone | undefined {
    const { teamUid } = grant;
    if (!this.#teams.has(teamUid)) {
      return { kind: 'team-missing', target: { kind: 'team', teamUid } };
    }
    const isGone = this.#known[grant.kind]?.has(targetUid(grant)) === false;
    return isGone ? goneTarget(grant) : undefined;
  }

  #noteGone(kind: DifferenceKind, target: DriftTarget, entry: LedgerGrant): void {
    const key = JSON.stringify(target);
    const known = this.#gone.get(key) ?? { kind, target, entries: [] };
    this.#gone.set(key, known);
    known.entries.push(entry);
  }

  #compare({ grant, ruleNames }: LedgerGrant): void {
    const expected = levelOf(grant);
    const actual = this.#standing.index.level(grantId(grant));
    if (actual !== expected) {
      const kind = actual === undefined ? 'grant-removed' : 'grant-changed';
      this.#add({
        kind,
        target: { kind: 'grant', grant },
        expected,
        actual,
        who: 'unknown',
        ruleNames,
        grants: [grant],
      });
    }
  }

  takeForeign(grant: Grant): void {
    const { ruleNames } = this.#behind(grant.teamUid);
    const actual = levelOf(grant);
    const target: DriftTarget = { kind: 'grant', grant };
    this.#add({ kind: 'grant-added-on-managed-target', target, actual, who: 'unknown', ruleNames, grants: [] });
  }

  takeGone(): void {
    for (const { kind, target, entries } of this.#gone.values()) {
      this.#add({ kind, target, expected: 'there', who: 'unknown', ...concerned(entries) });
    }
  }

  /** What became of a team that holds grants of ours. */
  takeTeam(uid: string, before: { name?: string; isProvisioned: boolean }): void {
    const team = this.#teams.get(uid);
    if (!team) {
      return;
    }
    const target: DriftTarget = { kind: 'team', teamUid: uid };
    const rest = { target, ...this.#behind(uid) };
    if (before.name !== undefined && !sameName(before.name, team.name)) {
      // Grafana refuses to rename a provisioned team (grafana-measured.md, section 7), so SCIM did it.
      const who = team.isProvisioned ? 'identity-provider' : 'unknown';
      this.#add({ kind: 'team-renamed', expected: before.name, actual: team.name, who, ...rest });
    }
    if (before.isProvisioned && !team.isProvisioned) {
      const words = { expected: 'provisioned', actual: 'not provisioned' };
      this.#add({ kind: 'team-not-provisioned', ...words, who: 'unknown', ...rest });
    }
  }

  takeMember(teamUid: string, userUid: string): void {
    if (this.#teams.get(teamUid)?.isProvisioned) {
      this.#add({
        kind: 'member-added-by-hand',
        target: { kind: 'member', teamUid, userUid },
        actual: 'member',
        who: 'by-hand',
        ...this.#behind(teamUid),
      });
    }
  }

  #behind(teamUid: string): Pick<Difference, 'ruleNames' | 'grants'> {
    return concerned(this.#entriesOfTeam.get(teamUid) ?? []);
  }

  #add(parts: Omit<Difference, 'id'>): void {
    this.differences.push(difference(parts));
  }
}

/** The teams that hold grants of ours, as they were: from the baseline, else as their groups say they should be. */
function managedTeams({
  ledger,
  organisation,
  baseline,
}: DriftInput): Map<string, { name?: string; isProvisioned: boolean }> {
  const before = new Map(baseline?.teams.map((team) => [team.uid, team]));
  const linked = new Set(organisation.groups.map(({ teamUid }) => teamUid));
  return new Map(
    ledger.grants.map(({ grant: { teamUid } }) => [
      teamUid,
      before.get(teamUid) ?? { isProvisioned: linked.has(teamUid) },
    ])
  );
}

const inOrder = (a: Difference, b: Difference): number =>
  DIFFERENCE_KINDS.indexOf(a.kind) - DIFFERENCE_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1);

function isTargetRead(target: DriftTarget, { index, organisation: { roles, dataSources } }: SettledStanding): boolean {
  switch (target.kind) {
    case 'grant':
      return index.isRead(target.grant);
    case 'role':
      return roles !== undefined;
    case 'datasource':
      return dataSources !== undefined;
    default:
      return true;
  }
}

/**
 * Compares what the ledger says with the grants, teams and members that stand now. What could not be read is no
 * difference and no agreement: it is in `unread`. Pure, and independent of the order of the lists.
 */
export function* findDrift(input: DriftInput): Work<Drift> {
  const settled = yield* settleStanding(input);
  const finder = new DriftFinder(settled);
  yield* eachItem(settled.ledger.grants, (entry) => finder.takeEntry(entry));
  finder.takeGone();
  const before = new Set(input.baseline?.foreign);
  yield* eachItem(foreignGrants(settled), (grant) => before.has(foreignMark(grant)) || finder.takeForeign(grant));
  yield* eachItem(managedTeams({ ...input, ledger: settled.ledger }), ([uid, team]) => finder.takeTeam(uid, team));
  yield* eachItem(input.organisation.memberships, ({ teamUid, userUid, isExternal }) => {
    if (!isExternal) {
      finder.takeMember(teamUid, userUid);
    }
  });
  const { differences, unread } = finder;
  return {
    differences: differences.sort(inOrder),
    unread,
    isRead: (target) => isTargetRead(target, settled),
  };
}
