import { useId, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import { useIgnoreDrift } from '../../../api/queries/useDrift';
import type { Difference } from '../../../domain/drift/difference';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { DisplayName } from '../../../ui/DisplayName';
import type { Names } from '../names';
import { utcDate } from '../utcDate';
import { kindWords, targetName } from './driftWords';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

interface IgnoreDialogProps {
  difference: Difference;
  names: Names;
  /** `YYYY-MM-DD` (UTC). */
  today: string;
  onClose: () => void;
}

/** Asks until when, and why, a difference is left out of sight. */
export function IgnoreDialog({ difference, names, today, onClose }: IgnoreDialogProps) {
  const ignore = useIgnoreDrift();
  const [until, setUntil] = useState(utcDate(Date.parse(today) + USUAL_DAYS * DAY_MS));
  const [reason, setReason] = useState('');
  const untilId = useId();
  const reasonId = useId();
  return (
    <ConfirmChange
      title={t('mapping.drift.ignore-title', 'Ignore a difference')}
      confirmText={t('mapping.drift.ignore', 'Ignore')}
      isBusy={ignore.isPending}
      fault={ignore.error}
      onConfirm={() => ignore.mutate({ id: difference.id, until, reason }, { onSuccess: onClose })}
      onDismiss={onClose}
    >
      <p>
        {kindWords(difference.kind).text}: <DisplayName name={targetName(difference, names)} />.{' '}
        <Trans i18nKey="mapping.drift.ignore-what">
          Grafana stays as it is. It comes back into sight after the last day, or earlier when it changes again.
        </Trans>
      </p>
      <Field noMargin htmlFor={untilId} label={t('mapping.drift.until', 'Last day (UTC)')}>
        <Input
          id={untilId}
          type="date"
          required
          min={today}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Field>
      <Field noMargin htmlFor={reasonId} label={t('mapping.drift.reason', 'Reason')}>
        <Input id={reasonId} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Field>
    </ConfirmChange>
  );
}
