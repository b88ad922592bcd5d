import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { EmptyState, LinkButton, Stack } from '@grafana/ui';
import { type DriftView, useDrift } from '../../../api/queries/useDrift';
import { useIsLedgerLost } from '../../../api/queries/useIsLedgerLost';
import { useProgress } from '../../../api/queries/useProgress';
import type { Difference } from '../../../domain/drift/difference';
import { pagePath } from '../../../ui/pagePath';
import { QueryView } from '../../../ui/QueryView';
import { together } from '../../../ui/together';
import { FaultList } from '../FaultList';
import { LedgerLost } from '../LedgerLost';
import type { TabProps } from '../TabProps';
import { useRules } from '../useRules';
import { DriftTable } from './DriftTable';
import { RevertView } from './RevertView';

/** What is no longer as the last apply left it, and what can be done about it. */
export function DriftTab({ run, today }: TabProps) {
  const [chosen, setChosen] = useState<readonly Difference[]>([]);
  const drift = useDrift();
  const rules = useRules();
  const grants = useProgress('grants');
  const { data: view } = drift;
  const { data: known } = rules;
  const query = together(view && known && { view, stored: known.stored }, drift, rules);
  const choose = (differences: readonly Difference[]) => {
    run.putAway();
    setChosen(differences);
  };
  if (chosen.length > 0) {
    return (
      <Stack direction="column" gap={2}>
        <RevertView differences={chosen} run={run} onClose={() => choose([])} />
      </Stack>
    );
  }
  return (
    <QueryView
      query={query}
      loadingText={t('mapping.drift.loading', 'Comparing Grafana with what was applied last')}
      progress={grants}
      isEmpty={(data) => data.view.applied === undefined}
      empty={<NothingApplied />}
      partial={(data) => gapsOf(data.view)}
    >
      {(data) => (
        <DriftTable
          view={data.view}
          stored={data.stored}
          today={today}
          isBusy={drift.isFetching}
          onLookAgain={() => void drift.refetch()}
          onRevert={choose}
        />
      )}
    </QueryView>
  );
}

function gapsOf({ gaps, unread }: DriftView) {
  return gaps.length + unread.length > 0 ? (
    <>
      {unread.length > 0 && (
        <p>
          {t('mapping.drift.unread', 'Grants of which it is unknown whether they still stand: {{count, number}}.', {
            count: unread.length,
          })}
        </p>
      )}
      <FaultList faults={gaps} />
    </>
  ) : undefined;
}

function NothingApplied() {
  const isLedgerLost = useIsLedgerLost();
  return isLedgerLost ? (
    <LedgerLost />
  ) : (
    <EmptyState
      variant="call-to-action"
      hideImage
      message={t('mapping.drift.nothing-applied', 'Nothing has been applied yet, so nothing can differ from it')}
      button={
        <LinkButton href={pagePath('mapping', { tab: 'plan' })}>
          <Trans i18nKey="mapping.drift.open-plan">Open the plan</Trans>
        </LinkButton>
      }
    />
  );
}
