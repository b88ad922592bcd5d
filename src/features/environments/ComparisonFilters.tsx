import { useId } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, FilterInput, Stack } from '@grafana/ui';
import { AREAS, STANDINGS } from '../../domain/environments/compared';
import type { SideNames } from '../../domain/environments/comparisonExports';
import { clipName } from '../../ui/visibleName';
import { areaWords, standingWords } from './comparisonWords';
import type { ComparisonView } from './useComparisonView';

export function ComparisonFilters({ view, names }: { view: ComparisonView; names: SideNames }) {
  const id = useId();
  const clipped = { here: clipName(names.here, 40).text, there: clipName(names.there, 40).text };
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Field noMargin label={t('environments.filter.text', 'Search')} htmlFor={`${id}-text`}>
        <FilterInput
          id={`${id}-text`}
          escapeRegex={false}
          width={36}
          placeholder={t('environments.filter.text-hint', 'Group, team, rule, role, folder …')}
          value={view.text}
          onChange={(q) => view.set({ q })}
        />
      </Field>
      <Field noMargin label={t('environments.filter.area', 'Kind')} htmlFor={`${id}-area`}>
        <Combobox
          id={`${id}-area`}
          width={22}
          isClearable
          placeholder={t('environments.filter.any-area', 'Any kind')}
          value={view.area ?? null}
          options={AREAS.map((area) => ({ value: area, label: areaWords(area) }))}
          onChange={(option) => view.set({ area: option?.value })}
        />
      </Field>
      <Field noMargin label={t('environments.filter.standing', 'Difference')} htmlFor={`${id}-standing`}>
        <Combobox
          id={`${id}-standing`}
          width={28}
          isClearable
          placeholder={t('environments.filter.differences', 'All that is not the same')}
          value={view.standing ?? null}
          options={[
            ...STANDINGS.map((standing) => ({ value: standing, label: standingWords(standing, clipped) })),
            { value: 'all' as const, label: t('environments.filter.all', 'Everything') },
          ]}
          onChange={(option) => view.set({ standing: option?.value })}
        />
      </Field>
    </Stack>
  );
}
