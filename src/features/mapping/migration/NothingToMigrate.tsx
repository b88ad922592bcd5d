import { t, Trans } from '@grafana/i18n';
import { Alert, Button, EmptyState, Text } from '@grafana/ui';
import type { MigrationView } from '../../../api/queries/useMigration';
import { useStack } from '../../../api/queries/useStack';
import { FaultList } from '../FaultList';

interface NothingToMigrateProps {
  view: Exclude<MigrationView, { kind: 'migration' }>;
  onAgain: () => void;
}

/** Why there is no migration here, and what that means. */
export function NothingToMigrate({ view, onAgain }: NothingToMigrateProps) {
  const { isEnterprise } = useStack();
  const again = (
    <Button variant="secondary" icon="sync" onClick={onAgain}>
      <Trans i18nKey="mapping.migration.look-again">Look again</Trans>
    </Button>
  );
  if (view.kind === 'nothing' && !view.isComplete) {
    return (
      <Alert
        severity="warning"
        title={t('mapping.migration.unknown', 'Whether there is something to migrate is unknown')}
      >
        <Trans i18nKey="mapping.migration.unknown-why">
          No external group was found, but not every team could be read.
        </Trans>
        <FaultList faults={view.faults} />
        {again}
      </Alert>
    );
  }
  if (view.kind === 'nothing') {
    return (
      <EmptyState
        variant="completed"
        hideImage
        message={t('mapping.migration.nothing', 'No team has external groups, so there is nothing to migrate')}
        button={again}
      >
        <Text color="secondary">
          <Trans i18nKey="mapping.migration.nothing-means">
            Team Sync is not used, so nothing of it stands in the way of group sync.
          </Trans>
        </Text>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      variant="not-found"
      hideImage
      message={
        isEnterprise
          ? t('mapping.migration.licence', 'Team Sync does not answer here')
          : t('mapping.migration.oss', 'This Grafana has no Team Sync, so there is nothing to migrate')
      }
      button={isEnterprise ? again : undefined}
    >
      <Text color="secondary">
        {isEnterprise
          ? t(
              'mapping.migration.licence-means',
              'Its licence is missing or does not cover it. External groups that were kept from earlier are not used, and cannot be seen until there is a licence.'
            )
          : t(
              'mapping.migration.oss-means',
              'Team Sync and SCIM belong to Grafana Enterprise and Grafana Cloud. Teams that were made by hand stay as they are.'
            )}
      </Text>
    </EmptyState>
  );
}
