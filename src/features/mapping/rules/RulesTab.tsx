import { t } from '@grafana/i18n';
import { useStack } from '../../../api/queries/useStack';
import { QueryView } from '../../../ui/QueryView';
import { useRules } from '../useRules';
import { ProvisionedRules } from './ProvisionedRules';
import { RuleEditor } from './RuleEditor';

/** The mapping document: edited here, or shown when a provisioning file holds it. */
export function RulesTab({ today }: { today: string }) {
  const rules = useRules();
  const { namespace } = useStack();
  return (
    <QueryView query={rules} loadingText={t('mapping.rules.loading', 'Reading the mapping document')}>
      {({ stored }) =>
        stored.source === 'provisioned' ? (
          <ProvisionedRules text={stored.text} today={today} />
        ) : (
          <RuleEditor key={namespace} stored={stored} namespace={namespace} onReload={rules.refetch} today={today} />
        )
      }
    </QueryView>
  );
}
