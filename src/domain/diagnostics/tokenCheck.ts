import { judgeCredentials } from '../tokens/judgeCredentials';
import { PROVIDER_FEATURES } from '../tokens/permissions';
import type { TokenFinding, TokenFindingKind } from '../tokens/TokenFinding';
import type { Check } from './Check';
import { accountPart, list, plain, saw, tokenPart, type Row } from './evidence';
import type { AccountsFact, StackFact, SwitchesFact } from './facts';
import { SOURCES } from './sources';
import { counted, fail, pass, unknown, warn, type Verdict } from './verdict';

interface TokenCheck extends Pick<Check, 'id' | 'title' | 'severity'> {
  kind: TokenFindingKind;
  /** What it is about when several are found. */
  words: [one: string, many: string];
  /** Also shown with each finding. */
  showsActions?: boolean;
  /** Why nothing can be said although nothing was found. */
  gap(accounts: AccountsFact): string | undefined;
}

type TokenFacts = 'accounts' | 'stack' | 'switches';

const tokensLink = { page: 'configuration', query: { tab: 'tokens' } } as const;

/** A check that passes on what the judgement of credentials finds of one kind. */
export function tokenCheck({ kind, words, showsActions, gap, ...same }: TokenCheck): Check<TokenFacts> {
  return {
    ...same,
    area: 'tokens',
    needs: ['accounts', 'stack', 'switches'],
    judge({ accounts, stack, switches }, nowMs) {
      const findings = judged(accounts, stack, switches, nowMs)
        .filter((finding) => finding.kind === kind)
        .sort(byGravity);
      const grave = findings.filter(({ severity }) => severity !== 'info');
      const rows = findings.map((finding) => rowOf(finding, showsActions ?? false));
      const evidence = [saw('Service accounts', accounts.accounts.length), list('Found', rows)];
      const why = grave.length === 0 ? gap(accounts) : undefined;
      if (why !== undefined) {
        return unknown(why, evidence);
      }
      return grave.length === 0 ? pass(...evidence) : found(grave, rows, words);
    },
    source: SOURCES.serviceAccounts,
  };
}

function judged(
  { accounts, ownAccountId, provider, permissions }: AccountsFact,
  stack: StackFact,
  switches: SwitchesFact,
  nowMs: number
) {
  return judgeCredentials({
    accounts,
    ownAccountId,
    providerAccountId: provider?.account.id,
    permissions,
    providerFeatures: [
      ...(switches.userSync.value === false ? [] : [PROVIDER_FEATURES.userSync]),
      ...(switches.groupSync.value === false ? [] : [PROVIDER_FEATURES.groupSync]),
    ],
    hasRoles: stack.isEnterprise,
    nowMs,
  });
}

const USE_WORDS = { provider: 'of the identity provider', own: 'of SCIM Manager', other: 'of something else' } as const;

function rowOf({ account, token, use, cause, evidence }: TokenFinding, showsActions: boolean): Row {
  return [
    accountPart(account),
    ...(token ? [tokenPart(token)] : []),
    plain(USE_WORDS[use]),
    plain(cause),
    ...(showsActions ? evidence.map(plain) : []),
  ];
}

const SEVERITIES = ['error', 'warning', 'info'] as const;
const USES = ['provider', 'own', 'other'] as const;

/** The gravest first, and those of provisioning itself before the others. */
const byGravity = (a: TokenFinding, b: TokenFinding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || USES.indexOf(a.use) - USES.indexOf(b.use);

function found(findings: readonly TokenFinding[], rows: readonly Row[], [one, many]: TokenCheck['words']): Verdict {
  const [gravest] = findings;
  const state = gravest?.severity === 'error' ? fail : warn;
  const more = findings.length > 1 ? `${counted(findings.length, one, many)}. The gravest: ` : '';
  return state({
    evidence: [list('Found', rows)],
    cause: `${more}${gravest?.cause ?? ''}`,
    remedy: { text: gravest?.remedy ?? '', link: tokensLink },
  });
}

/** For what stands in the tokens of an account. */
export function unreadTokens({ accounts }: AccountsFact): string | undefined {
  const unread = accounts.filter(({ tokens }) => tokens === undefined).length;
  return unread === 0
    ? undefined
    : `The tokens of ${counted(unread, 'service account', 'service accounts')} could not be read.`;
}

/** For what stands in the permissions of the identity provider's account and of the plugin's own. */
export function unreadPermissions({ provider, ownAccountId, permissions }: AccountsFact): string | undefined {
  if (!provider || !permissions.has(provider.account.id)) {
    return 'The permissions of the identity provider could not be read.';
  }
  return ownAccountId === undefined || !permissions.has(ownAccountId)
    ? 'The permissions of SCIM Manager could not be read.'
    : undefined;
}

export const noGap = (): undefined => undefined;
