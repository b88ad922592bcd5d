import { useId, useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, FilterInput, InlineSwitch, RadioButtonGroup, Stack } from '@grafana/ui';
import type { Team } from '../../domain/organisation/organisation';
import { clipName } from '../../ui/visibleName';
import { stateWords } from './stateWords';
import { ORG_ROLES, PERSON_STATES, type PeopleView } from './usePeopleView';

interface PeopleFiltersProps {
  view: PeopleView;
  teams: readonly Team[];
  areTeamsReady: boolean;
}

export function PeopleFilters({ view, teams, areTeamsReady }: PeopleFiltersProps) {
  const id = useId();
  const teamOptions = useMemo(
    () => teams.map(({ uid, name }) => ({ value: uid, label: clipName(name).text })),
    [teams]
  );
  const stateLabel = t('audit.filter.state', 'State');
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Field noMargin label={t('audit.filter.text', 'Search')} htmlFor={`${id}-text`}>
        <FilterInput
          id={`${id}-text`}
          escapeRegex={false}
          width={30}
          placeholder={t('audit.filter.text-hint', 'Name, login, email or team')}
          value={view.text}
          onChange={(q) => view.set({ q })}
        />
      </Field>
      <Field noMargin label={stateLabel}>
        <RadioButtonGroup
          aria-label={stateLabel}
          value={view.state ?? ''}
          onChange={(state) => view.set({ state })}
          options={[
            { value: '', label: t('audit.filter.all', 'All') },
            ...PERSON_STATES.map((state) => ({ value: state, label: stateWords(state).text })),
          ]}
        />
      </Field>
      <Field noMargin label={t('audit.filter.role', 'Role')} htmlFor={`${id}-role`}>
        <Combobox
          id={`${id}-role`}
          width={16}
          isClearable
          placeholder={t('audit.filter.any-role', 'Any role')}
          value={view.role ?? null}
          options={ORG_ROLES.map((role) => ({ value: role, label: role }))}
          onChange={(option) => view.set({ role: option?.value })}
        />
      </Field>
      <Field noMargin label={t('audit.filter.team', 'Team')} htmlFor={`${id}-team`}>
        <Combobox
          id={`${id}-team`}
          width={22}
          isClearable
          disabled={!areTeamsReady}
          placeholder={t('audit.filter.any-team', 'Any team')}
          value={view.teamUid ?? null}
          options={teamOptions}
          onChange={(option) => view.set({ team: option?.value })}
        />
      </Field>
      <InlineSwitch
        id={`${id}-seen`}
        showLabel
        label={t('audit.filter.never-seen', 'Never signed in')}
        value={view.neverSeen}
        onChange={(event) => view.set({ seen: event.currentTarget.checked ? 'never' : undefined })}
      />
    </Stack>
  );
}
