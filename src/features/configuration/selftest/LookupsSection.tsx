import { t, Trans } from '@grafana/i18n';
import { Button, Text } from '@grafana/ui';
import { type LookupResult, useLookups } from '../../../api/queries/useSelfTest';
import type { Dialect } from '../../../domain/selfTest/Dialect';
import { busyIcon } from '../../../ui/busyIcon';
import { FaultAlert } from '../../../ui/FaultAlert';
import { Section } from '../../../ui/Section';
import { ExchangeItem } from './ExchangeItem';
import { ExchangeList } from './ExchangeList';
import { explainOnce } from './explainOnce';

interface LookupsSectionProps {
  dialect: Dialect;
  connectorUrl: string;
}

/** What stands in a lookup for a name that nobody has, until one is made. */
const SAMPLE_NAME = '00000000-0000-4000-a000-000000000000';

/** The requests of the provider's own connection test, sent from here. They only read. */
export function LookupsSection({ dialect, connectorUrl }: LookupsSectionProps) {
  const { mutate, data, error, isPending } = useLookups();
  const explained = explainOnce(data ?? []);
  return (
    <Section
      title={t('configuration.self-test.lookups', 'What the provider asks first')}
      subtitle={t(
        'configuration.self-test.lookups-subtitle',
        'The lookups of its connection test, sent to this Grafana. They only read.'
      )}
      actions={
        <Button icon={busyIcon(isPending, 'play')} disabled={isPending} onClick={() => mutate(dialect)}>
          <Trans i18nKey="configuration.self-test.run">Run the lookups</Trans>
        </Button>
      }
    >
      <Text color="secondary">
        <Trans i18nKey="configuration.self-test.own-token">
          They go out with the token of SCIM Manager. So they prove the address and the endpoint, not the token of the
          provider: for that, use the line for the shell, or the test of the provider.
        </Trans>
      </Text>
      {data && <Summary results={data} />}
      {error && <FaultAlert fault={error} />}
      <ExchangeList label={t('configuration.self-test.lookups-label', 'Lookups')}>
        {data
          ? data.map(({ lookup, verdict, got, exchange }, index) => (
              <ExchangeItem
                key={lookup.id}
                verdict={verdict}
                got={got}
                exchange={exchange}
                {...explained[index]}
                title={lookup.title}
                hint={lookup.sentWhen}
                request={lookup.request}
                expected={lookup.expected.words}
                connectorUrl={connectorUrl}
              />
            ))
          : dialect
              .lookups(SAMPLE_NAME)
              .map(({ id, title, sentWhen, request, expected }) => (
                <ExchangeItem
                  key={id}
                  verdict="waiting"
                  title={title}
                  hint={sentWhen}
                  request={request}
                  expected={expected.words}
                  connectorUrl={connectorUrl}
                />
              ))}
      </ExchangeList>
    </Section>
  );
}

function Summary({ results }: { results: readonly LookupResult[] }) {
  const passed = results.filter(({ verdict }) => verdict === 'pass').length;
  const failed = results.some(({ verdict }) => verdict === 'fail');
  return (
    <div role="status">
      <Text color={failed ? 'error' : passed === results.length ? 'success' : 'warning'} weight="medium">
        {t('configuration.self-test.lookups-summary', '{{passed}} of {{total}} lookups were answered as expected', {
          passed,
          total: results.length,
        })}
      </Text>
    </div>
  );
}
