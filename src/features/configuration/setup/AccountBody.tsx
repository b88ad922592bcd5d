import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text, TextLink } from '@grafana/ui';
import { PROVIDER_STEPS, type ProviderStepId } from '../../../api/queries/useEnsureProviderAccount';
import { FaultAlert } from '../../../ui/FaultAlert';
import { pagePath } from '../../../ui/pagePath';
import { StepProgress } from '../StepProgress';
import { AccountFields } from './AccountFields';
import { GivenPermissions } from './GivenPermissions';
import type { StepBodyProps } from './StepBody';
import { useAccountForm } from './useAccountForm';

/** Makes the provider's service account with no more than it needs, or gives the present one what it lacks. */
export function AccountBody({ step: { state }, setUp: { facts } }: StepBodyProps) {
  const form = useAccountForm(facts);
  const [isChanging, setChanging] = useState(false);
  const present = facts.provider.known ? facts.provider.value : undefined;
  const hasStarted = Object.keys(form.steps).length > 0;
  const isAsked = isChanging || state === 'next' || state === 'failed';
  if (state === 'blocked' || !facts.provider.known) {
    return null;
  }
  return (
    <>
      {state === 'done' && facts.permissions.known && <GivenPermissions held={facts.permissions.value} />}
      {present && !present.isChosen && (
        <Stack alignItems="center" wrap="wrap">
          <Button variant="secondary" disabled={form.isRunning} onClick={() => form.keep(present.account.id)}>
            <Trans i18nKey="configuration.setup.account.keep">Yes, this is its account</Trans>
          </Button>
          <TextLink href={pagePath('configuration', { tab: 'tokens' })}>
            {t('configuration.setup.account.other', 'It is another one')}
          </TextLink>
        </Stack>
      )}
      {isAsked ? (
        <AccountFields form={form} isPresent={present !== undefined} hasRoles={facts.isEnterprise} />
      ) : (
        <div>
          <Button variant="secondary" size="sm" onClick={() => setChanging(true)}>
            <Trans i18nKey="configuration.setup.account.change">Change what it may do</Trans>
          </Button>
        </div>
      )}
      {hasStarted && <StepProgress ids={PROVIDER_STEPS} titles={titles()} steps={form.steps} />}
      {form.outcome?.isBasicRoleSuperfluous && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('configuration.setup.account.superfluous', 'Its basic role was left as it is')}
        >
          <Text element="p">
            {t(
              'configuration.setup.account.superfluous-why',
              'It is {{role}}, which provisioning does not need. Something else may use this account, so nothing was taken away.',
              { role: form.outcome.basicRole }
            )}
          </Text>
        </Alert>
      )}
      {form.saveFault && (
        <FaultAlert
          fault={form.saveFault}
          severity="warning"
          title={t('configuration.setup.account.not-kept', 'Which account it is could not be kept')}
        />
      )}
    </>
  );
}

const titles = (): Record<ProviderStepId, string> => ({
  roles: t('configuration.setup.account.step-roles', 'Roles with exactly what provisioning needs'),
  account: t('configuration.setup.account.step-account', 'Service account'),
  access: t('configuration.setup.account.step-access', 'Give the roles to the account'),
});
