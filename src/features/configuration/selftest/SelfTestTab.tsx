import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import { connectorUrl, validateNamespace } from '../../../domain/scim/namespace';
import { dialectById, DIALECTS } from '../../../domain/selfTest/dialects';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import type { TabProps } from '../TabProps';
import { LookupsSection } from './LookupsSection';
import { WriteTestSection } from './WriteTestSection';

/** Tries the SCIM endpoint of this Grafana in the words of an identity provider. */
export function SelfTestTab({ connection: { settings } }: TabProps) {
  const { appUrl, namespace: ownNamespace } = useStack();
  const { get, set } = useUrlQuery();
  const namespace = settings.namespace ?? ownNamespace;
  const problem = validateNamespace(namespace);
  const dialect = dialectById(get('dialect')) ?? dialectById(settings.preset) ?? DIALECTS[0];
  const options = useMemo(() => DIALECTS.map(({ id }) => ({ value: id, label: dialectName(id) })), []);
  if (problem) {
    return (
      <Alert
        severity="error"
        title={t('configuration.connector.bad-namespace', 'The namespace of this connection is not valid')}
      >
        {problem}
      </Alert>
    );
  }
  const url = connectorUrl(appUrl, namespace);
  return (
    <Stack direction="column" gap={2}>
      <Field label={t('configuration.self-test.dialect', 'Ask as')} noMargin>
        <RadioButtonGroup<DialectId>
          options={options}
          value={dialect.id}
          onChange={(id) => set({ dialect: id })}
          aria-label={t('configuration.self-test.dialect', 'Ask as')}
        />
      </Field>
      <LookupsSection key={dialect.id} dialect={dialect} connectorUrl={url} />
      <WriteTestSection dialect={dialect} connectorUrl={url} />
    </Stack>
  );
}

type DialectId = (typeof DIALECTS)[number]['id'];

function dialectName(id: DialectId): string {
  const names: Record<DialectId, string> = {
    okta: t('configuration.self-test.okta', 'Okta'),
    entra: t('configuration.self-test.entra', 'Microsoft Entra ID'),
    generic: t('configuration.self-test.generic', 'SCIM 2.0'),
  };
  return names[id];
}
