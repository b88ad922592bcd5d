import { indexActual, type ActualIndex } from '../organisation/actualIndex';
import { folderTree } from '../organisation/folderTree';
import { grantId, targetUid } from '../organisation/grantId';
import type { ActualGrants, DataSource, Folder, Grant, Organisation } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import { decide } from './decide';
import { desiredGrants, type Desired } from './desired';
import { FindingList, type RuleFinding } from './finding';
import { Fingerprint } from './fingerprint';
import { ledgerMark, settleLedger, type Ledger, type LedgerGrant } from './ledger';
import { dataSourceFinder, folderFinder } from './lookup';
import { matchRules } from './match';
import type { MappingDocument } from './rule';
import { shown } from './shown';
import type { Step } from './step';

export type { Step } from './step';

/** Something that could not be read: nothing is planned there. */
export interface PlanUnknown {
  detail: string;
  ruleNames: readonly string[];
  teamUid?: string;
  folderUid?: string;
  dataSourceUid?: string;
}

export interface Plan {
  steps: readonly Step[];
  /** Grants of the ledger that are already gone: applying only forgets them. */
  forgotten: readonly Grant[];
  /** Grants of teams that nobody here made: left alone. */
  unmanaged: readonly Grant[];
  findings: readonly RuleFinding[];
  unknowns: readonly PlanUnknown[];
  /** The ledger that the plan is based on, an interrupted apply settled. */
  ledger: Ledger;
  /** `ledgerMark` of the ledger as it was stored. */
  basedOn: string;
  /** Equal for equal plans over equal members of the teams concerned. */
  fingerprint: string;
  /** True: made of chosen steps, and the ledger keeps what it says of all other grants. */
  isPartial?: boolean;
}

export interface PlanInput {
  document: MappingDocument;
  organisation: Organisation;
  actual: ActualGrants;
  ledger: Ledger;
  environment?: string;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

/** What has to be read before planning: the folders that rules and ledger name, and those above them. Sorted. */
export function foldersToRead({
  document,
  organisation: { folders },
  ledger,
}: Pick<PlanInput, 'document' | 'organisation' | 'ledger'>): string[] {
  const find = folderFinder(folders);
  const ruled = document.rules.flatMap((rule) => rule.folders.flatMap((target) => find(target) ?? []));
  return withThoseAbove([...ruled, ...foldersOf(grantsNamed(ledger))], folders);
}

/** The same for a plan of chosen steps: the folders that the ledger and `grants` name. Sorted. */
export function foldersOfGrants(grants: readonly Grant[], ledger: Ledger, folders: readonly Folder[]): string[] {
  return withThoseAbove(foldersOf([...grants, ...grantsNamed(ledger)]), folders);
}

/** The same for data sources; none where this Grafana has no permissions on them or could not list them. */
export function dataSourcesToRead({
  document,
  organisation: { dataSources = [] },
  ledger,
}: Pick<PlanInput, 'document' | 'ledger'> & { organisation: Pick<Organisation, 'dataSources'> }): string[] {
  const find = dataSourceFinder(dataSources);
  const ruled = document.rules.flatMap((rule) => rule.datasources.flatMap((target) => find(target) ?? []));
  return thoseThere([...ruled, ...dataSourcesOf(grantsNamed(ledger))], dataSources);
}

/** The same for a plan of chosen steps. */
export function dataSourcesOfGrants(
  grants: readonly Grant[],
  ledger: Ledger,
  dataSources: readonly DataSource[] = []
): string[] {
  return thoseThere(dataSourcesOf([...grants, ...grantsNamed(ledger)]), dataSources);
}

const grantsNamed = ({ grants, pending }: Ledger): Grant[] =>
  [...grants, ...(pending?.steps ?? [])].map(({ grant }) => grant);

const foldersOf = (grants: readonly Grant[]): string[] =>
  grants.flatMap((grant) => (grant.kind === 'folder' ? grant.folderUid : []));

const dataSourcesOf = (grants: readonly Grant[]): string[] =>
  grants.flatMap((grant) => (grant.kind === 'datasource' ? grant.dataSourceUid : []));

function thoseThere(uids: readonly string[], dataSources: readonly DataSource[]): string[] {
  const there = new Set(dataSources.map(({ uid }) => uid));
  return [...new Set(uids.filter((uid) => there.has(uid)))].sort();
}

function withThoseAbove(uids: readonly string[], folders: readonly Folder[]): string[] {
  const tree = folderTree(folders);
  const there = uids.filter((uid) => tree.has(uid));
  return [...new Set(there.flatMap((uid) => [uid, ...tree.above(uid)]))].sort();
}

class PlanBuilder {
  readonly steps: Step[] = [];
  readonly forgotten: Grant[] = [];
  readonly unmanaged: Grant[] = [];
  readonly findings = new FindingList();

  readonly #desired: Desired;
  readonly #actual: ActualIndex;
  readonly #entries: ReadonlyMap<string, LedgerGrant>;
  readonly #teamNames: ReadonlyMap<string, string>;
  readonly #targetNames: Readonly<Record<'folder' | 'datasource', ReadonlyMap<string, string>>>;
  readonly #unknown = new Map<string, { grant: Grant; ruleNames: Set<string>; teamUids: Set<string> }>();

  constructor(desired: Desired, actual: ActualIndex, ledger: Ledger, organisation: Organisation) {
    const { teams, folders, dataSources = [] } = organisation;
    this.#desired = desired;
    this.#actual = actual;
    this.#entries = new Map(ledger.grants.map((entry) => [grantId(entry.grant), entry]));
    this.#teamNames = new Map(teams.map(({ uid, name }) => [uid, name]));
    this.#targetNames = {
      folder: new Map(folders.map(({ uid, title }) => [uid, title])),
      datasource: new Map(dataSources.map(({ uid, name }) => [uid, name])),
    };
  }

