import { useId, useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { FLOW_STATES, type FlowState } from '../../../domain/flow/flow';
import { clipName } from '../../../ui/visibleName';
import { filterSearch, partOf } from './filterOptions';
import { KIND_WORDS, nameOf, STATE_WORDS } from './flowWords';
import type { FlowGrantsRead } from './useFlowGrants';
import type { FilterPart, PictureView } from './usePictureView';

interface PictureFilterProps {
  view: PictureView;
  data: FlowGrantsRead;
  state: FlowState;
}

const NEED_A_PLAN: FlowState[] = FLOW_STATES.filter((state) => state !== 'now');

/** What to show of the picture: which state, which ways, and in which form. */
export function PictureFilter({ view, data, state }: PictureFilterProps) {
  const id = useId();
  const { organisation, names } = data;
  const search = useMemo(() => {
    const find = filterSearch(organisation, names);
    return async (text: string) => find(text);
  }, [organisation, names]);
  const label = t('mapping.picture.grants', 'Grants');
  const form = t('mapping.picture.form', 'Form');
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
        <Field noMargin label={t('mapping.picture.filter', 'Only what leads through')} htmlFor={`${id}-filter`}>
          <Combobox
            id={`${id}-filter`}
            width={28}
            placeholder={t('mapping.picture.filter-hint', 'Group, person, folder …')}
            value={null}
            options={search}
            onChange={({ value }) => {
              const part = partOf(value);
              if (part) {
                view.add(part);
              }
            }}
          />
        </Field>
        <Field noMargin label={label}>
          <RadioButtonGroup
            aria-label={label}
            value={state}
            disabledOptions={data.isPlanned ? [] : NEED_A_PLAN}
            onChange={view.setState}
            options={FLOW_STATES.map((value) => ({ value, label: STATE_WORDS[value]() }))}
          />
        </Field>
        <Field noMargin label={form}>
          <RadioButtonGroup
            aria-label={form}
            value={view.isTable}
            onChange={view.setTable}
            options={[
              { value: false, label: t('mapping.picture.picture', 'Picture') },
              { value: true, label: t('mapping.picture.table', 'Table') },
            ]}
          />
        </Field>
      </Stack>
      {view.parts.length > 0 && (
        <Stack direction="row" gap={1} wrap="wrap">
          {view.parts.map((part) => (
            <FilterChip key={part.kind} part={part} data={data} onRemove={() => view.remove(part.kind)} />
          ))}
          <Button size="sm" fill="text" onClick={view.clear}>
            {t('mapping.picture.clear', 'Clear the filter')}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}

interface FilterChipProps {
  part: FilterPart;
  data: FlowGrantsRead;
  onRemove: () => void;
}

function FilterChip({ part: { kind, uid }, data: { names }, onRemove }: FilterChipProps) {
  const values = { what: KIND_WORDS[kind](), name: clipName(nameOf(kind, uid, names)).text, ...RAW };
  return (
    <Button
      size="sm"
      variant="secondary"
      icon="times"
      aria-label={t('mapping.picture.remove-filter', 'Stop filtering by {{what}}: {{name}}', values)}
      onClick={onRemove}
    >
      {t('mapping.picture.filter-part', '{{what}}: {{name}}', values)}
    </Button>
  );
}

const RAW = { interpolation: { escapeValue: false } };
