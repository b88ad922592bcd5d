import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Text, useStyles2 } from '@grafana/ui';
import { useDataSources } from '../../../../api/queries/useDataSources';
import type { DataSourceTarget } from '../../../../domain/mapping/rule';
import { DATA_SOURCE_PERMISSIONS, type DataSourcePermission } from '../../../../domain/organisation/organisation';
import { TargetRow } from './TargetRow';

interface DataSourceRowsProps {
  dataSources: readonly DataSourceTarget[];
  names: readonly string[];
  uids: readonly string[];
  onChange: (dataSources: readonly DataSourceTarget[]) => void;
}

/** The data source permissions of a rule; on OSS only where the rule has some, with why they count for nothing. */
export function DataSourceRows({ dataSources, names, uids, onChange }: DataSourceRowsProps) {
  const styles = useStyles2(getStyles);
  const { data } = useDataSources();
  const isUnsupported = data !== undefined && data.dataSources === undefined;
  if (isUnsupported && dataSources.length === 0) {
    return null;
  }
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{t('mapping.form.data-sources', 'Data sources')}</legend>
      {isUnsupported && (
        <Text color="secondary" element="p">
          <Trans i18nKey="mapping.form.no-data-source-permissions">
            Data source permissions need Grafana Enterprise or Grafana Cloud: here these are left out of every plan.
          </Trans>
        </Text>
      )}
      {dataSources.map((target, at) => (
        <DataSourceRow
          key={at}
          number={at + 1}
          target={target}
          known={'name' in target ? names : uids}
          onChange={(next) => onChange(dataSources.map((one, other) => (other === at ? next : one)))}
          onRemove={() => onChange(dataSources.filter((_, other) => other !== at))}
        />
      ))}
      {!isUnsupported && (
        <div>
          <Button
            variant="secondary"
            size="sm"
            icon="plus"
            onClick={() => onChange([...dataSources, { name: '', permission: 'Query' }])}
          >
            <Trans i18nKey="mapping.form.add-data-source">Add data source</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface DataSourceRowProps {
  number: number;
  target: DataSourceTarget;
  known: readonly string[];
  onChange: (target: DataSourceTarget) => void;
  onRemove: () => void;
}

function DataSourceRow({ number, target, known, onChange, onRemove }: DataSourceRowProps) {
  const { permission } = target;
  const place = 'name' in target ? target.name : target.uid;
  const by = 'name' in target ? 'name' : 'uid';
  const named = (text: string, kind: 'name' | 'uid'): DataSourceTarget =>
    kind === 'name' ? { name: text, permission } : { uid: text, permission };
  return (
    <TargetRow<'name' | 'uid', DataSourcePermission>
      label={t('mapping.form.data-source', 'Data source {{number}}', { number })}
      place={place}
      known={known}
      onPlace={(text) => onChange(named(text, by))}
      by={{
        label: t('mapping.form.data-source-by', 'Data source {{number}} is named by', { number }),
        value: by,
        onChange: (kind) => onChange(named(place, kind)),
        options: [
          { value: 'name', label: t('mapping.form.by-name', 'Name') },
          { value: 'uid', label: t('mapping.form.by-uid', 'Uid') },
        ],
      }}
      permission={{
        label: t('mapping.form.data-source-permission', 'Permission on data source {{number}}', { number }),
        value: permission,
        onChange: (level) => onChange({ ...target, permission: level }),
        options: DATA_SOURCE_PERMISSIONS.map((level) => ({ value: level, label: level })),
      }}
      removeLabel={t('mapping.form.remove-data-source', 'Remove data source {{number}}', { number })}
      onRemove={onRemove}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  legend: css({ fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightMedium }),
});
