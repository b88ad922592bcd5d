import type { ReactNode } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import { useReadAgain } from '../../api/queries/useEnvironments';
import type { Peer } from '../../api/queries/usePeer';
import { busyIcon } from '../../ui/busyIcon';
import { FaultAlert } from '../../ui/FaultAlert';
import { Loading } from '../../ui/Loading';
import { Section } from '../../ui/Section';
import { ComparisonPart } from './ComparisonPart';
import { LikenessPart } from './LikenessPart';
import { PeerFault } from './PeerFault';
import { PeerNotices } from './PeerNotices';
import { SideFacts } from './SideFacts';
import { useComparison } from './useComparison';

interface ComparingProps {
  peer: Extract<Peer, { status: 'connected' }>;
  here: string;
  /** What can be done with the peer itself. */
  actions: ReactNode;
}

/** Both Grafanas side by side, what differs, and documents that make one like the other. */
export function Comparing({ peer, here, actions }: ComparingProps) {
  const state = useComparison();
  const readAgain = useReadAgain();
  const { sides, comparison, isBusy } = state;
  const names = { here, there: peer.name };
  return (
    <Stack direction="column" gap={2}>
      <Section
        title={t('environments.sides.title', 'Comparison of {{here}} and {{there}}', {
          ...names,
          interpolation: { escapeValue: false },
        })}
        subtitle={<bdi>{peer.url}</bdi>}
        actions={
          <Stack direction="row" gap={1} wrap="wrap">
            <Button
              variant="secondary"
              icon={busyIcon(isBusy, 'sync')}
              disabled={isBusy}
              onClick={() => void readAgain()}
            >
              <Trans i18nKey="environments.sides.again">Read both again</Trans>
            </Button>
            {actions}
          </Stack>
        }
      >
        <PeerNotices peer={peer} />
        {state.here.error && <FaultAlert fault={state.here.error} onRetry={state.here.refetch} />}
        {state.there.error && <PeerFault fault={state.there.error} peer={peer.name} onRetry={state.there.refetch} />}
        {sides && <SideFacts sides={sides} names={names} />}
        {!sides && !state.there.error && !state.here.error && (
          <Loading text={t('environments.sides.loading', 'Reading both Grafanas')} />
        )}
      </Section>
      {sides && !comparison && <Loading text={t('environments.sides.comparing', 'Comparing')} />}
      {comparison && (
        <>
          <ComparisonPart state={state} comparison={comparison} names={names} />
          {sides && <LikenessPart sides={sides} names={names} state={state} />}
        </>
      )}
    </Stack>
  );
}
