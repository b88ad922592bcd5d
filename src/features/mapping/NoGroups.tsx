import { t, Trans } from '@grafana/i18n';
import { EmptyState, LinkButton } from '@grafana/ui';
import { pagePath } from '../../ui/pagePath';

/** Where there is nothing to map yet: leads to the set-up. */
export function NoGroups() {
  return (
    <EmptyState
      variant="not-found"
      message={t('mapping.groups.none', 'No groups yet')}
      button={
        <LinkButton href={pagePath('configuration')}>
          <Trans i18nKey="mapping.groups.set-up">Set up provisioning</Trans>
        </LinkButton>
      }
    >
      <Trans i18nKey="mapping.groups.none-next">
        Push groups from your identity provider; they appear here as soon as group sync is on.
      </Trans>
    </EmptyState>
  );
}
