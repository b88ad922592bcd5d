import { t } from '@grafana/i18n';
import { Button, Combobox, Field, Stack, Text } from '@grafana/ui';
import { useSaveChoices } from '../../../api/queries/useSaveChoices';
import { useStack } from '../../../api/queries/useStack';
import { FaultAlert } from '../../../ui/FaultAlert';
import type { Credentials } from './useCredentials';

/** Which account is the identity provider's: Grafana does not say, so the page infers it until somebody does. */
export function ProviderChooser({ credentials: { accounts, own, provider } }: { credentials: Credentials }) {
  const { can } = useStack();
  const { mutate, isPending, error } = useSaveChoices();
  const choose = (providerAccountId: number) => mutate({ providerAccountId });
  const options = accounts
    .filter(({ id }) => id !== own?.id)
    .map(({ id, name, login }) => ({ value: id, label: name, description: login }));
  if (options.length === 0 || !can.write) {
    return null;
  }
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="flex-end" wrap="wrap">
        <Field
          noMargin
          label={t('configuration.tokens.chooser.label', 'Account that the identity provider uses')}
          htmlFor="scim-manager-provider-account"
        >
          <Combobox
            id="scim-manager-provider-account"
            width={40}
            options={options}
            value={provider?.account.id ?? null}
            placeholder={t('configuration.tokens.chooser.placeholder', 'Choose an account')}
            disabled={isPending}
            onChange={({ value }) => choose(value)}
          />
        </Field>
        {provider && !provider.isChosen && (
          <Button variant="secondary" disabled={isPending} onClick={() => choose(provider.account.id)}>
            {t('configuration.tokens.chooser.confirm', 'This is the one')}
          </Button>
        )}
      </Stack>
      {provider && !provider.isChosen && (
        <Text color="secondary" variant="bodySmall">
          {t('configuration.tokens.chooser.inferred', 'Inferred from its name and from when its tokens were used.')}
        </Text>
      )}
      {error && <FaultAlert fault={error} />}
    </Stack>
  );
}
