import { useId } from 'react';
import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Combobox, Field, RadioButtonGroup, Stack, useStyles2 } from '@grafana/ui';
import { AREAS } from '../../../domain/diagnostics/Check';
import { STATES, type StateCounts } from '../../../domain/diagnostics/summary';
import { areaWords } from './areaWords';
import { stateWords } from './stateWords';
import type { CheckView } from './useCheckView';

interface CheckFiltersProps {
  view: CheckView;
  counts: StateCounts;
}

/** Says how many checks ended how, and chooses among them. */
export function CheckFilters({ view, counts }: CheckFiltersProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const stateLabel = t('configuration.diagnostics.filter.state', 'Result');
  const all = STATES.reduce((sum, state) => sum + counts[state], 0);
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Field noMargin label={stateLabel} className={styles.states}>
        <RadioButtonGroup
          aria-label={stateLabel}
          value={view.state ?? ''}
          onChange={(state) => view.set({ state })}
          options={[
            { value: '', label: `${t('configuration.diagnostics.filter.all', 'All')} (${all})` },
            ...STATES.map((state) => ({ value: state, label: `${stateWords(state)} (${counts[state]})` })),
          ]}
        />
      </Field>
      <Field noMargin label={t('configuration.diagnostics.filter.area', 'Part')} htmlFor={`${id}-area`}>
        <Combobox
          id={`${id}-area`}
          width={22}
          isClearable
          placeholder={t('configuration.diagnostics.filter.any-area', 'All parts')}
          value={view.area ?? null}
          options={AREAS.map((area) => ({ value: area, label: areaWords(area) }))}
          onChange={(option) => view.set({ area: option?.value })}
        />
      </Field>
    </Stack>
  );
}

const getStyles = () => ({
  states: css({ minWidth: 0, overflowX: 'auto' }),
});
