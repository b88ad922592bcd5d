import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Groups } from '../../api/queries/useGroups';

/** Says plainly when groups could not be asked for over SCIM, and what stands in for them. */
export function TeamsForGroups({ source, hasRoles }: { source: Groups['source']; hasRoles?: boolean }) {
  if (source === 'scim') {
    return null;
  }
  if (source === 'provisioned-teams') {
    return (
      <Alert
        severity="warning"
        bottomSpacing={0}
        title={t('mapping.provisioned-teams.title', 'Groups could not be read over SCIM')}
      >
        <Trans i18nKey="mapping.provisioned-teams.body">
          Grafana did not let SCIM Manager read SCIM groups, so the teams that group sync has made stand in for them. A
          group without a team is missing here.
        </Trans>
      </Alert>
    );
  }
  return (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('mapping.teams-for-groups.title', 'Teams stand in for groups here')}
    >
      <Trans i18nKey="mapping.teams-for-groups.body">
        This Grafana has no SCIM, so every team is shown as a group of the same name. Rules, plan and apply work with
        them.
      </Trans>{' '}
      {hasRoles === false && (
        <Trans i18nKey="mapping.teams-for-groups.roles">
          RBAC roles need Grafana Enterprise or Grafana Cloud; rules can give folder permissions.
        </Trans>
      )}
    </Alert>
  );
}
