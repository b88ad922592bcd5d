import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import { ApplyDialog } from './ApplyDialog';
import type { Review } from './review';
import type { ApplyRun } from './useApplyRun';

interface ApplyButtonProps {
  review: Review;
  /** Reads again and plans again; undefined when that failed. */
  renew: () => Promise<Review | undefined>;
  run: ApplyRun;
  isDisabled: boolean;
  text?: string;
}

/** Applies a plan, whichever it is, once it has been confirmed. */
export function ApplyButton({ review, renew, run, isDisabled, text }: ApplyButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const { can } = useStack();
  return (
    <>
      <Button
        disabled={isDisabled || !can.write || run.isRunning}
        tooltip={can.write ? undefined : t('mapping.plan.may-not', 'Applying needs idops-scim-app.scim:write')}
        onClick={() => setAsking(true)}
      >
        {text ?? t('mapping.plan.apply', 'Apply')}
      </Button>
      {isAsking && (
        <ApplyDialog
          review={review}
          renew={renew}
          onApply={(fresh, confirmation) => {
            setAsking(false);
            run.start(fresh, confirmation);
          }}
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}
