import { t } from '@grafana/i18n';
import { Alert, Text, TextLink } from '@grafana/ui';
import { connectorUrl, validateNamespace } from '../../../domain/scim/namespace';
import { BulletList } from '../../../ui/BulletList';
import { AttributeTable } from './AttributeTable';
import { ConsoleFields } from './ConsoleFields';
import { ConsoleSteps } from './ConsoleSteps';
import { Remark } from './Remark';
import { SamlClaim } from './SamlClaim';
import type { StepBodyProps } from './StepBody';

/** All that the provider's console asks for, each value with a button that copies it. */
export function ValuesBody({ step, setUp: { facts }, connection, token }: StepBodyProps) {
  const { preset, appUrl, switches } = facts;
  const namespace = connection.settings.namespace ?? '';
  const problem = validateNamespace(namespace);
  if (problem) {
    return (
      <Alert
        severity="error"
        bottomSpacing={0}
        title={t('configuration.connector.bad-namespace', 'The namespace of this connection is not valid')}
      >
        {problem}
      </Alert>
    );
  }
  return (
    <>
      <ConsoleSteps preset={preset} stages={['application', 'values']} />
      <ConsoleFields
        preset={preset}
        connectorUrl={connectorUrl(appUrl, namespace)}
        token={token.fresh}
        isTokenInUse={step.state === 'done'}
        isGroupSyncOff={switches.known && switches.value.groupSync === false}
      />
      <AttributeTable attributes={preset.attributes} />
      <SamlClaim facts={facts} />
      <div>
        <Text element="h4" variant="h6">
          {t('configuration.setup.quirks', 'Good to know')}
        </Text>
        <BulletList>
          {preset.quirks.map((quirk) => (
            <li key={quirk.text}>
              <Remark quirk={quirk} />
            </li>
          ))}
        </BulletList>
      </div>
      <div>
        <TextLink href={preset.documentation} external>
          {t('configuration.setup.documentation', 'The page of Grafana about this')}
        </TextLink>
      </div>
    </>
  );
}
