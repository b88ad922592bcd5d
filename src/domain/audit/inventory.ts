import { nameSkeleton, similarName } from '../mapping/similarName';
import type { Group, OrgRole, Person, Team } from '../organisation/organisation';
import { tokenAge } from '../tokens/tokenAge';
import { eachItem, type Work } from '../work/work';

export interface PeopleCounts {
  total: number;
  /** Active and managed by the identity provider. */
  provisioned: number;
  /** Active and not managed by it. */
  local: number;
  disabled: number;
  /** Active, and never signed in. */
  neverSeen: number;
  /** Active people whom the identity provider does not manage, ways back in left out. */
  orphans: readonly Person[];
  /** Active people with a local password and basic role Admin. */
  waysBackIn: readonly Person[];
}

/** Whether a person can sign in as administrator when single sign-on does not work. */
export function isWayBackIn({ isDisabled, isProvisioned, role, authLabels }: Person): boolean {
  return !isDisabled && !isProvisioned && role === 'Admin' && authLabels.length === 0;
}

export function* countPeople(people: readonly Person[]): Work<PeopleCounts> {
  const counts = { total: people.length, provisioned: 0, local: 0, disabled: 0, neverSeen: 0 };
  const orphans: Person[] = [];
  const waysBackIn: Person[] = [];
  yield* eachItem(people, (person) => {
    if (person.isDisabled) {
      counts.disabled += 1;
      return;
    }
    counts[person.isProvisioned ? 'provisioned' : 'local'] += 1;
    counts.neverSeen += person.lastSeenAt === undefined ? 1 : 0;
    if (!person.isProvisioned) {
      (isWayBackIn(person) ? waysBackIn : orphans).push(person);
    }
  });
  return { ...counts, orphans, waysBackIn };
}

export interface GroupCounts {
  total: number;
  mapped: number;
  unmapped: readonly Group[];
  /** Unmapped groups whose name differs only in look from one that a rule or a local team bears. */
  mismatched: ReadonlyArray<{ group: Group; similarTo: string }>;
  withoutTeam: readonly Group[];
}

export interface GroupsInput {
  groups: readonly Group[];
  teams: readonly Team[];
  /** Ids of groups that rules match. */
  mappedGroupIds: ReadonlySet<string>;
  /** Exact names that rules ask for. */
  wantedNames: readonly string[];
}

export function* countGroups({ groups, teams, mappedGroupIds, wantedNames }: GroupsInput): Work<GroupCounts> {
  const present = new Set(groups.map(({ displayName }) => displayName));
  const local = teams.filter(({ isProvisioned }) => !isProvisioned).map(({ name }) => name);
  const awaited = [...wantedNames.filter((name) => !present.has(name)), ...local].sort();
  const bySkeleton = new Map([...awaited].reverse().map((name) => [nameSkeleton(name), name]));
  const teamUids = new Set(teams.map(({ uid }) => uid));
  const unmapped: Group[] = [];
  const withoutTeam: Group[] = [];
  const mismatched: Array<{ group: Group; similarTo: string }> = [];
  yield* eachItem(groups, (group) => {
    if (group.teamUid === undefined || !teamUids.has(group.teamUid)) {
      withoutTeam.push(group);
    }
    if (!mappedGroupIds.has(group.id)) {
      unmapped.push(group);
      const similarTo = bySkeleton.get(nameSkeleton(group.displayName));
      if (similarTo !== undefined && similarName(group.displayName, similarTo)) {
        mismatched.push({ group, similarTo });
      }
    }
  });
  return { total: groups.length, mapped: groups.length - unmapped.length, unmapped, mismatched, withoutTeam };
}

export interface AuditedToken {
  id: number;
  name: string;
  /** ISO 8601, all three. */
  createdAt: string;
  /** Absent: never. */
  expiresAt?: string;
  /** Absent: never used. */
  lastUsedAt?: string;
}

export interface AuditedAccount {
  id: number;
  name: string;
  role: OrgRole;
  isDisabled: boolean;
  /** undefined: they could not be read. */
  tokens?: readonly AuditedToken[];
}

export type AccountFinding =
  | { kind: 'over-privileged'; account: AuditedAccount }
  | { kind: 'tokens-unknown'; account: AuditedAccount }
  | {
      kind: 'unused-token' | 'expired-token' | 'expiring-token' | 'never-expires';
      account: AuditedAccount;
      token: AuditedToken;
      days?: number;
    };

const TOKEN_FINDINGS = {
  expired: 'expired-token',
  expiring: 'expiring-token',
  unused: 'unused-token',
  'never-expires': 'never-expires',
} as const;

function tokenFindings(account: AuditedAccount, nowMs: number): AccountFinding[] {
  return (account.tokens ?? []).flatMap((token) => {
    const { state, days } = tokenAge(token, nowMs);
    return state === 'ok' ? [] : [{ kind: TOKEN_FINDINGS[state], account, token, ...(days !== undefined && { days }) }];
  });
}

/** Whether any of an account's tokens may have been used within the last 90 days. */
function isInUse({ tokens }: AuditedAccount, nowMs: number): boolean {
  return tokens === undefined || tokens.some((token) => tokenAge(token, nowMs).idleDays < 90);
}

/** What is wrong with active service accounts: basic role Admin without use, tokens that are stale, lapse soon or never do. */
export function auditAccounts(accounts: readonly AuditedAccount[], nowMs: number): AccountFinding[] {
  return accounts
    .filter(({ isDisabled }) => !isDisabled)
    .flatMap((account): AccountFinding[] => [
      ...(account.role === 'Admin' && !isInUse(account, nowMs) ? [{ kind: 'over-privileged' as const, account }] : []),
      ...(account.tokens === undefined ? [{ kind: 'tokens-unknown' as const, account }] : []),
      ...tokenFindings(account, nowMs),
    ]);
}
