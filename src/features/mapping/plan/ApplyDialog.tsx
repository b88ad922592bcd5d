import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { useLedger } from '../../../api/queries/useLedger';
import type { Plan, Step } from '../../../domain/mapping/plan';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import { GuardNotice } from './GuardNotice';
import { unfeltText } from './planWords';
import type { Review } from './review';

interface ApplyDialogProps {
  review: Review;
  /** Reads again and plans again; undefined when that failed. */
  renew: () => Promise<Review | undefined>;
  /** With the plan as it is now, which is the one that was reviewed. */
  onApply: (review: Review, confirmation?: string) => void;
  onDismiss: () => void;
}

/** Asks before applying; a plan that is no longer the reviewed one is not applied. */
export function ApplyDialog({ review, renew, onApply, onDismiss }: ApplyDialogProps) {
  const [reviewed] = useState(review);
  const [check, setCheck] = useState<'none' | 'running' | 'changed' | 'applied' | 'failed'>('none');
  const { plan, impact, verdict, unfelt } = reviewed;
  const count = (kind: Step['kind']) => plan.steps.filter((step) => step.kind === kind).length;
  const confirmation = verdict.held ? verdict.confirmationText : undefined;

  const confirm = async () => {
    setCheck('running');
    const fresh = await renew();
    if (fresh?.plan.fingerprint === plan.fingerprint) {
      onApply(fresh, confirmation);
    } else {
      setCheck(fresh ? changeOf(plan, fresh.plan) : 'failed');
    }
  };
  return (
    <ConfirmChange
      title={t('mapping.apply.title', 'Apply this plan')}
      confirmText={t('mapping.apply.confirm', 'Apply')}
      isDestructive={count('remove') > 0}
      typedWords={confirmation}
      isBusy={check === 'running'}
      onConfirm={() => void confirm()}
      onDismiss={onDismiss}
    >
      <p>
        {t(
          'mapping.apply.grants',
          'Grants: {{add, number}} added, {{change, number}} changed, {{remove, number}} removed.',
          {
            add: count('add'),
            change: count('change'),
            remove: count('remove'),
          }
        )}{' '}
        {t('mapping.apply.people', '{{gaining, number}} people gain access, {{losing, number}} lose it.', {
          gaining: impact.gaining,
          losing: impact.losing,
        })}
        {unfelt.size > 0 && ` ${t('mapping.apply.of-them', 'Of the removals:')} ${unfeltText(unfelt.size)}.`}
      </p>
      <p>
        <Trans i18nKey="mapping.apply.safe">
          It can be stopped at any time. Members may keep or miss a changed right for up to a minute, until Grafana has
          noticed it.
        </Trans>
      </p>
      <GuardNotice verdict={verdict} />
      {check === 'changed' && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('mapping.apply.changed', 'Grafana has changed since you looked')}
        >
          <Trans i18nKey="mapping.apply.changed-next">
            Nothing was written. Close this and look at the new plan before you apply it.
          </Trans>
        </Alert>
      )}
      {check === 'applied' && <AppliedMeanwhile />}
      {check === 'failed' && (
        <Alert
          severity="error"
          bottomSpacing={0}
          title={t('mapping.apply.unread', 'What Grafana holds now could not be read')}
        >
          <Trans i18nKey="mapping.apply.unread-next">Nothing was written. Close this to see why.</Trans>
        </Alert>
      )}
    </ConfirmChange>
  );
}

/** What made the plan another one: an apply, or something in Grafana. */
const changeOf = (reviewed: Plan, fresh: Plan) => (fresh.basedOn === reviewed.basedOn ? 'changed' : 'applied');

/** Says who applied, and when, while this plan was being looked at; or that somebody took the ledger away. */
function AppliedMeanwhile() {
  const { saved } = useLedger().data ?? {};
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={
        saved
          ? t('mapping.apply.applied', 'A plan was applied since you looked')
          : t('mapping.apply.ledger-gone', 'The ledger of what was applied is gone since you looked')
      }
    >
      {saved && (
        <p>
          {t('mapping.apply.applied-by', 'By')} <DisplayName name={saved.by} />, <TimeAgo iso={saved.at} />.{' '}
          {t('mapping.apply.applied-what', 'Earlier applies, below the plan, lists what was written.')}
        </p>
      )}
      <Trans i18nKey="mapping.apply.changed-next">
        Nothing was written. Close this and look at the new plan before you apply it.
      </Trans>
    </Alert>
  );
}
