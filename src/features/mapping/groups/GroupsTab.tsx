import { lazy, Suspense, useId } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Combobox, EmptyState, Field, FilterInput, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { useProgress } from '../../../api/queries/useProgress';
import { DataTable } from '../../../ui/DataTable';
import { Loading } from '../../../ui/Loading';
import { QueryView } from '../../../ui/QueryView';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { FaultList } from '../FaultList';
import { NoGroups } from '../NoGroups';
import { TeamsForGroups } from '../TeamsForGroups';
import { GroupDrawer } from './GroupDrawer';
import { GROUP_STATES, type GroupRow } from './groupRows';
import { groupStateWords } from './groupState';
import { useGroupColumns } from './useGroupColumns';
import { type GroupTableData, useGroupRows } from './useGroupRows';
import { type GroupView, useGroupView } from './useGroupView';

const BeforePush = lazy(async () => ({ default: (await import('../beforePush/BeforePush')).BeforePush }));

/** The groups as Grafana has them, or as the identity provider has them before it pushes them. */
export function GroupsTab({ today }: { today: string }) {
  const { get, set } = useUrlQuery();
  const view = get('view') === BEFORE ? BEFORE : HERE;
  return (
    <Stack direction="column" gap={2}>
      <div>
        <RadioButtonGroup
          aria-label={t('mapping.groups.view', 'Which groups')}
          value={view}
          options={[
            { value: HERE, label: t('mapping.groups.view-here', 'In Grafana') },
            { value: BEFORE, label: t('mapping.groups.view-before', 'Before the push') },
          ]}
          onChange={(next) => set({ ...NO_FILTER, view: next === BEFORE ? BEFORE : undefined })}
        />
      </div>
      {view === BEFORE ? (
        <Suspense fallback={<Loading text={t('mapping.opening', 'Opening')} />}>
          <BeforePush today={today} />
        </Suspense>
      ) : (
        <GroupsHere today={today} />
      )}
    </Stack>
  );
}

const HERE = 'grafana';
const BEFORE = 'before-push';

/** One view's filters mean nothing to the other. */
const NO_FILTER = { q: undefined, state: undefined, sort: undefined, group: undefined };

/** Every group with its team, its access and the rules that are about it. */
function GroupsHere({ today }: { today: string }) {
  const query = useGroupRows(today);
  const progress = useProgress('groups');
  return (
    <QueryView
      query={query}
      loadingText={t('mapping.groups.loading', 'Reading groups and teams')}
      progress={progress}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<NoGroups />}
      partial={({ gaps }) => (gaps.length > 0 ? <FaultList faults={gaps} /> : undefined)}
    >
      {(data) => <GroupTable data={data} />}
    </QueryView>
  );
}

function GroupTable({ data }: { data: GroupTableData }) {
  const view = useGroupView(data.rows);
  const columns = useGroupColumns(data.names);
  const open = data.rows.find(({ group }) => group.id === view.openId);
  return (
    <Stack direction="column" gap={2}>
      <TeamsForGroups source={data.source} hasRoles={data.hasRoles} />
      {!data.areRulesValid && <RulesUnknown />}
      <Filters view={view} total={data.rows.length} />
      <DataTable
        label={t('mapping.groups.table', 'Groups')}
        rows={view.shown}
        columns={columns}
        rowKey={groupKey}
        sort={view.sort}
        onSort={view.onSort}
        onOpen={({ group }) => view.set({ group: group.id })}
        openKey={view.openId}
        isBusy={data.isBusy}
        empty={<NoneMatches onClear={() => view.set({ q: undefined, state: undefined })} />}
      />
      <AccessNote isEverythingRead={data.isEverythingRead} />
      {open && <GroupDrawer row={open} names={data.names} onClose={() => view.set({ group: undefined })} />}
    </Stack>
  );
}

/** Of what the access is shown, where that is not everything. */
function AccessNote({ isEverythingRead: { folders, dataSources } }: Pick<GroupTableData, 'isEverythingRead'>) {
  if (folders && dataSources) {
    return null;
  }
  return (
    <Text color="secondary" variant="bodySmall" element="p">
      {folders
        ? t(
            'mapping.groups.access-note-sources',
            'Access shows roles, folders, and of data sources those that rules or earlier applies name. Open a group to read the rest.'
          )
        : t(
            'mapping.groups.access-note',
            'Access shows roles, and permissions on the folders and data sources that rules or earlier applies name. Open a group to read the rest.'
          )}
    </Text>
  );
}

function groupKey({ group }: GroupRow): string {
  return group.id;
}

function Filters({ view, total }: { view: GroupView; total: number }) {
  const id = useId();
  return (
    <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
      <Field noMargin label={t('mapping.groups.search', 'Search')} htmlFor={`${id}-text`}>
        <FilterInput
          id={`${id}-text`}
          escapeRegex={false}
          width={32}
          placeholder={t('mapping.groups.search-hint', 'Group, team or rule')}
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
          options={GROUP_STATES.map((state) => ({ value: state, label: groupStateWords(state).text }))}
          onChange={(option) => view.set({ state: option?.value })}
        />
      </Field>
      <Text color="secondary">
        <span role="status">
          {t('mapping.groups.count', '{{shown, number}} of {{total, number}} groups', {
            shown: view.shown.length,
            total,
          })}
        </span>
      </Text>
    </Stack>
  );
}

function RulesUnknown() {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('mapping.groups.rules-unknown', 'Which rules match is not known')}
    >
      <Trans i18nKey="mapping.groups.rules-unknown-why">
        The mapping document could not be read or has errors. The Rules tab shows them.
      </Trans>
    </Alert>
  );
}

function NoneMatches({ onClear }: { onClear: () => void }) {
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
