import { t } from '@grafana/i18n';
import type { Connection } from '../../api/queries/useConnection';
import type { ScimSettings } from '../../api/queries/useScimSettings';
import type { ServiceAccount } from '../../api/queries/useServiceAccounts';
import type { PeopleCounts } from '../../domain/audit/inventory';
import type { Ledger } from '../../domain/mapping/ledger';
import { pagePath } from '../../ui/pagePath';
import { findProviderAccount } from '../../domain/tokens/credentials';
import { judgeCredentials } from '../../domain/tokens/judgeCredentials';
import type { GroupInventory } from './useInventory';

export interface OverviewFinding {
  id: string;
  severity: 'error' | 'warning' | 'info';
  title: string;
  /** Whom or what it is about, by name. */
  names?: readonly string[];
  remedy: string;
  /** Where it is mended. */
  href: string;
}

/** What is known so far; what could not be read is left out and gives no finding. */
export interface OverviewFacts {
  nowMs: number;
  connection: Connection;
  settings?: ScimSettings;
  accounts?: readonly ServiceAccount[];
  people?: PeopleCounts;
  groups?: GroupInventory;
  ledger?: Ledger;
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** What to do next, the gravest first. */
export function overviewFindings(facts: OverviewFacts): OverviewFinding[] {
  return [
    ...switchFindings(facts),
    ...ledgerFindings(facts),
    ...credentialFindings(facts),
    ...peopleFindings(facts),
    ...groupFindings(facts),
  ].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** Whether something that was read left a question open: without an answer, no finding is not a pass. */
export function hasGaps({ settings, accounts, groups }: OverviewFacts): boolean {
  const hasUnknownSwitch =
    settings?.availability === 'available' &&
    [settings.userSync, settings.groupSync, settings.rejectNonProvisioned].some(({ value }) => value === 'unknown');
  const hasUnreadTokens = accounts?.some(({ tokens }) => tokens === undefined) ?? false;
  return hasUnknownSwitch || hasUnreadTokens || groups?.mappingUnknown !== undefined;
}

function switchFindings({ settings }: OverviewFacts): OverviewFinding[] {
  if (settings?.availability !== 'available') {
    return [];
  }
  const href = pagePath('configuration', { tab: 'settings' });
  const findings: OverviewFinding[] = [];
  if (settings.userSync.value === false) {
    findings.push({
      id: 'user-sync-off',
      severity: 'warning',
      title: t('overview.finding.user-sync-off.title', 'User sync is off'),
      remedy: t(
        'overview.finding.user-sync-off.remedy',
        'The identity provider cannot create or disable people until it is on.'
      ),
      href,
    });
  }
  if (settings.groupSync.value === false) {
    findings.push({
      id: 'group-sync-off',
      severity: 'warning',
      title: t('overview.finding.group-sync-off.title', 'Group sync is off'),
      remedy: t(
        'overview.finding.group-sync-off.remedy',
        'Groups do not become teams, so no rule can give them access.'
      ),
      href,
    });
  }
  return findings;
}

function ledgerFindings({ ledger }: OverviewFacts): OverviewFinding[] {
  if (!ledger?.pending) {
    return [];
  }
  return [
    {
      id: 'apply-interrupted',
      severity: 'error',
      title: t('overview.finding.interrupted.title', 'An apply was interrupted'),
      names: [ledger.pending.by],
      remedy: t(
        'overview.finding.interrupted.remedy',
        'Part of a plan may be missing. Plan again: it finds exactly the rest.'
      ),
      href: pagePath('mapping', { tab: 'plan' }),
    },
  ];
}

function credentialFindings({ accounts = [], connection, nowMs }: OverviewFacts): OverviewFinding[] {
  const { serviceAccountId: ownAccountId } = connection.settings;
  const providerAccountId = findProviderAccount(accounts, { ownAccountId })?.account.id;
  return judgeCredentials({ accounts, ownAccountId, providerAccountId, nowMs })
    .filter(({ severity, kind }) => severity !== 'info' && kind !== 'unread')
    .map(({ kind, severity, account, token, cause, remedy }) => ({
      id: `${kind}-${token ? `token-${token.id}` : account.id}`,
      severity,
      title: cause,
      names: [token ? `${account.name} / ${token.name}` : account.name],
      remedy,
      href: pagePath('configuration', { tab: 'tokens' }),
    }));
}

function peopleFindings({ people, settings }: OverviewFacts): OverviewFinding[] {
  if (!people) {
    return [];
  }
  const findings: OverviewFinding[] = [];
  if (people.orphans.length > 0) {
    findings.push({
      id: 'orphans',
      severity: 'warning',
      title: t('overview.finding.orphans.title', '{{count}} active people are not managed by the identity provider', {
        count: people.orphans.length,
        defaultValue_one: '{{count}} active person is not managed by the identity provider',
      }),
      names: people.orphans.map(({ name, login }) => name || login),
      remedy: t(
        'overview.finding.orphans.remedy',
        'They keep their access when they leave the company. Assign them there, or disable them here.'
      ),
      href: pagePath('audit', { state: 'local' }),
    });
  }
  if (settings?.rejectNonProvisioned.value === true && people.waysBackIn.length === 0) {
    findings.push({
      id: 'no-way-in',
      severity: 'error',
      title: t('overview.finding.no-way-in.title', 'No administrator can sign in without the identity provider'),
      remedy: t(
        'overview.finding.no-way-in.remedy',
        'If single sign-on fails, nobody can mend it. Keep one administrator with a local password.'
      ),
      href: pagePath('audit', { role: 'Admin' }),
    });
  }
  return findings;
}

function groupFindings({ groups }: OverviewFacts): OverviewFinding[] {
  if (!groups) {
    return [];
  }
  const findings: OverviewFinding[] = [];
  if (groups.mismatched.length > 0) {
    findings.push({
      id: 'mismatched',
      severity: 'warning',
      title: t('overview.finding.mismatched.title', '{{count}} group names almost match a rule or team', {
        count: groups.mismatched.length,
        defaultValue_one: '{{count}} group name almost matches a rule or team',
      }),
      names: groups.mismatched.map(({ group, similarTo }) => `${group.displayName} ≈ ${similarTo}`),
      remedy: t(
        'overview.finding.mismatched.remedy',
        'Names must match exactly. Until they do, the group gets no access from that rule.'
      ),
      href: pagePath('mapping', { tab: 'groups', state: 'mismatched' }),
    });
  }
  if (!groups.mappingUnknown && groups.unmapped.length > 0) {
    findings.push({
      id: 'unmapped',
      severity: 'info',
      title: t('overview.finding.unmapped.title', '{{count}} groups have no rule', {
        count: groups.unmapped.length,
        defaultValue_one: '{{count}} group has no rule',
      }),
      names: groups.unmapped.map(({ displayName }) => displayName),
      remedy: t('overview.finding.unmapped.remedy', 'No rule gives their members any access. Add one if they need it.'),
      href: pagePath('mapping', { tab: 'groups', state: 'unmapped' }),
    });
  }
  if (groups.mappingUnknown === 'invalid') {
    findings.push({
      id: 'mapping-invalid',
      severity: 'error',
      title: t('overview.finding.mapping-invalid.title', 'The mapping document has errors'),
      remedy: t(
        'overview.finding.mapping-invalid.remedy',
        'It cannot be applied, and which groups are mapped is unknown until they are corrected.'
      ),
      href: pagePath('mapping', { tab: 'rules' }),
    });
  }
  return findings;
}

export function serviceAccountPath(id: number): string {
  return `/org/serviceaccounts/${id}`;
}
