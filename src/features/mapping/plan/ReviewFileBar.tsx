import { type FormEvent, useRef } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import type { ReviewChange } from '../../../domain/mapping/planReview';
import type { Organisation } from '../../../domain/organisation/organisation';
import { BulletList } from '../../../ui/BulletList';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import type { Names } from '../names';
import { ApplyButton } from './ApplyButton';
import { stepGrantText, stepWords } from './planWords';
import type { Review } from './review';
import type { ApplyRun } from './useApplyRun';
import { type Reviewed, useReviewFile } from './useReviewFile';

interface ReviewFileBarProps {
  review: Review;
  organisation: Organisation;
  names: Names;
  run: ApplyRun;
  renew: () => Promise<Review | undefined>;
}

/** Gives the plan away for a review, and applies one that was reviewed as long as nothing has changed since. */
export function ReviewFileBar({ review, organisation, names, run, renew }: ReviewFileBarProps) {
  const { reviewed, saveMarkdown, saveJson, open } = useReviewFile(review, organisation, names);
  const field = useRef<HTMLInputElement>(null);
  const onFile = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    currentTarget.value = '';
    if (file) {
      void open(file);
    }
  };
  return (
    <>
      <Stack direction="row" gap={1} wrap="wrap">
        <Button variant="secondary" icon="download-alt" onClick={() => void saveMarkdown()}>
          <Trans i18nKey="mapping.review.markdown">Markdown for a review</Trans>
        </Button>
        <Button variant="secondary" icon="download-alt" onClick={() => void saveJson()}>
          <Trans i18nKey="mapping.review.json">JSON for a review</Trans>
        </Button>
        <Button variant="secondary" icon="upload" onClick={() => field.current?.click()}>
          <Trans i18nKey="mapping.review.open">Apply a reviewed plan</Trans>
        </Button>
        <input
          ref={field}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('mapping.review.file', 'Reviewed plan')}
          onChange={onFile}
        />
      </Stack>
      {reviewed && <ReviewedNotice reviewed={reviewed} names={names} />}
      {reviewed?.kind === 'same' && (
        <div>
          <ApplyButton
            review={review}
            renew={renew}
            run={run}
            isDisabled={false}
            text={t('mapping.review.apply', 'Apply the reviewed plan')}
          />
        </div>
      )}
    </>
  );
}

function ReviewedNotice({ reviewed, names }: { reviewed: Reviewed; names: Names }) {
  if (reviewed.kind === 'refused') {
    return (
      <Alert severity="error" bottomSpacing={0} title={t('mapping.review.refused', 'This file cannot be used')}>
        <bdi>{reviewed.reason}</bdi>
      </Alert>
    );
  }
  const { madeBy, madeAt } = reviewed.reviewed;
  const made = (
    <>
      <DisplayName name={madeBy} /> <TimeAgo iso={madeAt} />
    </>
  );
  return reviewed.kind === 'same' ? (
    <Alert severity="success" bottomSpacing={0} title={t('mapping.review.same', 'This is the plan that was reviewed')}>
      {made}
    </Alert>
  ) : (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('mapping.review.different', 'The plan has changed since the review')}
    >
      {made}
      <BulletList max={100}>
        {reviewed.changes.map((change) => (
          <li key={JSON.stringify(change)}>
            <ChangeSince change={change} names={names} />
          </li>
        ))}
      </BulletList>
    </Alert>
  );
}

function ChangeSince({ change, names }: { change: ReviewChange; names: Names }) {
  switch (change.kind) {
    case 'step-new':
    case 'step-gone':
    case 'step-different': {
      const { step } = change;
      return (
        <>
          {changeText(change.kind)}: {stepWords(step.kind).text} <DisplayName name={stepGrantText(step, names)} />,{' '}
          {t('mapping.report.team', 'team')} <DisplayName name={names.team(step.grant.teamUid)} />
        </>
      );
    }
    case 'members':
      return (
        <>
          {t('mapping.review.members', 'Other members, {{before, number}} then and {{now, number}} now:', {
            before: change.reviewedCount,
            now: change.count,
          })}{' '}
          <DisplayName name={names.team(change.teamUid)} />
        </>
      );
    case 'unknown-new':
    case 'unknown-gone':
      return (
        <>
          {changeText(change.kind)}: <bdi>{change.detail}</bdi>
        </>
      );
    case 'forgotten':
    case 'kept':
      return <>{changeText(change.kind)}</>;
  }
}

function changeText(kind: Exclude<ReviewChange['kind'], 'members'>): string {
  const words = {
    'step-new': () => t('mapping.review.step-new', 'New step'),
    'step-gone': () => t('mapping.review.step-gone', 'Step no longer there'),
    'step-different': () => t('mapping.review.step-different', 'Step with another level'),
    'unknown-new': () => t('mapping.review.unknown-new', 'Could be read then, not now'),
    'unknown-gone': () => t('mapping.review.unknown-gone', 'Could not be read then'),
    forgotten: () => t('mapping.review.forgotten', 'Other grants would be forgotten by the ledger'),
    kept: () => t('mapping.review.kept', 'The steps are the same; what stays as it is has changed'),
  };
  return words[kind]();
}
