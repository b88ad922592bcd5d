import { t, Trans } from '@grafana/i18n';
import { LinkButton, Text } from '@grafana/ui';
import { pagePath } from '../../../ui/pagePath';
import type { StepBodyProps } from './StepBody';

/** Leads to the switches, where each change is explained before it is saved. */
export function SwitchesBody({ step: { state } }: StepBodyProps) {
  if (state === 'blocked') {
    return null;
  }
  return (
    <>
      {state !== 'done' && (
        <Text element="p" color="secondary">
          <Trans i18nKey="configuration.setup.switches">
            Switch user sync on, and group sync if groups shall become teams. Leave “Reject non-provisioned users” off
            until everybody has arrived.
          </Trans>
        </Text>
      )}
      <div>
        <LinkButton
          href={pagePath('configuration', { tab: 'settings' })}
          icon="sliders-v-alt"
          variant={state === 'next' ? 'primary' : 'secondary'}
        >
          {t('configuration.setup.open-settings', 'Open the switches')}
        </LinkButton>
      </div>
    </>
  );
}
