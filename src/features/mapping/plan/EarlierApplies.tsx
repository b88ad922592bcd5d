import { useState } from 'react';
import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Collapse, Stack, Text } from '@grafana/ui';
import { type ApplyReportEntry, useApplyReport, useApplyReports } from '../../../api/queries/useApplyReports';
import { BulletList } from '../../../ui/BulletList';
import { QueryView } from '../../../ui/QueryView';
import { SidePanel } from '../../../ui/SidePanel';
import { TimeAgo } from '../../../ui/TimeAgo';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { ReportView } from './ReportView';

/** Stored reports; read when somebody asks for them. */
export function EarlierApplies({ onUndo }: { onUndo: (reportUid: string) => void }) {
  const { get, set } = useUrlQuery();
  const [isOpen, setOpen] = useState(false);
  const reportUid = get('report');
  return (
    <>
      <Collapse label={t('mapping.reports.title', 'Earlier applies')} isOpen={isOpen} onToggle={setOpen}>
        {isOpen && <Reports onOpen={(report) => set({ report })} />}
      </Collapse>
      {reportUid && (
        <ReportDrawer uid={reportUid} onUndo={() => onUndo(reportUid)} onClose={() => set({ report: undefined })} />
      )}
    </>
  );
}

function Reports({ onOpen }: { onOpen: (uid: string) => void }) {
  const reports = useApplyReports();
  return (
    <QueryView
      query={reports}
      loadingText={t('mapping.reports.loading', 'Reading reports')}
      isEmpty={({ length }) => length === 0}
      empty={<Text color="secondary">{t('mapping.reports.none', 'Nothing has been applied yet.')}</Text>}
    >
      {(entries) => (
        <BulletList max={100}>
          {entries.map((entry) => (
            <li key={entry.uid}>
              <Button variant="secondary" fill="text" size="sm" onClick={() => onOpen(entry.uid)}>
                {nameOf(entry)}
              </Button>{' '}
              {entry.startedAt !== undefined && (
                <Text color="secondary">
                  <TimeAgo iso={entry.startedAt} />
                </Text>
              )}
            </li>
          ))}
        </BulletList>
      )}
    </QueryView>
  );
}

const nameOf = ({ title, startedAt }: ApplyReportEntry): string =>
  startedAt === undefined ? title : t('mapping.reports.at', 'Apply {{at}}', { at: dateTimeFormat(startedAt), ...RAW });

const RAW = { interpolation: { escapeValue: false } };

interface ReportDrawerProps {
  uid: string;
  onUndo: () => void;
  onClose: () => void;
}

function ReportDrawer({ uid, onUndo, onClose }: ReportDrawerProps) {
  const report = useApplyReport(uid);
  return (
    <SidePanel size="md" title={t('mapping.reports.one', 'Report of an apply')} onClose={onClose}>
      <QueryView query={report} loadingText={t('mapping.reports.loading-one', 'Reading the report')}>
        {(data) => (
          <Stack direction="column" gap={2} alignItems="flex-start">
            <ReportView report={data} />
            {data.steps.some(({ outcome }) => outcome === 'done') && (
              <Button variant="secondary" icon="history" onClick={onUndo}>
                {t('mapping.reports.undo', 'Plan to undo this apply')}
              </Button>
            )}
          </Stack>
        )}
      </QueryView>
    </SidePanel>
  );
}
