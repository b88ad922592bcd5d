import { t, Trans } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import type { DriftRow } from '../../../api/queries/useDrift';
import { useUnignoreDrift } from '../../../api/queries/useDrift';
import type { AdoptInput } from '../../../domain/drift/adopt';
import { remedyOf } from '../../../domain/drift/remedies';
import { DisplayName } from '../../../ui/DisplayName';
import { Facts } from '../../../ui/Facts';
import { FaultAlert } from '../../../ui/FaultAlert';
import { NameList } from '../../../ui/NameList';
import { SidePanel } from '../../../ui/SidePanel';
import { TimeAgo } from '../../../ui/TimeAgo';
import { AdoptNotice } from '../AdoptNotice';
import type { Names } from '../names';
import type { Adopt } from '../useAdopt';
import { authorText, changeWords, kindWords, targetName, teamNames } from './driftWords';

interface DriftDrawerProps {
  row: DriftRow;
  names: Names;
  canWrite: boolean;
  adoption: Adopt;
  /** Absent: adopting needs what could not be read. */
  input?: AdoptInput;
  onRevert: () => void;
  onIgnore: () => void;
  onClose: () => void;
}

/** One difference, and what can be done about it. */
export function DriftDrawer({ row, names, canWrite, adoption, input, onRevert, onIgnore, onClose }: DriftDrawerProps) {
  const { difference, ignored } = row;
  const isAboutGrant = difference.target.kind === 'grant';
  return (
    <SidePanel size="sm" title={kindWords(difference.kind).text} onClose={onClose}>
      <Stack direction="column" gap={2}>
        <DifferenceFacts row={row} names={names} />
        <AdoptNotice last={adoption.last} />
        {isAboutGrant ? (
          <Stack direction="row" gap={1} wrap="wrap">
            <Button disabled={!canWrite} onClick={onRevert}>
              <Trans i18nKey="mapping.drift.revert">Plan to revert</Trans>
            </Button>
            {adoption.isPossible && input && (
              <Button
                variant="secondary"
                disabled={adoption.isBusy}
                onClick={() => void adoption.adopt(difference, input)}
              >
                <Trans i18nKey="mapping.drift.adopt">Adopt into the rules</Trans>
              </Button>
            )}
          </Stack>
        ) : (
          <p>
            {t('mapping.drift.no-grant', 'A plan alone cannot put this right.')} {remedyOf(difference.kind)}
          </p>
        )}
        {ignored ? (
          <StopIgnoring id={difference.id} canWrite={canWrite} onDone={onClose} />
        ) : (
          <div>
            <Button variant="secondary" fill="outline" disabled={!canWrite} onClick={onIgnore}>
              <Trans i18nKey="mapping.drift.ignore-open">Ignore until a date</Trans>
            </Button>
          </div>
        )}
      </Stack>
    </SidePanel>
  );
}

function StopIgnoring({ id, canWrite, onDone }: { id: string; canWrite: boolean; onDone: () => void }) {
  const unignore = useUnignoreDrift();
  return (
    <div>
      {unignore.error && <FaultAlert fault={unignore.error} />}
      <Button
        variant="secondary"
        fill="outline"
        disabled={!canWrite || unignore.isPending}
        onClick={() => unignore.mutate({ id }, { onSuccess: onDone })}
      >
        <Trans i18nKey="mapping.drift.unignore">Stop ignoring</Trans>
      </Button>
    </div>
  );
}

function DifferenceFacts({ row: { difference, firstSeenAt, ignored }, names }: { row: DriftRow; names: Names }) {
  return (
    <Facts
      label={t('mapping.drift.facts', 'About this difference')}
      facts={[
        {
          term: t('mapping.drift.target', 'What'),
          value: <DisplayName name={targetName(difference, names)} />,
        },
        { term: t('mapping.steps.team', 'Team'), value: <NameList names={teamNames(difference, names)} /> },
        {
          term: t('mapping.drift.levels', 'Applied → now'),
          value: <DisplayName name={changeWords(difference)} />,
        },
        {
          term: t('mapping.drift.since', 'First seen'),
          value: firstSeenAt ? <TimeAgo iso={firstSeenAt} /> : t('mapping.drift.since-unknown', 'Not recorded'),
        },
        { term: t('mapping.drift.who', 'Who'), value: authorText(difference.who) },
        { term: t('mapping.steps.rules', 'Rules'), value: <NameList names={difference.ruleNames} /> },
        ...(ignored
          ? [
              { term: t('mapping.drift.ignored-until', 'Ignored until'), value: ignored.until },
              { term: t('mapping.drift.reason', 'Reason'), value: <DisplayName name={ignored.reason} length={200} /> },
              { term: t('mapping.drift.ignored-by', 'Ignored by'), value: <DisplayName name={ignored.by} /> },
            ]
          : []),
      ]}
    />
  );
}
