import { t } from '@grafana/i18n';
import { Alert, Text } from '@grafana/ui';
import { DEFAULT_EXTERNAL_UID_CLAIM } from '../../../domain/presets/preset';
import type { SetUpFacts } from '../../../domain/setup/facts';
import { CopyField } from '../../../ui/CopyField';
import { Remark } from './Remark';

const SETTING = 'assertion_attribute_external_uid';

/** The claim that makes whoever signs in the same person as the one who was provisioned. */
export function SamlClaim({ facts: { preset, externalUidClaim } }: { facts: SetUpFacts }) {
  const present = externalUidClaim.known ? externalUidClaim.value : '';
  return (
    <>
      <div>
        <Text element="h4" variant="h6">
          {t('configuration.setup.claim', 'The same identifier when signing in')}
        </Text>
        <Text element="p">
          {t(
            'configuration.setup.claim-about',
            'Grafana lets a provisioned person in only if a claim in SAML equals externalId. Add it under {{where}}.',
            { where: preset.samlClaim.where, interpolation: { escapeValue: false } }
          )}
        </Text>
      </div>
      <CopyField
        label={t('configuration.setup.claim-name', 'Name of the claim')}
        value={present || DEFAULT_EXTERNAL_UID_CLAIM}
      />
      <CopyField label={t('configuration.setup.claim-value', 'Value of the claim')} value={preset.samlClaim.value} />
      <Setting claim={externalUidClaim} />
      {preset.samlClaim.quirk && <Remark quirk={preset.samlClaim.quirk} />}
    </>
  );
}

function Setting({ claim }: { claim: SetUpFacts['externalUidClaim'] }) {
  if (claim.known && claim.value !== '') {
    return (
      <Text element="p">
        {t('configuration.setup.claim-now', 'In Grafana, assertion_attribute_external_uid is “{{claim}}”.', {
          claim: claim.value,
          interpolation: { escapeValue: false },
        })}
      </Text>
    );
  }
  return (
    <>
      <Alert
        severity="warning"
        bottomSpacing={0}
        title={
          claim.known
            ? t('configuration.setup.claim-unset', 'Grafana is not told yet which claim to read')
            : t('configuration.setup.claim-unknown', 'Which claim Grafana reads could not be read')
        }
      >
        {claim.known
          ? t(
              'configuration.setup.claim-set',
              'Set it in the SAML settings under Administration > Authentication, or in [auth.saml] of the configuration file.'
            )
          : claim.why}
      </Alert>
      <CopyField label={SETTING} value={DEFAULT_EXTERNAL_UID_CLAIM} />
    </>
  );
}
