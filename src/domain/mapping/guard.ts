import { compareLevels, levelOf, targetUid } from '../organisation/grantId';
import { folderTree } from '../organisation/folderTree';
import type { ActualGrants, DataSourceGrant, FolderGrant, Grant, Organisation } from '../organisation/organisation';
import type { PeopleImpact } from './impact';
import type { LedgerLoss } from './ledger';
import type { Plan } from './plan';
import type { GuardChoice } from './rule';
import { shown, shownList } from './shown';
import { nameSkeleton } from './similarName';
import { takesAway, type Step } from './step';

export interface GuardSettings {
  /** Held when more people than this would lose access within the window. */
  people: number;
  /** Held when more than this share of everybody would. */
  percent: number;
  /** The window. */
  hours: number;
  /** Names of teams whose grants nobody changes by accident. */
  protectedTeams: readonly string[];
}

export const DEFAULT_GUARD: GuardSettings = { people: 20, percent: 10, hours: 24, protectedTeams: [] };

/** The settings of a mapping document, defaults where it says nothing. */
export function guardSettings(choice: GuardChoice = {}): GuardSettings {
  const { people, percent, hours, protectedTeams } = DEFAULT_GUARD;
  return { people, percent, hours, protectedTeams, ...choice };
}

export type GuardReasonKind =
  | 'too-many-people'
  | 'too-large-a-share'
  | 'members-unknown'
  | 'protected-team'
  | 'own-access'
  | 'no-folder-admin'
  | 'no-data-source-admin';

export interface GuardReason {
  kind: GuardReasonKind;
  detail: string;
}

export interface Verdict {
  held: boolean;
  reasons: readonly GuardReason[];
  /** The words to type in; empty when not held. */
  confirmationText: string;
}

export interface GuardInput {
  plan: Plan;
  impact: PeopleImpact;
  organisation: Pick<Organisation, 'people' | 'teams' | 'memberships' | 'folders' | 'dataSources'>;
  actual: Pick<ActualGrants, 'folderGrants' | 'dataSourceGrants'>;
  settings: GuardSettings;
  history: readonly LedgerLoss[];
  /** Uid of the person who would apply; absent when unknown. */
  actorUid?: string;
  nowMs: number;
  /** Teams whose members are unknown. */
  unreadTeams?: ReadonlySet<string>;
}

const people = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;

/** Losses that count together, so that a change cannot be split past the limits. */
export interface GuardWindow extends Pick<GuardSettings, 'people' | 'percent' | 'hours'> {
  /** People who lose by the plan or have lost by unconfirmed applies within the window, each once. */
  losers: number;
  /** Those of them who lost by earlier applies. */
  earlier: number;
  /** Everybody who is not disabled. */
  active: number;
}

/** What the plan and the unconfirmed applies of the last hours take away together. */
export function guardWindow({ impact, history, settings, organisation, nowMs }: GuardInput): GuardWindow {
  const { people: limit, percent, hours } = settings;
  const since = nowMs - hours * 3_600_000;
  const counted = history.filter(({ at, isConfirmed }) => !isConfirmed && !(Date.parse(at) <= since));
  const earlier = new Set(counted.flatMap(({ userUids }) => userUids));
  const now = impact.people.flatMap(({ losses, userUid }) => (losses.length > 0 ? userUid : []));
  return {
    people: limit,
    percent,
    hours,
    losers: new Set([...now, ...earlier]).size,
    earlier: earlier.size,
    active: organisation.people.filter(({ isDisabled }) => !isDisabled).length,
  };
}

function crowdReasons(input: GuardInput): GuardReason[] {
  if (input.impact.losing === 0) {
    return [];
  }
  const { losers, active, people: limit, percent, hours } = guardWindow(input);
  const within = `would lose access within ${hours} hours, earlier applies counted`;
  const reasons: GuardReason[] = [];
  if (losers > limit) {
    reasons.push({ kind: 'too-many-people', detail: `${people(losers)} ${within}; the limit is ${limit}` });
  }
  if (losers * 100 > percent * active) {
    reasons.push({
      kind: 'too-large-a-share',
      detail: `${people(losers)} of ${active} ${within}; the limit is ${percent} %`,
    });
  }
  return reasons;
}

const teamNames = (uids: ReadonlySet<string>, { organisation }: GuardInput): string =>
  shownList(organisation.teams.flatMap(({ uid, name }) => (uids.has(uid) ? name : [])).sort());

/** Who loses by these is counted nowhere. */
function unknownReasons(steps: readonly Step[], input: GuardInput): GuardReason[] {
  const uids = new Set(steps.filter(takesAway).map(({ grant }) => grant.teamUid));
  const unread = new Set([...uids].filter((uid) => input.unreadTeams?.has(uid)));
  const detail = `Takes access from ${teamNames(unread, input)}, whose members could not be read: how many people lose is unknown`;
  return unread.size > 0 ? [{ kind: 'members-unknown', detail }] : [];
}

