import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import type { Peer } from '../../api/queries/usePeer';
import { Section } from '../../ui/Section';
import { Comparing } from './Comparing';
import { PeerFault } from './PeerFault';
import { PeerForm } from './PeerForm';
import { RemovePeer } from './RemovePeer';
import { TokenNeeds } from './TokenNeeds';

interface PeerAreaProps {
  peer: Peer;
  /** What this Grafana is called. */
  here: string;
  onRetry: () => unknown;
}

/** No other Grafana yet, one that cannot be asked, or the comparison with it. */
export function PeerArea({ peer, here, onRetry }: PeerAreaProps) {
  const [isEditing, setEditing] = useState(false);
  if (peer.status === 'none') {
    return <NoPeer />;
  }
  const close = () => setEditing(false);
  if (isEditing) {
    return (
      <Section title={t('environments.change.title', 'The other Grafana')}>
        <PeerForm peer={peer} onSaved={close} onCancel={close} />
        <TokenNeeds />
      </Section>
    );
  }
  const actions = (
    <Stack direction="row" gap={1} wrap="wrap">
      <Button variant="secondary" icon="pen" onClick={() => setEditing(true)}>
        <Trans i18nKey="environments.change.button">Change address or token</Trans>
      </Button>
      <RemovePeer peer={peer} />
    </Stack>
  );
  return peer.status === 'broken' ? (
    <Section title={peer.name} subtitle={<bdi>{peer.url}</bdi>} actions={actions}>
      <PeerFault fault={peer.fault} peer={peer.name} onRetry={onRetry} />
    </Section>
  ) : (
    <Comparing peer={peer} here={here} actions={actions} />
  );
}

function NoPeer() {
  return (
    <Section
      title={t('environments.none.title', 'Compare with another Grafana')}
      subtitle={t(
        'environments.none.subtitle',
        'Staging against production, an old server against its successor: what differs, by name, and a mapping document that makes one like the other.'
      )}
    >
      <Text element="p">
        <Trans i18nKey="environments.none.reads">
          The other Grafana is only read, never changed. The server of this Grafana asks it, with a token that no
          browser gets to see.
        </Trans>
      </Text>
      <PeerForm />
      <TokenNeeds />
    </Section>
  );
}
