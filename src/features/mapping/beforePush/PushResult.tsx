import { useCallback, useEffect, useId, useRef } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Combobox, EmptyState, Field, FilterInput, Stack, Text, TextLink } from '@grafana/ui';
import type { StoredMapping } from '../../../api/queries/useMappingDocument';
import { PUSH_STATES, type PushRow } from '../../../domain/mapping/beforePush';
import { DataTable } from '../../../ui/DataTable';
import { Loading } from '../../../ui/Loading';
import { Metric, Metrics } from '../../../ui/Metric';
import { pagePath } from '../../../ui/pagePath';
import { QueryView } from '../../../ui/QueryView';
import { Refusal } from '../rules/Refusal';
import { ListProblems } from './ListProblems';
import { isWhole, type ProviderList } from './providerList';
import { pushStateWords } from './pushStateWords';
import { ResultTools } from './ResultTools';
import { type Compared, type Comparison, useComparison } from './useComparison';
import { type Corrected, useCorrectRules } from './useCorrectRules';
import { usePushColumns } from './usePushColumns';
import { type PushView, usePushView } from './usePushView';

interface PushResultProps {
  list: ProviderList;
  stored: StoredMapping;
  today: string;
}

/** What the groups of a list would meet if they were pushed as they are. */
export function PushResult({ list, stored, today }: PushResultProps) {
  const comparison = useComparison(list, stored, today);
  return (
    <>
      <ListProblems list={list} />
      {(list.groups.length > 0 || isWhole(list)) && (
        <QueryView query={comparison.query} loadingText={t('mapping.before.comparing', 'Comparing the groups')}>
          {(compared) => <Result compared={compared} comparison={comparison} stored={stored} today={today} />}
        </QueryView>
      )}
    </>
  );
}

interface ResultProps {
  compared: Compared;
  comparison: Comparison;
  stored: StoredMapping;
  today: string;
}

function Result({ compared, comparison, stored, today }: ResultProps) {
  const { draft, areRulesValid } = comparison;
  const { last, correct } = useCorrectRules(draft);
  const view = usePushView(compared.rows);
  const columns = usePushColumns(useStable(stored.source === 'provisioned' ? undefined : correct));
  return (
    <Stack direction="column" gap={2}>
      {!areRulesValid && (
        <Alert severity="warning" title={t('mapping.groups.rules-unknown', 'Which rules match is not known')}>
          <Trans i18nKey="mapping.before.rules-unknown">
            The rules have errors, so groups are compared with Grafana only. The Rules tab shows them.
          </Trans>
        </Alert>
      )}
      {draft.isDirty && stored.source !== 'provisioned' && (
        <Text color="secondary" element="p">
          <Trans i18nKey="mapping.before.with-draft">
            The rules are taken from the draft in this browser, which is not saved yet.
          </Trans>
        </Text>
      )}
      <Counts compared={compared} />
      <CorrectedNotice last={last} />
      <Filters view={view} total={compared.rows.length} compared={compared} today={today} />
      {view.shown === undefined ? (
        <Loading text={t('mapping.before.comparing', 'Comparing the groups')} />
      ) : (
        <DataTable
          label={t('mapping.before.table', 'Groups before the push')}
          rows={view.shown}
          columns={columns}
          rowKey={rowKey}
          sort={view.sort}
          onSort={view.onSort}
          isBusy={view.isBusy || compared.isBusy}
          empty={<NoneShown onClear={() => view.set({ q: undefined, state: undefined })} />}
        />
      )}
    </Stack>
  );
}

const rowKey = ({ key }: PushRow): string => key;

/** The newest of a function, by one name that stays: columns are kept while nothing changes. */
function useStable(newest: ((row: PushRow) => void) | undefined) {
  const latest = useRef(newest);
  useEffect(() => {
    latest.current = newest;
  });
  const call = useCallback((row: PushRow) => latest.current?.(row), []);
  return newest && call;
}

const TONES = { red: 'error', orange: 'warning', green: 'success' } as const;

function Counts({ compared: { counts } }: { compared: Compared }) {
  return (
    <Metrics label={t('mapping.before.counts', 'What the push would meet')}>
      {PUSH_STATES.filter((state) => state === 'match' || counts.has(state)).map((state) => {
        const { text, color } = pushStateWords(state);
        const count = counts.get(state) ?? 0;
        const tone = count > 0 && color in TONES ? TONES[color as keyof typeof TONES] : undefined;
        return <Metric key={state} label={text} value={count} tone={tone} />;
      })}
    </Metrics>
  );
}

function CorrectedNotice({ last }: { last: Corrected | undefined }) {
  if (last?.kind !== 'corrected') {
    return <Refusal reason={last?.reason} />;
  }
  return (
    <Alert severity="success" title={t('mapping.adopt.done', 'The draft of the rules says it now')}>
      <Trans i18nKey="mapping.adopt.next">Look at the draft and save it.</Trans>{' '}
      <TextLink inline href={pagePath('mapping', { tab: 'rules' })}>
        {t('mapping.plan.open-rules', 'Open the rules')}
      </TextLink>
    </Alert>
  );
}

interface FiltersProps {
  view: PushView;
  total: number;
  compared: Compared;
  today: string;
}

function Filters({ view, total, compared, today }: FiltersProps) {
  const id = useId();
  const shown = view.shown ?? [];
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Field noMargin label={t('mapping.groups.search', 'Search')} htmlFor={`${id}-text`}>
        <FilterInput
          id={`${id}-text`}
          escapeRegex={false}
          width={28}
          placeholder={t('mapping.before.search-hint', 'Group or rule')}
          value={view.text}
          onChange={(q) => view.set({ q })}
        />
      </Field>
      <Field noMargin label={t('mapping.groups.state', 'State')} htmlFor={`${id}-state`}>
        <Combobox
          id={`${id}-state`}
          width={24}
          isClearable
          placeholder={t('mapping.groups.any-state', 'Any state')}
          value={view.state ?? null}
          options={PUSH_STATES.map((state) => {
            const { text, meaning } = pushStateWords(state);
            return { value: state, label: text, description: meaning };
          })}
          onChange={(option) => view.set({ state: option?.value })}
        />
      </Field>
      <ResultTools rows={shown} missingNames={compared.missingNames} today={today} />
      <Text color="secondary">
        <span role="status">
          {t('mapping.before.shown', '{{shown, number}} of {{total, number}} rows', { shown: shown.length, total })}
        </span>
      </Text>
    </Stack>
  );
}

function NoneShown({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      variant="not-found"
      hideImage
      message={t('mapping.groups.no-match', 'No group matches these filters')}
      button={
        <Button variant="secondary" onClick={onClear}>
          <Trans i18nKey="mapping.groups.clear">Clear filters</Trans>
        </Button>
      }
    />
  );
}
