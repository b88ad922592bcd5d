import { t } from '@grafana/i18n';
import { Field, Input, Stack } from '@grafana/ui';
import type { TargetForm } from './useTargetForm';

/** Address and namespace, for the few Grafanas where the detected ones are not right. */
export function TargetFields({ form, isDisabled }: { form: TargetForm; isDisabled: boolean }) {
  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        label={t('configuration.address.label', 'Address of this Grafana')}
        description={t('configuration.address.description', 'As the Grafana server itself can reach it.')}
        invalid={form.problems.grafanaUrl !== undefined}
        error={form.problems.grafanaUrl}
      >
        <Input
          id="scim-manager-address"
          value={form.typed.grafanaUrl}
          disabled={isDisabled}
          onChange={(event) => form.change({ grafanaUrl: event.currentTarget.value })}
        />
      </Field>
      <Field
        noMargin
        label={t('configuration.namespace.label', 'Namespace')}
        description={t(
          'configuration.namespace.description',
          '“default” for the first organisation, “org-2” for others, “stacks-123” on Grafana Cloud.'
        )}
        invalid={form.problems.namespace !== undefined}
        error={form.problems.namespace}
      >
        <Input
          id="scim-manager-namespace"
          value={form.typed.namespace}
          disabled={isDisabled}
          onChange={(event) => form.change({ namespace: event.currentTarget.value })}
        />
      </Field>
    </Stack>
  );
}
