import { useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { RadioButtonGroup, Stack } from '@grafana/ui';
import { useMappingDocument } from '../../../api/queries/useMappingDocument';
import { QueryView } from '../../../ui/QueryView';
import { Section } from '../../../ui/Section';
import { ListSource } from './ListSource';
import { OktaSource } from './OktaSource';
import type { ProviderList } from './providerList';
import { PushResult } from './PushResult';

type Source = 'list' | 'okta';

/** The identity provider's own list of groups against rules and teams, before anything is pushed. */
export function BeforePush({ today }: { today: string }) {
  const [source, setSource] = useState<Source>('list');
  const [list, setList] = useState<ProviderList>();
  const mapping = useMappingDocument();
  const choose = (next: Source) => {
    setSource(next);
    setList(undefined);
  };
  return (
    <Stack direction="column" gap={2}>
      <Section
        title={t('mapping.before.title', 'Group names before the push')}
        subtitle={
          <Trans i18nKey="mapping.before.subtitle">
            Compares the groups as the identity provider has them with rules and teams: which will match, which will
            not, and why. Nothing is pushed or changed.
          </Trans>
        }
      >
        <div>
          <RadioButtonGroup<Source>
            aria-label={t('mapping.before.source', 'Where the list comes from')}
            value={source}
            options={[
              { value: 'list', label: t('mapping.before.from-list', 'From an export') },
              { value: 'okta', label: t('mapping.before.from-okta', 'From Okta') },
            ]}
            onChange={choose}
          />
        </div>
        {source === 'list' ? <ListSource onList={setList} /> : <OktaSource onList={setList} />}
      </Section>
      {list && (
        <QueryView query={mapping} loadingText={t('mapping.before.rules-loading', 'Reading the rules')}>
          {(stored) => <PushResult list={list} stored={stored} today={today} />}
        </QueryView>
      )}
    </Stack>
  );
}
