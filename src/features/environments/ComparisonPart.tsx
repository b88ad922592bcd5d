import { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { useProgress } from '../../api/queries/useProgress';
import { useWork } from '../../api/queries/useWork';
import type { Compared, Comparison } from '../../domain/environments/compared';
import type { SideNames } from '../../domain/environments/comparisonExports';
import { filterComparison } from '../../domain/environments/filterComparison';
import { DataTable } from '../../ui/DataTable';
import { Loading } from '../../ui/Loading';
import { Section } from '../../ui/Section';
import { ComparedDrawer } from './ComparedDrawer';
import { ComparisonFilters } from './ComparisonFilters';
import { CountsTable } from './CountsTable';
import { ExportButtons } from './ExportButtons';
import { GapList } from './GapList';
import { useComparedColumns } from './useComparedColumns';
import type { ComparisonState } from './useComparison';
import { CLEARED, useComparisonView } from './useComparisonView';

interface ComparisonPartProps {
  state: ComparisonState;
  comparison: Comparison;
  names: SideNames;
}

const itemId = ({ id }: Compared): string => id;

/** What differs, by kind and name. */
export function ComparisonPart({ state, comparison, names }: ComparisonPartProps) {
  const view = useComparisonView();
  const { items, gaps } = comparison;
  const make = useMemo(() => () => filterComparison(items, view.filter), [items, view.filter]);
  const shown = useWork(make).value;
  const columns = useComparedColumns(names);
  const open = items.find(({ id }) => id === view.openId);
  return (
    <Section
      title={t('environments.differences.title', 'What differs')}
      subtitle={t(
        'environments.differences.subtitle',
        'By name and folder path, never by id. Comments in rules are not compared.'
      )}
      actions={shown && <ExportButtons shown={shown} comparison={comparison} names={names} />}
    >
      {gaps.length > 0 && <GapList gaps={gaps} names={names} />}
      <AccessNotice state={state} />
      <CountsTable items={items} isAccessCompared={comparison.isAccessCompared} names={names} view={view} />
      <ComparisonFilters view={view} names={names} />
      {shown && (
        <>
          <Text color="secondary">
            <span role="status">
              {t('environments.differences.count', '{{shown, number}} of {{total, number}} compared', {
                shown: shown.length,
                total: items.length,
              })}
            </span>
          </Text>
          <DataTable
            label={t('environments.differences.table', 'Differences')}
            rows={shown}
            columns={columns}
            rowKey={itemId}
            onOpen={({ id }) => view.set({ item: id })}
            openKey={view.openId}
            isBusy={state.isBusy}
            empty={
              <NothingShown isFiltered={view.isFiltered} hasGaps={gaps.length > 0} onClear={() => view.set(CLEARED)} />
            }
          />
        </>
      )}
      {open && <ComparedDrawer item={open} names={names} onClose={() => view.set({ item: undefined })} />}
    </Section>
  );
}

interface NothingShownProps {
  isFiltered: boolean;
  hasGaps: boolean;
  onClear: () => void;
}

function NothingShown({ isFiltered, hasGaps, onClear }: NothingShownProps) {
  if (isFiltered) {
    return (
      <Stack direction="row" gap={1} alignItems="center">
        <Text color="secondary">
          <Trans i18nKey="environments.differences.no-match">Nothing matches these filters.</Trans>
        </Text>
        <Button variant="secondary" size="sm" onClick={onClear}>
          <Trans i18nKey="environments.differences.clear">Clear filters</Trans>
        </Button>
      </Stack>
    );
  }
  return (
    <Text color="secondary">
      {hasGaps
        ? t('environments.differences.none-known', 'No difference where both could be read.')
        : t('environments.differences.none', 'No difference in what was compared.')}
    </Text>
  );
}

/** Whose access was read, is being read, or waits to be asked for. */
function AccessNotice({ state: { access, readAccess } }: { state: ComparisonState }) {
  const [ours, theirs] = [useProgress('grants'), useProgress('peer-access')];
  const { toRead, isAsked, isReading } = access;
  if (isReading) {
    return <Loading text={t('environments.access.reading', 'Reading the access of teams')} progress={theirs ?? ours} />;
  }
  return (
    <>
      {!isAsked && toRead.requestCount > 0 && (
        <Alert
          severity="info"
          bottomSpacing={0}
          title={t('environments.access.not-read', 'The access of teams is not compared yet')}
        >
          <Stack direction="column" gap={1} alignItems="flex-start">
            {t(
              'environments.access.cost',
              'It takes about {{count, number}} requests, one for each folder, data source and team.',
              {
                count: toRead.requestCount,
              }
            )}
            <Button variant="secondary" size="sm" onClick={readAccess}>
              <Trans i18nKey="environments.access.read">Compare access, too</Trans>
            </Button>
          </Stack>
        </Alert>
      )}
      {toRead.skippedCount > 0 && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('environments.access.skipped', 'Not all access is compared')}
        >
          {t(
            'environments.access.skipped-why',
            'Folders, data sources and teams beyond what is read of one Grafana: {{count, number}}. Their access is unknown.',
            { count: toRead.skippedCount }
          )}
        </Alert>
      )}
    </>
  );
}
