import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, RadioButtonGroup, Stack, Text, TextLink } from '@grafana/ui';
import { useConnection } from '../../../api/queries/useConnection';
import type { DriftRow, DriftView } from '../../../api/queries/useDrift';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { useStack } from '../../../api/queries/useStack';
import type { Difference } from '../../../domain/drift/difference';
import { busyIcon } from '../../../ui/busyIcon';
import { DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { pagePath } from '../../../ui/pagePath';
import { Section } from '../../../ui/Section';
import { TimeAgo } from '../../../ui/TimeAgo';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { namesOf } from '../names';
import { PendingNotice } from '../plan/PendingNotice';
import { useAdopt } from '../useAdopt';
import { DriftDrawer } from './DriftDrawer';
import { IgnoreDialog } from './IgnoreDialog';
import { useDriftColumns } from './useDriftColumns';

interface DriftTableProps {
  view: DriftView;
  stored: StoredMapping;
  /** `YYYY-MM-DD` (UTC). */
  today: string;
  isBusy: boolean;
  onLookAgain: () => void;
  onRevert: (differences: readonly Difference[]) => void;
}

const SIGHTS = ['open', 'ignored'] as const;

/** Each difference since the last apply, with what can be done about it. */
export function DriftTable({ view, stored, today, isBusy, onLookAgain, onRevert }: DriftTableProps) {
  const { can } = useStack();
  const environment = useConnection().data?.settings.environment;
  const { get, set } = useUrlQuery();
  const adoption = useAdopt(stored);
  const [ignoring, setIgnoring] = useState<Difference>();
  const { rows, standing, recordFault } = view;
  const names = useMemo(() => namesOf(standing?.organisation ?? {}), [standing]);
  const columns = useDriftColumns(names);
  const bySight = useMemo(
    () => ({
      open: rows.filter(({ ignored }) => !ignored),
      ignored: rows.filter(({ ignored }) => ignored),
    }),
    [rows]
  );
  const sight = SIGHTS.find((known) => known === get('sight')) ?? 'open';
  const openRow = rows.find(({ difference: { id } }) => id === get('difference'));
  const revertible = bySight.open.flatMap(({ difference }) => (difference.target.kind === 'grant' ? difference : []));
  const close = () => set({ difference: undefined });
  const revert = (differences: readonly Difference[]) => {
    close();
    onRevert(differences);
  };
  return (
    <Section
      title={t('mapping.drift.title', 'Drift')}
      subtitle={<LastApply view={view} />}
      actions={
        <Stack direction="row" gap={1} wrap="wrap">
          <Button variant="secondary" icon={busyIcon(isBusy, 'sync')} disabled={isBusy} onClick={onLookAgain}>
            <Trans i18nKey="mapping.drift.again">Look again</Trans>
          </Button>
          <Button disabled={!can.write || isBusy || revertible.length === 0} onClick={() => revert(revertible)}>
            <Trans i18nKey="mapping.drift.revert-all">Plan to revert all</Trans>
          </Button>
        </Stack>
      }
    >
      {standing?.ledger.pending && (
        <PendingNotice pending={standing.ledger.pending}>
          <Trans i18nKey="mapping.drift.pending">What it wrote is known and counted as applied.</Trans>{' '}
          <TextLink inline href={pagePath('mapping', { tab: 'plan' })}>
            {t('mapping.drift.finish', 'Finish it on the plan')}
          </TextLink>
        </PendingNotice>
      )}
      {recordFault && (
        <FaultAlert
          fault={recordFault}
          severity="warning"
          title={t('mapping.drift.record', 'Dates and ignored differences could not be read or kept')}
        />
      )}
      <div>
        <RadioButtonGroup
          aria-label={t('mapping.plan.view', 'Show')}
          value={sight}
          onChange={(next) => set({ sight: next === 'open' ? undefined : next })}
          options={[
            {
              value: 'open',
              label: t('mapping.drift.open', 'In sight ({{count, number}})', { count: bySight.open.length }),
            },
            {
              value: 'ignored',
              label: t('mapping.drift.ignored', 'Ignored ({{count, number}})', { count: bySight.ignored.length }),
            },
          ]}
        />
      </div>
      <DataTable
        label={t('mapping.drift.table', 'Differences')}
        rows={bySight[sight]}
        columns={columns}
        lines={2}
        rowKey={rowId}
        onOpen={(row) => set({ difference: rowId(row) })}
        openKey={get('difference')}
        isBusy={isBusy}
        empty={<Text color="secondary">{emptyText(sight, view)}</Text>}
      />
      <Text color="secondary" variant="bodySmall" element="p">
        {t(
          'mapping.drift.extent',
          'Looks at what applies wrote, and at the teams, folders and data sources concerned. Access that stood before and that no apply wrote is no drift:'
        )}{' '}
        <TextLink inline variant="bodySmall" href={pagePath('mapping', { tab: 'plan', view: 'unmanaged' })}>
          {t('mapping.drift.unmanaged', 'the plan shows it as not managed')}
        </TextLink>
        .
      </Text>
      {openRow && (
        <DriftDrawer
          key={rowId(openRow)}
          row={openRow}
          names={names}
          canWrite={can.write}
          adoption={adoption}
          input={standing && { ...standing, environment, today }}
          onRevert={() => revert([openRow.difference])}
          onIgnore={() => {
            close();
            setIgnoring(openRow.difference);
          }}
          onClose={close}
        />
      )}
      {ignoring && (
        <IgnoreDialog difference={ignoring} names={names} today={today} onClose={() => setIgnoring(undefined)} />
      )}
    </Section>
  );
}

const rowId = ({ difference }: DriftRow): string => difference.id;

function emptyText(sight: (typeof SIGHTS)[number], { unread, gaps }: DriftView): string {
  if (sight === 'ignored') {
    return t('mapping.drift.none-ignored', 'Nothing is ignored.');
  }
  return unread.length + gaps.length > 0
    ? t('mapping.drift.none-known', 'No difference where Grafana could be read.')
    : t('mapping.drift.none', 'No difference: what was applied still stands.');
}

function LastApply({ view: { applied } }: { view: DriftView }) {
  return (
    applied && (
      <>
        {t('mapping.drift.since-apply', 'Since the last apply, by')} <DisplayName name={applied.by} />{' '}
        <TimeAgo iso={applied.at} />
      </>
    )
  );
}
