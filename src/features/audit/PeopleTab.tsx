import { t, Trans } from '@grafana/i18n';
import { Button, EmptyState, Stack, Text } from '@grafana/ui';
import { useProgress } from '../../api/queries/useProgress';
import type { PersonRow } from '../../domain/audit/people';
import type { Fault } from '../../domain/fault/Fault';
import { DataTable } from '../../ui/DataTable';
import { Loading } from '../../ui/Loading';
import { faultWords } from '../../ui/faultWords';
import { QueryView } from '../../ui/QueryView';
import { CsvButton } from './CsvButton';
import { PeopleFilters } from './PeopleFilters';
import { PersonDrawer } from './PersonDrawer';
import { usePeopleColumns } from './usePeopleColumns';
import { type PeopleTableData, usePeopleRows } from './usePeopleRows';
import { type PeopleView, usePeopleView } from './usePeopleView';

export function PeopleTab() {
  const view = usePeopleView();
  const { gaps, ...rows } = usePeopleRows(view.filter, view.order);
  const progress = useProgress('people');
  return (
    <QueryView
      query={rows}
      loadingText={t('audit.people.loading', 'Reading people')}
      progress={progress}
      isEmpty={({ all }) => all.length === 0}
      empty={<NobodyYet />}
      partial={() => (gaps[0] ? <TeamsGap fault={gaps[0]} count={gaps.length} /> : undefined)}
    >
      {(data) => <PeopleTable data={data} view={view} />}
    </QueryView>
  );
}

function PeopleTable({ data, view }: { data: PeopleTableData; view: PeopleView }) {
  const columns = usePeopleColumns(data.teamsState);
  const progress = useProgress('memberships');
  const close = () => view.set({ person: undefined });
  return (
    <Stack direction="column" gap={2}>
      <PeopleFilters view={view} teams={data.teams} areTeamsReady={data.teamsState === 'ready'} />
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap">
        <Text color="secondary">
          <span role="status">
            {t('audit.people.count', '{{shown, number}} of {{total, number}} people', {
              shown: data.shown.length,
              total: data.all.length,
            })}
          </span>
        </Text>
        <CsvButton rows={data.shown} areTeamsKnown={data.teamsState === 'ready'} />
      </Stack>
      <DataTable
        label={t('audit.people.table', 'People')}
        rows={data.shown}
        columns={columns}
        rowKey={personKey}
        sort={view.sort}
        onSort={view.onSort}
        onOpen={({ person }) => view.set({ person: person.uid })}
        openKey={view.personUid}
        isBusy={data.isBusy}
        empty={
          data.teamsState === 'reading' && view.isFiltered ? (
            <Loading text={t('audit.people.teams-loading', 'Reading teams and members')} progress={progress} />
          ) : (
            <NobodyMatches onClear={() => view.set(CLEARED)} />
          )
        }
      />
      {view.personUid && <PersonDrawer personUid={view.personUid} rows={data.all} onClose={close} />}
    </Stack>
  );
}

const CLEARED = { q: undefined, state: undefined, role: undefined, team: undefined, seen: undefined };

function personKey({ person }: PersonRow): string {
  return person.uid;
}

function NobodyYet() {
  return (
    <EmptyState variant="not-found" message={t('audit.people.none', 'Nobody is in this organisation yet')}>
      <Trans i18nKey="audit.people.none-next">
        Assign people to Grafana in your identity provider; they appear here once it has pushed them.
      </Trans>
    </EmptyState>
  );
}

function NobodyMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      variant="not-found"
      hideImage
      message={t('audit.people.no-match', 'Nobody matches these filters')}
      button={
        <Button variant="secondary" onClick={onClear}>
          <Trans i18nKey="audit.people.clear">Clear filters</Trans>
        </Button>
      }
    />
  );
}

function TeamsGap({ fault, count }: { fault: Fault; count: number }) {
  return (
    <>
      <Trans i18nKey="audit.people.teams-gap">
        Not all teams and memberships could be read, so what the Teams column shows may be incomplete.
      </Trans>{' '}
      {faultWords(fault).happened} <bdi>{fault.detail.slice(0, 200)}</bdi>
      {count > 1 && ` ${t('audit.people.more-gaps', '({{count}} more)', { count: count - 1 })}`}
    </>
  );
}
