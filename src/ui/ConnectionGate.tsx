import { type ReactNode } from 'react';
import { t, Trans } from '@grafana/i18n';
import { EmptyState, LinkButton, Stack } from '@grafana/ui';
import type { Fault } from '../domain/fault/Fault';
import { FaultAlert } from './FaultAlert';
import { pagePath, PLUGIN_ID } from './pagePath';
import { Forbidden, type QueryLike, QueryView } from './QueryView';

interface ConnectionGateProps {
  /** Whether the signed-in person holds the plugin's read action. */
  canRead: boolean;
  connection: QueryLike<{ status: 'not-connected' | 'connected' | 'broken'; fault?: Fault }>;
  children: ReactNode;
}

/** Draws a page only for whom it is meant and once there is a working connection; else says what to do. */
export function ConnectionGate({ canRead, connection, children }: ConnectionGateProps) {
  if (!canRead) {
    return <Forbidden fault={READ_MISSING} />;
  }
  return (
    <QueryView query={connection} loadingText={t('ui.connection.loading', 'Checking the connection')}>
      {({ status, fault }) => {
        if (status === 'connected') {
          return children;
        }
        return status === 'not-connected' ? <NotConnected /> : <Broken fault={fault} onRetry={connection.refetch} />;
      }}
    </QueryView>
  );
}

const READ_MISSING: Fault = {
  kind: 'forbidden',
  operation: 'plugin.read',
  detail: '',
  missingPermissions: [`${PLUGIN_ID}.scim:read`],
};

function NotConnected() {
  return (
    <EmptyState
      variant="call-to-action"
      message={t('ui.connection.none', 'SCIM Manager is not connected yet')}
      button={
        <LinkButton icon="plug" size="lg" href={pagePath('configuration')}>
          <Trans i18nKey="ui.connection.connect">Connect</Trans>
        </LinkButton>
      }
    >
      <Trans i18nKey="ui.connection.why">
        It needs a service account of its own before it can read people, groups and access.
      </Trans>
    </EmptyState>
  );
}

function Broken({ fault, onRetry }: { fault?: Fault; onRetry: () => unknown }) {
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      {fault && (
        <FaultAlert
          fault={fault}
          title={t('ui.connection.broken', 'The stored token does not work')}
          onRetry={onRetry}
        />
      )}
      <LinkButton variant="primary" icon="cog" href={pagePath('configuration')}>
        <Trans i18nKey="ui.connection.mend">Open Configuration</Trans>
      </LinkButton>
    </Stack>
  );
}
