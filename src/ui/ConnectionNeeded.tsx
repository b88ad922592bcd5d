import { t, Trans } from '@grafana/i18n';
import { EmptyState, LinkButton, Stack, TextLink } from '@grafana/ui';
import type { Fault } from '../domain/fault/Fault';
import { FaultAlert } from './FaultAlert';
import { pagePath } from './pagePath';

/** Shown instead of a page that reads through the plugin proxy, while there is no token for it, or none that works. */
export function ConnectionNeeded({ fault, onRetry }: { fault?: Fault; onRetry?: () => unknown }) {
  if (fault) {
    return (
      <Stack direction="column" gap={1} alignItems="flex-start">
        <FaultAlert
          fault={fault}
          onRetry={onRetry}
          title={t('ui.connection.broken', 'SCIM Manager cannot reach Grafana with its token')}
        />
        <TextLink href={pagePath('configuration')} inline={false}>
          {t('ui.connection.mend', 'Mend the connection')}
        </TextLink>
      </Stack>
    );
  }
  return (
    <EmptyState
      variant="call-to-action"
      message={t('ui.connection.none.title', 'SCIM Manager is not connected yet')}
      button={
        <LinkButton href={pagePath('configuration')} icon="plug">
          {t('ui.connection.none.button', 'Connect')}
        </LinkButton>
      }
    >
      <Trans i18nKey="ui.connection.none.body">
        Connect it once, and it shows who is provisioned, which group gives which access, and what needs your attention.
      </Trans>
    </EmptyState>
  );
}
