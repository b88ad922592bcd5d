import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Text } from '@grafana/ui';
import { type ScimSettings, useScimSettings } from '../../../api/queries/useScimSettings';
import { useStack } from '../../../api/queries/useStack';
import type { Dialect } from '../../../domain/selfTest/Dialect';
import { cleanUpSteps, writeSteps } from '../../../domain/selfTest/writeSteps';
import { QueryView } from '../../../ui/QueryView';
import { Section } from '../../../ui/Section';
import { ConfirmWriteTest } from './ConfirmWriteTest';
import { LeftoverNotice } from './LeftoverNotice';
import { RunView } from './RunView';
import { useWriteRun } from './useWriteRun';

interface WriteTestSectionProps {
  dialect: Dialect;
  connectorUrl: string;
}

/** A throw-away person and group through their whole lives, as the provider would send them; only when asked for. */
export function WriteTestSection(props: WriteTestSectionProps) {
  const settings = useScimSettings();
  return (
    <Section
      title={t('configuration.self-test.write', 'Write test')}
      subtitle={t(
        'configuration.self-test.write-subtitle',
        'Makes a throw-away person and group as the provider would, changes them, deactivates them and cleans up.'
      )}
    >
      <QueryView
        query={settings}
        loadingText={t('configuration.self-test.reading', 'Reading the switches')}
        isEmpty={({ availability }) => availability === 'unavailable'}
        empty={
          <Text color="secondary">
            <Trans i18nKey="configuration.self-test.no-scim">
              This Grafana has no SCIM, so nothing can be written. The lookups above show what the provider would get.
            </Trans>
          </Text>
        }
      >
        {(data) => <WriteTest {...props} settings={data} />}
      </QueryView>
    </Section>
  );
}

function WriteTest({ dialect, connectorUrl, settings }: WriteTestSectionProps & { settings: ScimSettings }) {
  const { can } = useStack();
  const run = useWriteRun();
  const [isConfirming, setConfirming] = useState(false);
  const hasGroups = settings.groupSync.value !== false;
  const isPossible = can.write && settings.userSync.value !== false;
  const begin = () => {
    setConfirming(false);
    run.start(writeSteps(dialect, { groups: hasGroups }));
  };
  return (
    <>
      {!run.isRunning && (
        <LeftoverNotice canClean={can.write} onClean={() => run.start(cleanUpSteps(dialect, { groups: true }))} />
      )}
      <Prerequisites settings={settings} canWrite={can.write} />
      {!run.isRunning && (
        <div>
          <Button variant="destructive" fill="outline" disabled={!isPossible} onClick={() => setConfirming(true)}>
            <Trans i18nKey="configuration.self-test.start">Start the write test</Trans>
          </Button>
        </div>
      )}
      <RunView run={run} connectorUrl={connectorUrl} />
      {isConfirming && (
        <ConfirmWriteTest hasGroups={hasGroups} onConfirm={begin} onDismiss={() => setConfirming(false)} />
      )}
    </>
  );
}

function Prerequisites({ settings: { userSync, groupSync }, canWrite }: { settings: ScimSettings; canWrite: boolean }) {
  if (!canWrite) {
    return (
      <Alert
        severity="info"
        bottomSpacing={0}
        title={t('configuration.self-test.may-not', 'You may read, but not write with SCIM Manager')}
      />
    );
  }
  if (userSync.value === false) {
    return (
      <Alert
        severity="info"
        bottomSpacing={0}
        title={t('configuration.self-test.user-sync-off', 'User sync is off, so Grafana takes no people')}
      >
        <Trans i18nKey="configuration.self-test.user-sync-remedy">Switch it on under Settings first.</Trans>
      </Alert>
    );
  }
  return (
    <>
      {groupSync.value === false && (
        <Text color="secondary">
          <Trans i18nKey="configuration.self-test.group-sync-off">
            Group sync is off: only a person is made, no group.
          </Trans>
        </Text>
      )}
      {[userSync, groupSync].some(({ value }) => value === 'unknown') && (
        <Text color="warning">
          <Trans i18nKey="configuration.self-test.sync-unknown">
            Whether user and group sync are on could not be read. Steps fail if they are off.
          </Trans>
        </Text>
      )}
    </>
  );
}
