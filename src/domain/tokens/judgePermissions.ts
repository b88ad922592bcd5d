import { comparePermissions, type Feature, type HeldPermissions, type MissingPermission } from './permissions';
import type { ServiceAccount } from './serviceAccount';
import type { AccountUse, Judgement } from './TokenFinding';

/** Come with `fixed:org.users:writer` and `fixed:teams:writer`, the nearest roles of Grafana's own. */
const OF_NEAREST_ROLES: readonly string[] = [
  'users.permissions:read',
  'teams.permissions:read',
  'teams.permissions:write',
];

export interface AccountToJudge {
  account: ServiceAccount;
  use: AccountUse;
  /** Absent: they were not read; only the basic role is judged then. */
  held?: HeldPermissions;
  /** What the account must be able to do. */
  needed: readonly Feature[];
  /** What it may be able to do besides. */
  allowed: readonly Feature[];
  /** Without roles (OSS) nothing finer than a basic role can be given. */
  hasRoles: boolean;
}

/** What an account may do too much, and too little. */
export function judgePermissions(input: AccountToJudge): Judgement[] {
  const { use, held, needed, allowed } = input;
  if (use === 'other' || held === undefined) {
    return overPrivilegedByRole(input);
  }
  const { missing, superfluous } = comparePermissions(held, needed, allowed);
  return [
    ...(missing.length > 0 ? [underPrivileged(input, missing)] : []),
    ...(superfluous.length > 0 ? [overPrivileged(input, superfluous)] : []),
  ];
}

function overPrivilegedByRole({ account, use, hasRoles }: AccountToJudge): Judgement[] {
  if (account.role !== 'Admin' || use === 'own' || account.isDisabled) {
    return [];
  }
  return [
    {
      kind: 'over-privileged',
      severity: hasRoles || use === 'other' ? 'warning' : 'info',
      cause:
        'The account holds the basic role Admin. Whoever has one of its tokens can change this whole organisation.',
      remedy: lessAccess(use, hasRoles),
      evidence: [`basic role: ${account.role}`],
    },
  ];
}

function overPrivileged({ account, use, hasRoles }: AccountToJudge, superfluous: readonly string[]): Judgement {
  const evidence = [`basic role: ${account.role}`, ...superfluous];
  const kind = 'over-privileged';
  if (use === 'own') {
    return {
      kind,
      severity: 'info',
      cause: `${actions(superfluous)} held and not needed by itself. Grafana lets only an account that holds a permission give it to teams, so this one keeps the basic role Admin.`,
      remedy:
        'Nothing to do. Its token never leaves Grafana, and the plugin proxy lets through only what SCIM Manager asks.',
      evidence,
    };
  }
  const isNear = superfluous.every((action) => OF_NEAREST_ROLES.includes(action));
  return {
    kind,
    severity: isNear || !hasRoles ? 'info' : 'warning',
    cause: isNear
      ? `${actions(superfluous)} held and not needed; they come with fixed:org.users:writer and fixed:teams:writer.`
      : `${actions(superfluous)} held and not needed for provisioning. Whoever has one of its tokens can use them.`,
    remedy: lessAccess(use, hasRoles),
    evidence,
  };
}

function lessAccess(use: AccountUse, hasRoles: boolean): string {
  if (use === 'other') {
    return 'Give it a smaller role, or disable it if nothing needs it.';
  }
  return hasRoles
    ? 'Give it the basic role None and only the permissions of user sync and group sync.'
    : 'This edition has basic roles only, so provisioning cannot do with less.';
}

function underPrivileged({ use }: AccountToJudge, missing: readonly MissingPermission[]): Judgement {
  const features = [...new Set(missing.map(({ feature }) => feature.title))];
  return {
    kind: 'under-privileged',
    severity: use === 'provider' ? 'error' : 'warning',
    cause: `Permissions are missing, so this does not work, or not whole: ${features.join(', ')}.`,
    remedy:
      use === 'provider'
        ? 'Give the account these permissions: on the Set up tab, or with a custom role.'
        : 'Rotate the token: that also gives the account what it lacks, as far as you may give it.',
    evidence: missing.map(({ feature, action, scopes }) => [`${feature.title}: ${action}`, ...scopes].join(' on ')),
  };
}

const actions = ({ length }: readonly string[]): string => (length === 1 ? '1 action is' : `${length} actions are`);
