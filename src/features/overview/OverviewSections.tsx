import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import type { Connection } from '../../api/queries/useConnection';
import { useDiagnosticsSummary } from '../../api/queries/useDiagnosticsSummary';
import { useLedger } from '../../api/queries/useLedger';
import { useScimSettings } from '../../api/queries/useScimSettings';
import { useServiceAccounts } from '../../api/queries/useServiceAccounts';
import { ChecksSection } from './ChecksSection';
import { GroupsSection } from './GroupsSection';
import { PeopleSection } from './PeopleSection';
import { ProvisioningSection } from './ProvisioningSection';
import { TodoSection } from './TodoSection';
import { useGroupInventory, usePeopleCounts } from './useInventory';
import { useOnce } from './useOnce';

export function OverviewSections({ connection }: { connection: Connection }) {
  const styles = useStyles2(getStyles);
  const [nowMs] = useState(() => Date.now());
  const settings = useScimSettings();
  const accounts = useServiceAccounts();
  const people = usePeopleCounts();
  const groups = useGroupInventory(connection.settings.environment, nowMs);
  const ledger = useLedger();

  const reads = [settings, accounts, people, groups, ledger];
  const isReading = reads.some(({ data, error }) => data === undefined && !error);
  const hasRead = useOnce(!isReading);
  const diagnostics = useDiagnosticsSummary({ isEnabled: hasRead });
  const hasScim = settings.data?.availability !== 'unavailable';
  return (
    <>
      {!hasScim && <NoScim />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <ProvisioningSection connection={connection} settings={settings} accounts={accounts} nowMs={nowMs} />
          <ChecksSection diagnostics={diagnostics} />
          <PeopleSection people={people} />
          <GroupsSection groups={groups} ledger={ledger} hasScim={hasScim} />
        </div>
        <TodoSection
          connection={connection}
          diagnostics={diagnostics}
          groups={groups.data}
          hasScim={hasScim}
          isReading={isReading}
          isIncomplete={reads.some(({ error }) => error !== null)}
        />
      </div>
    </>
  );
}

function NoScim() {
  return (
    <Alert severity="info" title={t('overview.no-scim.title', 'This Grafana has no SCIM')}>
      <Trans i18nKey="overview.no-scim.body">
        SCIM needs Grafana Enterprise or Grafana Cloud, 12.4 or newer. Without it, people and groups are not provisioned
        and there are no RBAC roles. People, teams, folder permissions, mapping by team and the audit of access still
        work.
      </Trans>
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
