import type { ReactNode } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import type { Fault } from '../../domain/fault/Fault';
import { MissingPermissions } from '../../ui/FaultAlert';
import { clipName } from '../../ui/visibleName';
import { peerFaultWords } from './peerFaultWords';

interface PeerFaultProps {
  fault: Fault;
  /** Name of the other Grafana. */
  peer: string;
  onRetry?: () => unknown;
  children?: ReactNode;
}

/** What went wrong with the other Grafana, and what to do about it. */
export function PeerFault({ fault, peer, onRetry, children }: PeerFaultProps) {
  const { title, remedy } = peerFaultWords(fault, clipName(peer).text);
  return (
    <Alert severity="error" title={title} bottomSpacing={0}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <MissingPermissions fault={fault} />
        <span>{remedy}</span>
        <Text variant="bodySmall" color="secondary" element="p">
          <Trans i18nKey="environments.fault.detail">Details:</Trans> <bdi>{fault.detail.slice(0, 300)}</bdi>
          {fault.status !== undefined && ` (${t('ui.fault.status', 'status {{status}}', { status: fault.status })})`}
        </Text>
        {children}
        {onRetry && (
          <Button variant="secondary" size="sm" icon="sync" onClick={() => onRetry()}>
            <Trans i18nKey="environments.fault.retry">Try again</Trans>
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
