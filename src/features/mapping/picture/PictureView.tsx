import { type ReactNode, useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Button, EmptyState, Stack, Text } from '@grafana/ui';
import { type FlowState } from '../../../domain/flow/flow';
import { Loading } from '../../../ui/Loading';
import { Section } from '../../../ui/Section';
import { TeamsForGroups } from '../TeamsForGroups';
import { CsvButton } from './CsvButton';
import { pathRows } from './pathRows';
import { PictureFilter } from './PictureFilter';
import { PictureForm } from './PictureForm';
import { PictureNotices } from './PictureNotices';
import { PictureTable } from './PictureTable';
import { summaryText } from './summaryText';
import { type Flow, useFlow } from './useFlow';
import type { FlowGrantsRead } from './useFlowGrants';
import type { PictureView as View } from './usePictureView';

interface PictureViewProps {
  data: FlowGrantsRead;
  view: View;
  onReadAll: () => void;
}

/** The picture or the table of what was read, narrowed down. */
export function PictureView({ data, view, onReadAll }: PictureViewProps) {
  const state: FlowState = data.isPlanned ? view.state : 'now';
  const { value: flow, isRunning } = useFlow({ data, filter: view.filter, state });
  const rows = useMemo(() => pathRows(flow?.paths ?? [], data.names), [flow, data.names]);
  const isBusy = isRunning || data.isBusy;
  return (
    <Stack direction="column" gap={2}>
      <TeamsForGroups source={data.source} hasRoles={data.actual.hasRoles} />
      <PictureNotices data={data} onReadAll={onReadAll} />
      <Section
        title={t('mapping.picture.title', 'Picture')}
        subtitle={t('mapping.picture.subtitle', 'Which group leads through which team to which access')}
        actions={<CsvButton rows={rows} />}
      >
        <PictureFilter view={view} data={data} state={state} />
        {flow ? (
          <>
            <Text color="secondary">
              <span role="status">{summaryText(flow)}</span>
            </Text>
            {flow.paths.length === 0 && !isBusy ? (
              <NothingFits data={data} view={view} />
            ) : (
              <Shown flow={flow} data={data} view={view} isBusy={isBusy}>
                <PictureTable rows={rows} isBusy={isBusy} />
              </Shown>
            )}
          </>
        ) : (
          <Loading text={t('mapping.picture.drawing', 'Following every way')} />
        )}
      </Section>
    </Stack>
  );
}

interface ShownProps {
  flow: Flow;
  data: FlowGrantsRead;
  view: View;
  isBusy: boolean;
  children: ReactNode;
}

function Shown({ flow, data, view, isBusy, children }: ShownProps) {
  return view.isTable ? children : <PictureForm flow={flow} names={data.names} view={view} isBusy={isBusy} />;
}

function NothingFits({ data, view }: Pick<PictureViewProps, 'data' | 'view'>) {
  const { userUid } = view.filter;
  const isDisabled = data.organisation.people.some(({ uid, isDisabled }) => uid === userUid && isDisabled);
  const isFiltered = view.parts.length > 0;
  return (
    <EmptyState
      variant="not-found"
      hideImage
      message={
        isFiltered
          ? t('mapping.picture.no-match', 'No way fits this filter')
          : t('mapping.picture.no-grant', 'There is no such grant')
      }
      button={
        isFiltered ? (
          <Button variant="secondary" onClick={view.clear}>
            {t('mapping.picture.clear', 'Clear the filter')}
          </Button>
        ) : undefined
      }
    >
      {isDisabled && t('mapping.picture.disabled', 'This person is disabled, and disabled people are not counted.')}
    </EmptyState>
  );
}
