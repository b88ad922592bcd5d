import { t, Trans } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import { useAccountRoles } from '../../../api/queries/useAccountRoles';
import { presetById } from '../../../domain/presets';
import { FaultAlert } from '../../../ui/FaultAlert';
import { pagePath } from '../../../ui/pagePath';
import { Section } from '../../../ui/Section';
import { AccountFacts } from './AccountFacts';
import { FindingList } from './FindingList';
import { ProviderChooser } from './ProviderChooser';
import { RotationPanel } from './RotationPanel';
import { TokenTable } from './TokenTable';
import type { Credentials } from './useCredentials';

interface ProviderPanelProps {
  credentials: Credentials;
  presetId: string | undefined;
}

/** The account that the identity provider works with: what it may do, its tokens, and their replacement. */
export function ProviderPanel({ credentials, presetId }: ProviderPanelProps) {
  const { provider, findings, nowMs, hasPermissions, permissionsFault } = credentials;
  const account = provider?.account;
  const { data: held } = useAccountRoles(account?.id);
  const own = findings.filter((finding) => finding.account.id === account?.id);
  return (
    <Section
      title={t('configuration.tokens.provider.title', "The identity provider's account")}
      subtitle={t(
        'configuration.tokens.provider.subtitle',
        'Its token lets the identity provider push people and groups.'
      )}
    >
      <ProviderChooser credentials={credentials} />
      {account ? (
        <>
          <AccountFacts
            account={account}
            roles={held?.roles?.map(({ name }) => name)}
            hasPermissions={hasPermissions(account)}
            findings={own}
          />
          {permissionsFault && <FaultAlert fault={permissionsFault} severity="warning" />}
          <FindingList
            label={t('configuration.tokens.provider.findings', 'Findings about the account')}
            findings={own.filter(({ token }) => !token)}
            hasEvidence
          />
          <TokenTable account={account} use="provider" findings={own} nowMs={nowMs} />
          {account.tokens && (
            <RotationPanel key={account.id} account={account} preset={presetById(presetId)} nowMs={nowMs} />
          )}
        </>
      ) : (
        <Stack direction="column" gap={1} alignItems="flex-start">
          <Text color="secondary">
            <Trans i18nKey="configuration.tokens.provider.none">
              No service account is named like an identity provider, and none was chosen.
            </Trans>
          </Text>
          <TextLink href={pagePath('configuration', { tab: 'setup' })}>
            {t('configuration.tokens.provider.set-up', 'Set one up')}
          </TextLink>
        </Stack>
      )}
    </Section>
  );
}
