import { atLevel, compareLevels, grantId, levelOf, type Level } from '../organisation/grantId';
import type { ActualGrants, Grant, Organisation } from '../organisation/organisation';
import { ITEMS_PER_SLICE, type Work } from '../work/work';
import type { RuleFinding } from './finding';
import type { LedgerGrant } from './ledger';
import { Lookup, type FoundDataSource, type FoundFolder } from './lookup';
import type { MatchOutcome, RuleMatches } from './match';
import type { Rule } from './rule';
import { shown } from './shown';

/** A grant that rules in force want. */
export interface Want {
  grant: Grant;
  /** The rule that decides the level first. */
  ruleNames: readonly string[];
  groupIds: readonly string[];
}

/** What a held rule would give: no more than stands is kept of it. */
export interface HeldGrant {
  level: Level;
  why: string;
}

export interface Desired {
  /** By `grantId`. */
  wants: ReadonlyMap<string, Want>;
  /** By `grantId`. */
  held: ReadonlyMap<string, HeldGrant>;
  findings: readonly RuleFinding[];
  /** Why a grant of the ledger that nobody wants stays all the same; undefined: it does not. */
  whyHeld(entry: LedgerGrant): string | undefined;
}

interface DecidedWant {
  grant: Grant;
  decider: Rule;
  ruleNames: Set<string>;
  groupIds: Set<string>;
}

interface Targets {
  roleUids: readonly string[];
  folders: readonly FoundFolder[];
  dataSources: readonly FoundDataSource[];
}

function grantsOf(teamUid: string, { roleUids, folders, dataSources }: Targets): Grant[] {
  return [
    ...roleUids.map((roleUid): Grant => ({ kind: 'role', teamUid, roleUid })),
    ...folders.map(({ folderUid, target }): Grant => ({
      kind: 'folder',
      teamUid,
      folderUid,
      permission: target.permission,
    })),
    ...dataSources.map(({ dataSourceUid, target }): Grant => ({
      kind: 'datasource',
      teamUid,
      dataSourceUid,
      permission: target.permission,
    })),
  ];
}

class WantList {
  readonly wants = new Map<string, DecidedWant>();
  /** Teams that a rule is about of which something was not found, by what that may have been. */
  readonly unsureTeams = { role: new Set<string>(), folder: new Set<string>(), datasource: new Set<string>() };
  readonly #lookup: Lookup;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  *take({ rule, groups }: RuleMatches): Work<void> {
    const targets = {
      roleUids: this.#lookup.rolesOf(rule),
      folders: this.#lookup.foldersOf(rule),
      dataSources: this.#lookup.dataSourcesOf(rule),
    };
    const deciders = new Set<string>();
    let count = 0;
    for (const group of groups) {
      const teamUid = this.#lookup.teamOf(rule, group);
      if (teamUid !== undefined) {
        grantsOf(teamUid, targets).forEach((grant) => deciders.add(this.#add(rule, grant, group.id)));
        this.#noteUnsure(rule, teamUid);
      }
      count += 1;
      if (count % ITEMS_PER_SLICE === 0) {
        yield;
      }
    }
    if (!deciders.has(rule.name)) {
      this.#noteShadow(rule, deciders);
    }
  }

  #noteUnsure({ name }: Rule, teamUid: string): void {
    for (const kind of ['role', 'folder', 'datasource'] as const) {
      if (this.#lookup.unsure[kind].has(name)) {
        this.unsureTeams[kind].add(teamUid);
      }
    }
  }

