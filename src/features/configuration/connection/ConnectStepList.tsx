import { t } from '@grafana/i18n';
import { CONNECT_STEPS, type ConnectStepId } from '../../../api/queries/useConnect';
import { StepProgress } from '../StepProgress';
import type { ConnectSteps } from './useConnectGuide';

/** What connecting does, step by step, as it happens. */
export const ConnectStepList = ({ steps }: { steps: ConnectSteps }) => (
  <StepProgress ids={CONNECT_STEPS} titles={titles()} steps={steps} />
);

const titles = (): Record<ConnectStepId, string> => ({
  account: t('configuration.step.account', 'Create a service account for SCIM Manager'),
  access: t('configuration.step.access', 'Give it the access it needs'),
  token: t('configuration.step.token', 'Create a token that expires'),
  store: t('configuration.step.store', 'Store the token in Grafana, encrypted'),
  prove: t('configuration.step.prove', 'Prove that the stored token works'),
  'clean-up': t('configuration.step.clean-up', 'Delete older tokens that nothing uses any more'),
});
