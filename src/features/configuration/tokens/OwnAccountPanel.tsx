import { t } from '@grafana/i18n';
import { Alert, Button, Text } from '@grafana/ui';
import type { Connection } from '../../../api/queries/useConnection';
import { useStack } from '../../../api/queries/useStack';
import { busyIcon } from '../../../ui/busyIcon';
import { FaultAlert } from '../../../ui/FaultAlert';
import { Section } from '../../../ui/Section';
import { ConnectStepList } from '../connection/ConnectStepList';
import { useConnectGuide } from '../connection/useConnectGuide';
import { AccountFacts } from './AccountFacts';
import { FindingList } from './FindingList';
import { TokenTable } from './TokenTable';
import type { Credentials } from './useCredentials';

interface OwnAccountPanelProps {
  credentials: Credentials;
  connection: Connection;
}

/** The account that SCIM Manager itself works with; its token is replaced in one go, proved before the old one ends. */
export function OwnAccountPanel({ credentials, connection: { settings } }: OwnAccountPanelProps) {
  const { own: account, findings, nowMs, hasPermissions } = credentials;
  const { can } = useStack();
  const guide = useConnectGuide();
  const own = findings.filter((finding) => finding.account.id === account?.id);
  const hasStarted = Object.keys(guide.steps).length > 0;
  const hasFailedStep = Object.values(guide.steps).some(({ state }) => state === 'failed');
  return (
    <Section
      title={t('configuration.tokens.own.title', "SCIM Manager's own account")}
      subtitle={t(
        'configuration.tokens.own.subtitle',
        'Rotating makes a new token, stores it, proves it through the plugin proxy, and only then revokes the old one.'
      )}
      actions={
        <Button
          variant="secondary"
          icon={busyIcon(guide.isRunning, 'sync')}
          disabled={guide.isRunning || !can.write}
          onClick={() => guide.start({ grafanaUrl: settings.grafanaUrl, namespace: settings.namespace })}
        >
          {guide.fault
            ? t('configuration.connect.continue', 'Continue')
            : t('configuration.tokens.own.rotate', "Rotate SCIM Manager's token")}
        </Button>
      }
    >
      {guide.outcome && (
        <Alert
          severity="success"
          bottomSpacing={0}
          title={t('configuration.tokens.own.rotated', 'Rotated: the new token is stored and was proved')}
        />
      )}
      {hasStarted && !guide.outcome && <ConnectStepList steps={guide.steps} />}
      {guide.fault && !hasFailedStep && <FaultAlert fault={guide.fault} />}
      {account ? (
        <>
          <AccountFacts account={account} hasPermissions={hasPermissions(account)} findings={own} />
          <FindingList
            label={t('configuration.tokens.own.findings', 'Findings about SCIM Manager’s account')}
            findings={own.filter(({ token }) => !token)}
            hasEvidence
          />
          <TokenTable account={account} use="own" findings={own} nowMs={nowMs} />
        </>
      ) : (
        <Text color="secondary">
          {t(
            'configuration.tokens.own.unknown',
            'Which account it is, is not known: the stored token was not made here. Rotating makes an account of its own.'
          )}
        </Text>
      )}
    </Section>
  );
}
