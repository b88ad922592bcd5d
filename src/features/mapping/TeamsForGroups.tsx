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
      {source === 'teams' ? (
        <Trans i18nKey="mapping.teams-for-groups.body">
          This edition of Grafana has no SCIM, so every team is shown as a group of the same name. Rules, plan and apply
          work with them.
        </Trans>
      ) : (
        <Trans i18nKey="mapping.teams-for-groups.provisioned">
          SCIM groups could not be read, so the teams that the identity provider made are shown as groups of the same
          name. A renamed or new group may be missing.
        </Trans>
      )}{' '}
      {hasRoles === false && (
        <Trans i18nKey="mapping.teams-for-groups.roles">
          RBAC roles need Grafana Enterprise or Grafana Cloud; rules can give folder permissions.
        </Trans>
      )}
    </Alert>
  );
}
