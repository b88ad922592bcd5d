import { atLevel, compareLevels, grantId, levelOf } from '../organisation/grantId';
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

export interface Desired {
  /** By `grantId`. */
  wants: ReadonlyMap<string, Want>;
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
      const grants = teamUid === undefined ? [] : grantsOf(teamUid, targets);
      grants.forEach((grant) => deciders.add(this.#add(rule, grant, group.id)));
      count += 1;
      if (count % ITEMS_PER_SLICE === 0) {
        yield;
      }
    }
    if (!deciders.has(rule.name)) {
      this.#noteShadow(rule, deciders);
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

function holdTest(pausedRules: readonly string[], { unsure }: Lookup, { groups }: Organisation): Desired['whyHeld'] {
  const paused = new Set(pausedRules);
  const linked = new Set(groups.map(({ teamUid }) => teamUid));
  return ({ grant, ruleNames }) => {
    if (ruleNames.some((name) => paused.has(name))) {
      return 'its rule is paused';
    }
    const isUnsure = (name: string) =>
      unsure[grant.kind].has(name) || unsure.team.has(name) || (unsure.link.has(name) && !linked.has(grant.teamUid));
    return ruleNames.some(isUnsure) ? 'its rule names something that was not found' : undefined;
  };
}

/** Rules × groups: which grants are wanted, which level counts, and what could not be looked up. */
export function* desiredGrants(
  { matches, pausedRules, findings }: MatchOutcome,
  organisation: Organisation,
  actual: Pick<ActualGrants, 'hasRoles'>
): Work<Desired> {
  const lookup = new Lookup(organisation, actual.hasRoles);
  const list = new WantList(lookup);
  for (const match of matches) {
    yield* list.take(match);
    yield;
  }
  return {
    wants: new Map(Array.from(list.wants, ([id, want]) => [id, wanted(want)])),
    findings: [...findings, ...lookup.findings.all()],
    whyHeld: holdTest(pausedRules, lookup, organisation),
  };
}
