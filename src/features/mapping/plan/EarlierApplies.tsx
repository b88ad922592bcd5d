import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Collapse, Stack, Text } from '@grafana/ui';
import { useApplyReport, useApplyReports } from '../../../api/queries/useApplyReports';
import { BulletList } from '../../../ui/BulletList';
import { QueryView } from '../../../ui/QueryView';
import { SidePanel } from '../../../ui/SidePanel';
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
          {entries.map(({ uid, title }) => (
            <li key={uid}>
              <Button variant="secondary" fill="text" onClick={() => onOpen(uid)}>
                {title}
              </Button>
            </li>
          ))}
        </BulletList>
      )}
    </QueryView>
  );
}

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
