import { useMemo, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Collapse, Stack, Text, TextLink } from '@grafana/ui';
import type { ServiceAccount } from '../../../domain/tokens/serviceAccount';
import type { TokenFinding } from '../../../domain/tokens/TokenFinding';
import { DisplayName } from '../../../ui/DisplayName';
import { Section } from '../../../ui/Section';
import { AccountBadge } from './AccountBadge';
import { FindingList } from './FindingList';
import { TokenTable } from './TokenTable';
import type { Credentials } from './useCredentials';

const SHOWN_AT_ONCE = 20;

interface AccountWithFindings {
  account: ServiceAccount;
  findings: readonly TokenFinding[];
}

/** Service accounts that provisioning does not need, where there is something to know about them. */
export function OtherAccounts({ credentials: { findings, nowMs } }: { credentials: Credentials }) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const others = useMemo(() => byAccount(findings.filter(({ use }) => use === 'other')), [findings]);
  const more = others.length - shown;
  return (
    <Section
      title={t('configuration.tokens.other.title', 'Other service accounts')}
      subtitle={t('configuration.tokens.other.subtitle', 'Those with findings. Provisioning does not depend on them.')}
    >
      {others.length === 0 && (
        <Text color="secondary">
          {t('configuration.tokens.other.none', 'There is nothing to say about the others.')}
        </Text>
      )}
      <div>
        {others.slice(0, shown).map((other) => (
          <OtherAccount key={other.account.id} {...other} nowMs={nowMs} />
        ))}
      </div>
      {more > 0 && (
        <div>
          <Button variant="secondary" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
            {t('configuration.tokens.other.more', 'Show more ({{count, number}} left)', { count: more })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function OtherAccount({ account, findings, nowMs }: AccountWithFindings & { nowMs: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Collapse
      isOpen={isOpen}
      onToggle={setOpen}
      label={
        <Stack alignItems="center" wrap="wrap">
          <DisplayName name={account.name} />
          <Text color="secondary">{account.login}</Text>
          <AccountBadge findings={findings} />
        </Stack>
      }
    >
      <Stack direction="column" gap={1}>
        <TextLink href={`/org/serviceaccounts/${account.id}`} inline={false}>
          {t('configuration.tokens.other.open', 'Open this account in Grafana')}
        </TextLink>
        <FindingList
          label={t('configuration.tokens.other.findings', 'Findings about {{name}}', {
            name: account.name,
            interpolation: { escapeValue: false },
          })}
          findings={findings.filter(({ token }) => !token)}
        />
        <TokenTable account={account} use="other" findings={findings} nowMs={nowMs} />
      </Stack>
    </Collapse>
  );
}

/** In the order of their gravest finding. */
function byAccount(findings: readonly TokenFinding[]): AccountWithFindings[] {
  const accounts = new Map<number, { account: ServiceAccount; findings: TokenFinding[] }>();
  for (const finding of findings) {
    const known = accounts.get(finding.account.id);
    if (known) {
      known.findings.push(finding);
    } else {
      accounts.set(finding.account.id, { account: finding.account, findings: [finding] });
    }
  }
  return [...accounts.values()];
}
