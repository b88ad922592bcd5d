import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { BulletList } from '../../../ui/BulletList';
import { FaultAlert } from '../../../ui/FaultAlert';
import { isWhole, type ProviderList } from './providerList';

const SHOWN = 10;

/** What of the list could not be read, and what that means for the result. */
export function ListProblems({ list }: { list: ProviderList }) {
  const { problems, gap, groups } = list;
  if (isWhole(list)) {
    return null;
  }
  return (
    <>
      {gap?.kind === 'fault' && (
        <FaultAlert
          fault={gap.fault}
          severity="warning"
          title={t('mapping.before.gap', 'Only the first {{count, number}} groups could be read', {
            count: groups.length,
          })}
        />
      )}
      <Alert
        severity={groups.length === 0 ? 'error' : 'warning'}
        title={
          groups.length === 0
            ? t('mapping.before.unread', 'This list could not be read')
            : t('mapping.before.not-whole', 'The list is not whole')
        }
      >
        {gap?.kind === 'too-many' && (
          <Trans i18nKey="mapping.before.too-many">There are more groups than are read here, which is 50,000.</Trans>
        )}
        {problems.length > 0 && (
          <BulletList label={t('mapping.before.problems', 'Problems of the list')}>
            {problems.slice(0, SHOWN).map(({ line, message }, at) => (
              <li key={`${at} ${line}`}>
                {t('mapping.before.line', 'Line {{line, number}}:', { line })} <bdi>{message}</bdi>
              </li>
            ))}
            {problems.length > SHOWN && (
              <li>{t('ui.list.more', 'and {{count, number}} more', { count: problems.length - SHOWN })}</li>
            )}
          </BulletList>
        )}
        {groups.length > 0 && (
          <Trans i18nKey="mapping.before.not-whole-means">
            What was read is compared below. Whether a group is missing from the list is not known.
          </Trans>
        )}
      </Alert>
    </>
  );
}
