import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { Groups } from '../../api/queries/useGroups';

/** Says plainly when there is no SCIM here and teams stand in for groups. */
export function TeamsForGroups({ source, hasRoles }: { source: Groups['source']; hasRoles?: boolean }) {
  if (source === 'scim') {
    return null;
  }
  return (
    <Alert severity="info" title={t('mapping.teams-for-groups.title', 'Teams stand in for groups here')}>
      <Trans i18nKey="mapping.teams-for-groups.body">
        This Grafana does not answer SCIM requests, so every team is shown as a group of the same name. Rules, plan and
        apply work with them.
      </Trans>{' '}
      {hasRoles === false && (
        <Trans i18nKey="mapping.teams-for-groups.roles">
          RBAC roles need Grafana Enterprise or Grafana Cloud; rules can give folder permissions.
        </Trans>
      )}
    </Alert>
  );
}