  /** The name of the rule that now decides the grant. */
  #add(rule: Rule, grant: Grant, groupId: string): string {
    const id = grantId(grant);
    const known = this.wants.get(id) ?? { grant, decider: rule, ruleNames: new Set(), groupIds: new Set() };
    this.wants.set(id, known);
    known.ruleNames.add(rule.name);
    known.groupIds.add(groupId);
    const difference = compareLevels(levelOf(grant), levelOf(known.grant));
    if (difference !== 0) {
      this.#decide(known, rule, grant, difference > 0);
    }
    return known.decider.name;
  }

  /** Rules come with the highest priority first: a later one wins only as an equal that gives more. */
  #decide(known: DecidedWant, rule: Rule, grant: Grant, isStronger: boolean): void {
    const areEqual = rule.priority === known.decider.priority;
    const [winner, loser] = areEqual && isStronger ? [rule, known.decider] : [known.decider, rule];
    const reason = areEqual ? 'the stronger counts' : 'the higher priority counts';
    const thing = grant.kind === 'datasource' ? 'data source' : 'folder';
    const words = (teams: string) =>
      winner === loser
        ? `Gives two permissions on one ${thing} to ${teams}: ${reason}`
        : `Rule ${shown(winner.name)} gives another permission on a ${thing} to ${teams}: ${reason}`;
    const finding = { ruleName: loser.name, kind: 'conflicting', severity: 'warning' } as const;
    this.#lookup.findings.add(finding, `${winner.name} ${thing}`, this.#lookup.teamName(grant.teamUid), words);
    if (winner === rule && isStronger) {
      known.grant = atLevel(known.grant, levelOf(grant));
      known.decider = rule;
    }
  }

  #noteShadow(rule: Rule, deciders: ReadonlySet<string>): void {
    const words = (names: string) => `Changes nothing: rule ${names} already decides all that it gives`;
    const finding = { ruleName: rule.name, kind: 'shadowed-by', severity: 'info' } as const;
    deciders.forEach((name) => this.#lookup.findings.add(finding, '', name, words));
  }
}

function wanted({ grant, decider, ruleNames, groupIds }: DecidedWant): Want {
  const others = [...ruleNames].filter((name) => name !== decider.name);
  return { grant, ruleNames: [decider.name, ...others], groupIds: [...groupIds] };
}

/** What held rules would give: the strongest by `grantId`. Their findings are not told. */
function* heldGrants(
  { held }: MatchOutcome,
  organisation: Organisation,
  hasRoles: boolean
): Work<ReadonlyMap<string, HeldGrant>> {
  const grants = new Map<string, HeldGrant>();
  const lookup = new Lookup(organisation, hasRoles);
  for (const { why, ...match } of held) {
    const list = new WantList(lookup);
    yield* list.take(match);
    list.wants.forEach(({ grant }, id) => {
      const level = levelOf(grant);
      if (compareLevels(level, grants.get(id)?.level) > 0) {
        grants.set(id, { level, why });
      }
    });
  }
  return grants;
}

const NOT_FOUND = 'its rule names something that was not found';

/**
 * An entry is known by the names of its rules. A rule that was renamed since is looked for by what it is about: else it
 * would lose, as nobody's, what a pause or something that was not found keeps.
 */
function holdTest(
  { held, ruleNames: all }: MatchOutcome,
  heldGrantsById: ReadonlyMap<string, HeldGrant>,
  { unsureTeams }: WantList,
  { unsure }: Lookup,
  { groups }: Organisation
): Desired['whyHeld'] {
  const reasons = new Map(held.map(({ rule, why }) => [rule.name, why]));
  const linked = new Set(groups.map(({ teamUid }) => teamUid));
  return ({ grant, ruleNames }) => {
    const named = ruleNames.flatMap((name) => reasons.get(name) ?? [])[0] ?? heldGrantsById.get(grantId(grant))?.why;
    if (named !== undefined) {
      return named;
    }
    const isUnsure = (name: string) =>
      unsure[grant.kind].has(name) || unsure.team.has(name) || (unsure.link.has(name) && !linked.has(grant.teamUid));
    const mayBeRenamed = !ruleNames.some((name) => all.has(name)) && unsureTeams[grant.kind].has(grant.teamUid);
    return mayBeRenamed || ruleNames.some(isUnsure) ? NOT_FOUND : undefined;
  };
}

/** Rules × groups: which grants are wanted, which level counts, and what could not be looked up. */
export function* desiredGrants(
  outcome: MatchOutcome,
  organisation: Organisation,
  { hasRoles }: Pick<ActualGrants, 'hasRoles'>
): Work<Desired> {
  const lookup = new Lookup(organisation, hasRoles);
  const list = new WantList(lookup);
  for (const match of outcome.matches) {
    yield* list.take(match);
    yield;
  }
  const held = yield* heldGrants(outcome, organisation, hasRoles);
  return {
    wants: new Map(Array.from(list.wants, ([id, want]) => [id, wanted(want)])),
    findings: [...outcome.findings, ...lookup.findings.all()],
    held,
    whyHeld: holdTest(outcome, held, list, lookup, organisation),
  };
}
