import { t, Trans } from '@grafana/i18n';
import { Alert, TextLink } from '@grafana/ui';
import { useIsLedgerLost } from '../../../api/queries/useIsLedgerLost';
import { useStack } from '../../../api/queries/useStack';
import type { PlanUnknown } from '../../../domain/mapping/plan';
import { BulletList } from '../../../ui/BulletList';
import { pagePath } from '../../../ui/pagePath';
import { FaultList } from '../FaultList';
import { LedgerLost } from '../LedgerLost';
import { useDraft } from '../rules/useDraft';
import { TeamsForGroups } from '../TeamsForGroups';
import { PendingNotice } from './PendingNotice';
import type { ReviewData } from './useReview';

/** What to know before looking at a plan. */
export function PlanNotices({ data, isRunning }: { data: ReviewData; isRunning: boolean }) {
  const { pending, review, gaps, rules, source, hasRoles } = data;
  const { namespace } = useStack();
  const { isDirty } = useDraft(rules.stored, namespace);
  const isLedgerLost = useIsLedgerLost();
  return (
    <>
      {isLedgerLost && <LedgerLost />}
      {pending && !isRunning && (
        <PendingNotice pending={pending}>
          <Trans i18nKey="mapping.pending.body">
            What it wrote is known and counted as applied. This plan holds exactly the rest; apply it to finish.
          </Trans>
        </PendingNotice>
      )}
      {isDirty && rules.stored.source !== 'provisioned' && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('mapping.plan.draft-title', 'There are rules that you have not saved')}
        >
          <Trans i18nKey="mapping.plan.draft-body">This plan is made from the saved rules.</Trans>{' '}
          <TextLink inline href={pagePath('mapping', { tab: 'rules' })}>
            {t('mapping.plan.open-rules', 'Open the rules')}
          </TextLink>
        </Alert>
      )}
      <TeamsForGroups source={source} hasRoles={hasRoles} />
      {gaps.length > 0 && (
        <Alert severity="warning" bottomSpacing={0} title={t('mapping.plan.gaps', 'Not everything could be read')}>
          <FaultList faults={gaps} />
        </Alert>
      )}
      {review && review.plan.unknowns.length > 0 && <Unknowns unknowns={review.plan.unknowns} />}
    </>
  );
}

function Unknowns({ unknowns }: { unknowns: readonly PlanUnknown[] }) {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('mapping.unknowns.title', 'Nothing is planned where it could not be read')}
    >
      <BulletList>
        {unknowns.map(({ detail }) => (
          <li key={detail}>
            <bdi>{detail}</bdi>
          </li>
        ))}
      </BulletList>
    </Alert>
  );
}
