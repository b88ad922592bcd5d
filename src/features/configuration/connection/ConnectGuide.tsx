import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Collapse, Stack, useStyles2 } from '@grafana/ui';
import type { PluginSettings } from '../../../api/queries/useConnection';
import { useStack } from '../../../api/queries/useStack';
import { busyIcon } from '../../../ui/busyIcon';
import { FaultAlert } from '../../../ui/FaultAlert';
import { Section } from '../../../ui/Section';
import { ConnectStepList } from './ConnectStepList';
import { TargetFields } from './TargetFields';
import type { ConnectGuideState } from './useConnectGuide';
import { useTargetForm } from './useTargetForm';

interface ConnectGuideProps {
  guide: ConnectGuideState;
  settings: PluginSettings;
  /** A token is stored already and will be replaced. */
  isReplacing: boolean;
}

/** The one guided action that connects this plugin, or gives it a new token. */
export function ConnectGuide({ guide, settings, isReplacing }: ConnectGuideProps) {
  const styles = useStyles2(getStyles);
  const stack = useStack();
  const form = useTargetForm({
    grafanaUrl: settings.grafanaUrl ?? stack.appUrl,
    namespace: settings.namespace ?? stack.namespace,
  });
  const [isOpen, setOpen] = useState(false);
  const hasStarted = Object.keys(guide.steps).length > 0;
  const failedStep = Object.values(guide.steps).some((step) => step.state === 'failed');
  return (
    <Section
      title={
        isReplacing
          ? t('configuration.connect.replace', 'Replace the token')
          : t('configuration.connect.title', 'Connect SCIM Manager')
      }
    >
      <ul className={styles.explanation}>
        <li>
          <Trans i18nKey="configuration.connect.explain.account">
            A service account named “SCIM Manager” is created in this organisation, with the basic role Admin.
          </Trans>
        </li>
        <li>
          <Trans i18nKey="configuration.connect.explain.token">
            Its token is stored encrypted in Grafana. Your browser sees it once, while storing it, and never again.
          </Trans>
        </li>
        <li>
          <Trans i18nKey="configuration.connect.explain.after">
            From then on, this plugin reads and changes Grafana only with that token, and only for administrators.
          </Trans>
        </li>
      </ul>
      <Collapse
        label={t('configuration.connect.target', 'Address and namespace')}
        isOpen={isOpen || !form.isValid}
        onToggle={setOpen}
      >
        <TargetFields form={form} isDisabled={guide.isRunning} />
      </Collapse>
      {hasStarted && <ConnectStepList steps={guide.steps} />}
      {guide.fault && !failedStep && <FaultAlert fault={guide.fault} />}
      <Stack>
        <Button
          icon={busyIcon(guide.isRunning, 'plug')}
          disabled={guide.isRunning || !form.isValid || !stack.can.write}
          onClick={() => guide.start(form.target)}
        >
          {buttonText(isReplacing, guide)}
        </Button>
        {guide.isOpen && !guide.isRunning && (
          <Button variant="secondary" fill="text" onClick={guide.close}>
            <Trans i18nKey="ui.confirm.cancel">Cancel</Trans>
          </Button>
        )}
      </Stack>
      {!stack.can.write && (
        <FaultAlert
          severity="warning"
          fault={{
            kind: 'forbidden',
            operation: 'page.connect',
            detail: '',
            missingPermissions: ['idops-scim-app.scim:write'],
          }}
        />
      )}
    </Section>
  );
}

function buttonText(isReplacing: boolean, { isRunning, fault }: ConnectGuideState): string {
  if (isRunning) {
    return t('configuration.connect.running', 'Connecting');
  }
  if (fault) {
    return t('configuration.connect.continue', 'Continue');
  }
  return isReplacing
    ? t('configuration.connect.replace', 'Replace the token')
    : t('configuration.connect.button', 'Connect');
}

const getStyles = (theme: GrafanaTheme2) => ({
  explanation: css({ margin: 0, paddingLeft: theme.spacing(3), maxWidth: theme.spacing(120) }),
});
