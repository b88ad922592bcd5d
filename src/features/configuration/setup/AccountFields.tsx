import { useId } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, Input, RadioButtonGroup, Text } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import { busyIcon } from '../../../ui/busyIcon';
import type { AccountForm, AccountScope } from './useAccountForm';

interface AccountFieldsProps {
  form: AccountForm;
  isPresent: boolean;
  hasRoles: boolean;
}

export function AccountFields({ form, isPresent, hasRoles }: AccountFieldsProps) {
  const { can } = useStack();
  const nameId = useId();
  const scope = t('configuration.setup.account.scope', 'What the provider may push');
  return (
    <>
      <Field
        noMargin
        htmlFor={nameId}
        label={t('configuration.setup.account.name', 'Name of the service account')}
        description={t('configuration.setup.account.name-about', 'An account of this name is used again.')}
      >
        <Input
          id={nameId}
          width={40}
          value={form.name}
          disabled={form.isRunning}
          onChange={(event) => form.setName(event.currentTarget.value)}
        />
      </Field>
      <Field noMargin label={scope}>
        <RadioButtonGroup<AccountScope>
          aria-label={scope}
          value={form.scope}
          disabled={form.isRunning}
          onChange={form.setScope}
          options={[
            { value: 'both', label: t('configuration.setup.account.both', 'People and groups') },
            { value: 'users', label: t('configuration.setup.account.users', 'People only') },
            { value: 'groups', label: t('configuration.setup.account.groups', 'Groups only') },
          ]}
        />
      </Field>
      <Text element="p" color="secondary">
        {hasRoles ? (
          <Trans i18nKey="configuration.setup.account.roles">
            The account gets the basic role None, and custom roles with the permissions that Grafana documents for
            provisioning, nothing more. It is created in your name.
          </Trans>
        ) : (
          <Trans i18nKey="configuration.setup.account.no-roles">
            This Grafana has basic roles only. Admin is the smallest one that may manage people.
          </Trans>
        )}
      </Text>
      <div>
        <Button
          icon={busyIcon(form.isRunning, 'plus')}
          disabled={form.isRunning || form.name.trim() === '' || !can.write}
          onClick={form.start}
        >
          {buttonText(form, isPresent)}
        </Button>
      </div>
    </>
  );
}

function buttonText({ fault }: AccountForm, isPresent: boolean): string {
  if (fault) {
    return t('configuration.setup.account.again', 'Continue');
  }
  return isPresent
    ? t('configuration.setup.account.mend', 'Give it what it needs')
    : t('configuration.setup.account.create', 'Create the service account');
}
