import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, EmptyState, Stack, Text } from '@grafana/ui';
import { type ScimSettings, useScimSettings } from '../../../api/queries/useScimSettings';
import { useStack } from '../../../api/queries/useStack';
import { SWITCHES } from '../../../domain/connection/scimSettings';
import { FaultAlert } from '../../../ui/FaultAlert';
import { QueryView } from '../../../ui/QueryView';
import { Section } from '../../../ui/Section';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { SaveSwitches } from './SaveSwitches';
import { SwitchRow } from './SwitchRow';
import { useSwitchChoice } from './useSwitchChoice';

/** The three switches of Grafana's SCIM, with where each value comes from. */
export function SwitchesPanel() {
  const settings = useScimSettings();
  return (
    <Section
      title={t('configuration.switches.title', 'What the identity provider may do')}
      subtitle={t('configuration.switches.subtitle', 'A change counts at once; Grafana does not need a restart.')}
    >
      <QueryView
        query={settings}
        loadingText={t('configuration.switches.loading', 'Reading the SCIM settings')}
        isEmpty={({ availability }) => availability === 'unavailable'}
        empty={<NotAvailable />}
      >
        {(data) => <Switches settings={data} />}
      </QueryView>
    </Section>
  );
}

function NotAvailable() {
  return (
    <EmptyState
      hideImage
      variant="not-found"
      message={t('configuration.switches.unavailable', 'SCIM is not available in this Grafana')}
    >
      <Trans i18nKey="configuration.switches.unavailable-why">
        SCIM needs Grafana Enterprise or Grafana Cloud, 12.4 or newer, and the licence for it. There is nothing to
        switch here.
      </Trans>
    </EmptyState>
  );
}

function Switches({ settings }: { settings: ScimSettings }) {
  const { can } = useStack();
  const choice = useSwitchChoice(settings);
  const [isConfirming, setConfirming] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const isLocked = !can.write || settings.canWrite === false;
  const asked = isConfirming ? choice.change : undefined;
  const close = () => setConfirming(false);
  const saved = () => {
    close();
    choice.reset();
    setSaved(true);
  };
  return (
    <Stack direction="column" gap={2}>
      <UnreadValues settings={settings} />
      {settings.canWrite === false && <MayNotWrite />}
      {isSaved && !choice.hasChoice && (
        <Alert severity="success" title={t('configuration.switches.saved', 'Saved')} onRemove={() => setSaved(false)} />
      )}
      {!asked && <ChangedMeanwhile changes={choice.meanwhile} isChoiceOpen={choice.change !== undefined} />}
      {SWITCHES.map((id) => (
        <SwitchRow
          key={id}
          id={id}
          chosen={choice.wanted[id]}
          isDisabled={isLocked}
          onChange={(value) => choice.choose(id, value)}
        />
      ))}
      <Stack>
        <Button disabled={isLocked || !choice.change} onClick={() => setConfirming(true)}>
          <Trans i18nKey="configuration.switches.review">Review the change</Trans>
        </Button>
        {choice.hasChoice && (
          <Button variant="secondary" fill="text" onClick={choice.reset}>
            <Trans i18nKey="configuration.switches.discard">Discard</Trans>
          </Button>
        )}
      </Stack>
      {asked && (
        <SaveSwitches
          change={asked}
          meanwhile={choice.meanwhile}
          settings={settings}
          onDismiss={close}
          onSaved={saved}
        />
      )}
    </Stack>
  );
}

/** That the file is not readable matters only where its values would count. */
function UnreadValues({ settings }: { settings: ScimSettings }) {
  if (SWITCHES.every((id) => settings[id].value !== 'unknown')) {
    return null;
  }
  return (
    <>
      <Alert severity="warning" title={t('configuration.switches.unknown', 'Not every value could be read')}>
        <Trans i18nKey="configuration.switches.unknown-why">
          The three switches are saved together. Choose each one that is unknown before you save.
        </Trans>
      </Alert>
      {settings.faults.map((fault) => (
        <FaultAlert key={fault.operation} fault={fault} severity="warning" />
      ))}
    </>
  );
}

function MayNotWrite() {
  return (
    <Alert
      severity="warning"
      title={t('configuration.switches.read-only', 'SCIM Manager may read these settings but not change them')}
    >
      <Stack direction="column">
        <span>
          <Trans i18nKey="configuration.switches.read-only-why">
            Its service account lacks the permission to write the settings of auth.scim.
          </Trans>
        </span>
        <Text element="p">
          <Trans i18nKey="configuration.switches.read-only-remedy">
            Give it the role “fixed:authentication.config:writer”, then load this page again.
          </Trans>
        </Text>
      </Stack>
    </Alert>
  );
}