  ids(): string[] {
    return [...new Set([...this.#desired.wants.keys(), ...this.#actual.direct.keys(), ...this.#entries.keys()])].sort();
  }

  take(id: string): void {
    const want = this.#desired.wants.get(id);
    const entry = this.#entries.get(id);
    const grant = want?.grant ?? this.#actual.direct.get(id) ?? entry?.grant;
    if (!grant) {
      return;
    }
    if (!this.#actual.isRead(grant)) {
      this.#noteUnknown(grant, want?.ruleNames ?? entry?.ruleNames ?? []);
      return;
    }
    const { held, whyHeld } = this.#desired;
    const decision = decide({ grant, want, entry, now: this.#actual.level(id), held: held.get(id), whyHeld });
    if (decision.kind === 'step') {
      this.steps.push({ id, ...decision.step });
      this.#noteStep(decision.step);
    } else if (decision.kind !== 'nothing') {
      this[decision.kind].push(decision.grant);
    }
  }

  #noteStep({ kind, keep, before, replaced, ruleNames: [ruleName = ''], grant }: Omit<Step, 'id'>): void {
    const team = this.#teamNames.get(grant.teamUid) ?? grant.teamUid;
    const note = (finding: 'stronger-exists' | 'weaker-exists', outcome: string) => {
      const where = this.#where(grant);
      const words = (to: string) => `Somebody else gave ${before ?? 'more'} on ${where} to ${to}: ${outcome}`;
      this.findings.add({ ruleName, kind: finding, severity: 'info' }, `${before} ${where}`, team, words);
    };
    if (keep === 'stronger') {
      note('stronger-exists', 'it stays, as it is more than the rule gives');
    } else if (kind === 'change' && replaced === before) {
      note('weaker-exists', 'it becomes what the rule gives');
    }
  }

  /** The folder or data source by its name; nothing for a role, which is nowhere in particular. */
  #where(grant: Grant): string {
    if (grant.kind === 'role') {
      return '';
    }
    const uid = targetUid(grant);
    const thing = grant.kind === 'datasource' ? 'data source' : 'folder';
    return `${thing} ${shown(this.#targetNames[grant.kind].get(uid) ?? uid)}`;
  }

  #noteUnknown(grant: Grant, ruleNames: readonly string[]): void {
    const key = grant.kind === 'role' ? '' : `${grant.kind}/${targetUid(grant)}`;
    const known = this.#unknown.get(key) ?? { grant, ruleNames: new Set(), teamUids: new Set() };
    this.#unknown.set(key, known);
    ruleNames.forEach((name) => known.ruleNames.add(name));
    known.teamUids.add(grant.teamUid);
  }

  unknowns(): PlanUnknown[] {
    return Array.from(this.#unknown.values(), ({ grant, ruleNames, teamUids }) => {
      const [teamUid] = teamUids.size === 1 ? teamUids : [];
      const roles = `The roles of ${teamUids.size} ${teamUids.size === 1 ? 'team' : 'teams'}`;
      const unread = grant.kind === 'role' ? roles : `The permissions of ${this.#where(grant)}`;
      return {
        detail: `${unread} could not be read: nothing is planned there`,
        ruleNames: [...ruleNames],
        ...(teamUid !== undefined && { teamUid }),
        ...(grant.kind === 'folder' && { folderUid: grant.folderUid }),
        ...(grant.kind === 'datasource' && { dataSourceUid: grant.dataSourceUid }),
      };
    });
  }
}

/** Sums up what a plan does and to whom; see `Plan.fingerprint`. */
export function* fingerprintOf(
  plan: Omit<Plan, 'fingerprint'>,
  { memberships }: Pick<Organisation, 'memberships'>
): Work<string> {
  const fingerprint = new Fingerprint();
  const teams = new Set(plan.steps.filter(({ kind }) => kind !== 'keep').map(({ grant }) => grant.teamUid));
  yield* eachItem(plan.steps, ({ id, kind, grant, before, replaced }) =>
    fingerprint.add(JSON.stringify([id, kind, grant, before, replaced]))
  );
  yield* eachItem(memberships, ({ teamUid, userUid }) => {
    if (teams.has(teamUid)) {
      fingerprint.add(`${teamUid}/${userUid}`);
    }
  });
  [...plan.forgotten, ...plan.unknowns].forEach((item) => fingerprint.add(JSON.stringify(item)));
  return fingerprint.toString();
}

/**
 * Compares what the rules want, what Grafana holds and what was applied last. Pure: the same inputs, in whatever
 * order their lists come, give the same plan. Nothing is planned where something could not be read.
 */
export function* planMapping(input: PlanInput): Work<Plan> {
  const { organisation, actual } = input;
  const matched = yield* matchRules(input);
  const desired = yield* desiredGrants(matched, organisation, actual);
  const index = yield* indexActual(actual, organisation);
  const ledger = settleLedger(input.ledger, index);
  yield;
  const builder = new PlanBuilder(desired, index, ledger, organisation);
  const ids = builder.ids();
  yield;
  yield* eachItem(ids, (id) => builder.take(id));
  const { steps, forgotten, unmanaged, findings } = builder;
  const plan = {
    steps,
    forgotten,
    unmanaged,
    findings: [...desired.findings, ...findings.all()],
    unknowns: builder.unknowns(),
    ledger,
    basedOn: ledgerMark(input.ledger),
  };
  yield;
  return { ...plan, fingerprint: yield* fingerprintOf(plan, organisation) };
}

/** Whether applying would do anything. */
export function hasChanges(plan: Plan): boolean {
  return plan.forgotten.length > 0 || plan.steps.some(({ kind }) => kind !== 'keep');
}
