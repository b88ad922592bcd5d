import { compareLevels, grantId, levelOf, targetUid } from '../organisation/grantId';
import { folderTree } from '../organisation/folderTree';
import type { ActualGrants, DataSourceGrant, FolderGrant, Organisation } from '../organisation/organisation';
import type { PeopleImpact } from './impact';
import type { LedgerLoss } from './ledger';
import type { Plan } from './plan';
import type { GuardChoice } from './rule';
import { shown, shownList } from './shown';
import type { Step } from './step';

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
  'too-many-people' | 'too-large-a-share' | 'protected-team' | 'own-access' | 'no-folder-admin' | 'no-data-source-admin';

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
  organisation: Pick<Organisation, 'people' | 'teams' | 'folders' | 'dataSources'>;
  actual: Pick<ActualGrants, 'folderGrants' | 'dataSourceGrants'>;
  settings: GuardSettings;
  history: readonly LedgerLoss[];
  /** Uid of the person who would apply; absent when unknown. */
  actorUid?: string;
  nowMs: number;
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

function protectedReasons(steps: readonly Step[], { organisation, settings }: GuardInput): GuardReason[] {
  const touched = new Set(steps.map(({ grant }) => grant.teamUid));
  const names = organisation.teams
    .filter(({ uid, name }) => touched.has(uid) && settings.protectedTeams.includes(name))
    .map(({ name }) => name);
  return names.length > 0
    ? [{ kind: 'protected-team', detail: `Changes the access of a protected team: ${shownList(names.sort())}` }]
    : [];
}

function ownReasons({ impact, actorUid }: GuardInput): GuardReason[] {
  const own = impact.people.find(({ userUid }) => userUid === actorUid);
  return own && own.losses.length > 0
    ? [{ kind: 'own-access', detail: 'Takes away access that you have yourself' }]
    : [];
}

const takesAdmin = ({ kind, grant, before }: Step): boolean =>
  grant.kind !== 'role' && before === 'Admin' && (kind === 'remove' || compareLevels(grant.permission, 'Admin') < 0);

/** Uids of folders or of data sources on which steps give Admin. */
const givenAdmin = (steps: readonly Step[], wanted: 'folder' | 'datasource'): string[] =>
  steps.flatMap(({ kind, grant }) =>
    grant.kind === wanted && kind !== 'remove' && levelOf(grant) === 'Admin' ? targetUid(grant) : []
  );

const aboutA = (wanted: 'folder' | 'datasource', steps: readonly Step[]): string[] =>
  steps.flatMap(({ grant }) => (grant.kind === wanted ? targetUid(grant) : []));

/** Folders on which nobody but the organisation's Admins would hold Admin any more. */
function folderReasons(steps: readonly Step[], { organisation, actual }: GuardInput): GuardReason[] {
  const tree = folderTree(organisation.folders);
  const taken = new Set(steps.filter(takesAdmin).map(({ id }) => id));
  const stays = ({ teamUid, folderUid, permission, orgRole, isInherited }: FolderGrant) =>
    permission === 'Admin' &&
    orgRole !== 'Admin' &&
    !isInherited &&
    !(teamUid !== undefined && taken.has(grantId({ kind: 'folder', teamUid, folderUid })));
  const staying = actual.folderGrants.filter(stays).map(({ folderUid }) => folderUid);
  const held = new Set([...givenAdmin(steps, 'folder'), ...staying]);
  const concerned = aboutA('folder', steps.filter(takesAdmin));
  const left = [...new Set(concerned)].filter((uid) => ![uid, ...tree.above(uid)].some((at) => held.has(at)));
  return left.sort().map((uid) => ({
    kind: 'no-folder-admin',
    detail: `Leaves folder ${shown(tree.path(uid).join('/'))} to the organisation's Admins alone: nobody else holds Admin on it`,
  }));
}

/** The same of data sources. */
function dataSourceReasons(steps: readonly Step[], { organisation, actual }: GuardInput): GuardReason[] {
  const taking = steps.filter(takesAdmin);
  const taken = new Set(taking.map(({ id }) => id));
  const stays = ({ teamUid, dataSourceUid, permission, orgRole, isManaged }: DataSourceGrant) =>
    permission === 'Admin' &&
    orgRole !== 'Admin' &&
    !(isManaged && teamUid !== undefined && taken.has(grantId({ kind: 'datasource', teamUid, dataSourceUid })));
  const staying = actual.dataSourceGrants.filter(stays).map(({ dataSourceUid }) => dataSourceUid);
  const held = new Set([...givenAdmin(steps, 'datasource'), ...staying]);
  const names = new Map(organisation.dataSources?.map(({ uid, name }) => [uid, name]));
  const left = [...new Set(aboutA('datasource', taking))].filter((uid) => !held.has(uid));
  return left.sort().map((uid) => ({
    kind: 'no-data-source-admin',
    detail: `Leaves data source ${shown(names.get(uid) ?? uid)} to the organisation's Admins alone: nobody else holds Admin on it`,
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