/** A name that only looks like that of a protected team protects it all the same. */
function protectedReasons(steps: readonly Step[], input: GuardInput): GuardReason[] {
  const { organisation, settings } = input;
  const touched = new Set(steps.map(({ grant }) => grant.teamUid));
  const names = new Set(settings.protectedTeams.map(nameSkeleton));
  const found = organisation.teams.filter(({ uid, name }) => touched.has(uid) && names.has(nameSkeleton(name)));
  const detail = `Changes the access of a protected team: ${teamNames(new Set(found.map(({ uid }) => uid)), input)}`;
  return found.length > 0 ? [{ kind: 'protected-team', detail }] : [];
}

function ownReasons({ impact, actorUid }: GuardInput): GuardReason[] {
  const own = impact.people.find(({ userUid }) => userUid === actorUid);
  return own && own.losses.length > 0
    ? [{ kind: 'own-access', detail: 'Takes away access that you have yourself' }]
    : [];
}

const takesAdmin = ({ kind, grant, before }: Step): boolean =>
  grant.kind !== 'role' && before === 'Admin' && (kind === 'remove' || compareLevels(grant.permission, 'Admin') < 0);

type Owned = 'folder' | 'datasource';
type OwnedGrant = Extract<Grant, { kind: Owned }>;
type Held = (FolderGrant | DataSourceGrant) & { uid: string };

const isAbout =
  (kind: Owned) =>
  (step: Step): step is Step & { grant: OwnedGrant } =>
    step.grant.kind === kind;

/** Whether there is anybody who holds what is given to a person, team or basic role; what is unknown counts as nobody. */
function holderTest({ organisation: { people, memberships } }: GuardInput): (holder: Partial<Held>) => boolean {
  const active = new Set(people.flatMap(({ uid, isDisabled }) => (isDisabled ? [] : uid)));
  const teams = new Set(memberships.flatMap(({ userUid, teamUid }) => (active.has(userUid) ? teamUid : [])));
  return ({ teamUid, userUid, orgRole }) =>
    teamUid !== undefined
      ? teams.has(teamUid)
      : userUid !== undefined
        ? active.has(userUid)
        : orgRole !== undefined && orgRole !== 'Admin';
}

/** Where steps take Admin away, and nobody but the organisation's Admins would hold it any more. */
function leftWithoutAdmin(
  steps: ReadonlyArray<Step & { grant: OwnedGrant }>,
  rows: readonly Held[],
  above: (uid: string) => readonly string[],
  input: GuardInput
): string[] {
  const taking = steps.filter(takesAdmin);
  if (taking.length === 0) {
    return [];
  }
  const isHeldBySomebody = holderTest(input);
  const taken = new Set(taking.map(({ grant }) => `${grant.teamUid}/${targetUid(grant)}`));
  const given = steps.filter((step) => step.kind !== 'remove' && levelOf(step.grant) === 'Admin');
  const staying = rows.filter(
    ({ permission, teamUid, isManaged, uid }) =>
      permission === 'Admin' && !(isManaged && teamUid !== undefined && taken.has(`${teamUid}/${uid}`))
  );
  const held = new Set([
    ...given.flatMap(({ grant }) => (isHeldBySomebody(grant) ? targetUid(grant) : [])),
    ...staying.flatMap((row) => (isHeldBySomebody(row) ? row.uid : [])),
  ]);
  const concerned = [...new Set(taking.map(({ grant }) => targetUid(grant)))];
  return concerned.filter((uid) => ![uid, ...above(uid)].some((at) => held.has(at))).sort();
}

const toAdminsAlone = (thing: string, name: string): string =>
  `Leaves ${thing} ${shown(name)} to the organisation's Admins alone: nobody else holds Admin on it`;

function folderReasons(steps: readonly Step[], input: GuardInput): GuardReason[] {
  const tree = folderTree(input.organisation.folders);
  const rows = input.actual.folderGrants.flatMap((row) => (row.isInherited ? [] : { ...row, uid: row.folderUid }));
  return leftWithoutAdmin(steps.filter(isAbout('folder')), rows, tree.above, input).map((uid) => ({
    kind: 'no-folder-admin',
    detail: toAdminsAlone('folder', tree.path(uid).join('/')),
  }));
}

function dataSourceReasons(steps: readonly Step[], input: GuardInput): GuardReason[] {
  const rows = input.actual.dataSourceGrants.map((row) => ({ ...row, uid: row.dataSourceUid }));
  const names = new Map(input.organisation.dataSources?.map(({ uid, name }) => [uid, name]));
  return leftWithoutAdmin(steps.filter(isAbout('datasource')), rows, () => [], input).map((uid) => ({
    kind: 'no-data-source-admin',
    detail: toAdminsAlone('data source', names.get(uid) ?? uid),
  }));
}

/**
 * Whether a plan may be applied without further ado. Losses of the last hours count with it, each person once, so
 * splitting a change does not get it past the limits; losses that were confirmed in words count no further.
 */
export function judge(input: GuardInput): Verdict {
  const steps = input.plan.steps.filter(({ kind }) => kind !== 'keep');
  const reasons = [
    ...crowdReasons(input),
    ...unknownReasons(steps, input),
    ...protectedReasons(steps, input),
    ...ownReasons(input),
    ...folderReasons(steps, input),
    ...dataSourceReasons(steps, input),
  ];
  const held = reasons.length > 0;
  const { losing } = input.impact;
  const words = losing > 0 ? `remove access from ${people(losing)}` : 'apply this plan';
  return { held, reasons, confirmationText: held ? words : '' };
}
