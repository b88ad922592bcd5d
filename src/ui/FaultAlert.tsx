import { Fragment } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, LinkButton, Stack, Text } from '@grafana/ui';
import { type Fault, RECORD_READING, thirdPartyOf } from '../domain/fault/Fault';
import { faultWords } from './faultWords';
import { pagePath } from './pagePath';
import { thirdPartyName } from './thirdPartyWords';

interface FaultAlertProps {
  fault: Fault;
  /** What could not be done, when the kind of fault alone does not say it. */
  title?: string;
  severity?: 'error' | 'warning';
  onRetry?: () => unknown;
  /** Room below, in the theme's spacing units. */
  bottomSpacing?: number;
}

/** Says what happened, why, what to do, and offers to try again. */
export function FaultAlert({ fault, title, severity = 'error', onRetry, bottomSpacing = 0 }: FaultAlertProps) {
  const words = faultWords(fault);
  const explanation = explanationOf(fault);
  return (
    <Alert title={title ?? words.title} severity={severity} bottomSpacing={bottomSpacing}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>{words.happened}</span>
        <MissingPermissions fault={fault} />
        <span>{words.remedy}</span>
        <FaultDetail fault={fault} />
        {(onRetry || explanation) && (
          <Stack direction="row" gap={1} wrap="wrap">
            {onRetry && (
              <Button variant="secondary" size="sm" icon="sync" onClick={() => onRetry()}>
                <Trans i18nKey="ui.fault.retry">Try again</Trans>
              </Button>
            )}
            {explanation && (
              <LinkButton variant="secondary" fill="text" size="sm" href={explanation}>
                <Trans i18nKey="ui.fault.explain">Explain this error</Trans>
              </LinkButton>
            )}
          </Stack>
        )}
      </Stack>
    </Alert>
  );
}

/** Names the permissions that a refusal is about, or says that Grafana did not name them. */
export function MissingPermissions({ fault }: { fault: Fault }) {
  if (fault.kind !== 'forbidden' || thirdPartyOf(fault)) {
    return null;
  }
  const missing = fault.missingPermissions ?? [];
  if (missing.length === 0) {
    return (
      <span>
        <Trans i18nKey="ui.fault.permission-unnamed">Grafana did not say which permission is missing.</Trans>
      </span>
    );
  }
  return (
    <span>
      <Trans i18nKey="ui.fault.permissions">Missing:</Trans>{' '}
      {missing.map((permission, index) => (
        <Fragment key={permission}>
          {index > 0 && ', '}
          <code>{permission}</code>
        </Fragment>
      ))}
    </span>
  );
}

/** Whose words the details are. */
function detailIntroduction(fault: Fault): string {
  const thirdParty = thirdPartyOf(fault);
  if (fault.operation === RECORD_READING) {
    return t('ui.fault.details', 'Details:');
  }
  return thirdParty
    ? t('ui.fault.detail-of', '{{system}} says:', {
        system: thirdPartyName(thirdParty),
        interpolation: { escapeValue: false },
      })
    : t('ui.fault.detail', 'Grafana says:');
}

function FaultDetail({ fault }: { fault: Fault }) {
  const parts = [
    fault.status && t('ui.fault.status', 'status {{status}}', { status: fault.status }),
    fault.messageId,
    fault.operation,
  ];
  const facts = parts.filter(Boolean).join(' · ');
  const detail = fault.detail.slice(0, 500);
  if (!facts && !detail) {
    return null;
  }
  return (
    <Text variant="bodySmall" color="secondary" element="p">
      {detailIntroduction(fault)} <bdi>{detail || '—'}</bdi>
      {facts && ` (${facts})`}
    </Text>
  );
}

const KNOWN_ID = /^[\w.-]{1,80}$/;

/** Where the explainer says more. Of the fault, no more than status and id stands in the address. */
function explanationOf(fault: Fault): string | undefined {
  const { status, messageId } = fault;
  if (status === undefined || thirdPartyOf(fault)) {
    return undefined;
  }
  const id = messageId !== undefined && KNOWN_ID.test(messageId) ? ` ${messageId}` : '';
  return pagePath('configuration', { tab: 'diagnostics', error: `${status}${id}` });
}
