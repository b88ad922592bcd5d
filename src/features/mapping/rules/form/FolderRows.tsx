import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import type { FolderTarget } from '../../../../domain/mapping/rule';
import { FOLDER_PERMISSIONS, type FolderPermission } from '../../../../domain/organisation/organisation';
import { TargetRow } from './TargetRow';

interface FolderRowsProps {
  folders: readonly FolderTarget[];
  paths: readonly string[];
  uids: readonly string[];
  onChange: (folders: readonly FolderTarget[]) => void;
}

/** The folder permissions of a rule. */
export function FolderRows({ folders, paths, uids, onChange }: FolderRowsProps) {
  const styles = useStyles2(getStyles);
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{t('mapping.form.folders', 'Folders')}</legend>
      {folders.map((target, at) => (
        <FolderRow
          key={at}
          number={at + 1}
          target={target}
          known={'path' in target ? paths : uids}
          onChange={(next) => onChange(folders.map((one, other) => (other === at ? next : one)))}
          onRemove={() => onChange(folders.filter((_, other) => other !== at))}
        />
      ))}
      <div>
        <Button
          variant="secondary"
          size="sm"
          icon="plus"
          onClick={() => onChange([...folders, { path: '', permission: 'View' }])}
        >
          <Trans i18nKey="mapping.form.add-folder">Add folder</Trans>
        </Button>
      </div>
    </fieldset>
  );
}

interface FolderRowProps {
  number: number;
  target: FolderTarget;
  known: readonly string[];
  onChange: (target: FolderTarget) => void;
  onRemove: () => void;
}

function FolderRow({ number, target, known, onChange, onRemove }: FolderRowProps) {
  const { permission } = target;
  const place = 'path' in target ? target.path : target.uid;
  const by = 'path' in target ? 'path' : 'uid';
  const named = (text: string, kind: 'path' | 'uid'): FolderTarget =>
    kind === 'path' ? { path: text, permission } : { uid: text, permission };
  return (
    <TargetRow<'path' | 'uid', FolderPermission>
      label={t('mapping.form.folder', 'Folder {{number}}', { number })}
      place={place}
      known={known}
      onPlace={(text) => onChange(named(text, by))}
      by={{
        label: t('mapping.form.folder-by', 'Folder {{number}} is named by', { number }),
        value: by,
        onChange: (kind) => onChange(named(place, kind)),
        options: [
          { value: 'path', label: t('mapping.form.by-path', 'Path') },
          { value: 'uid', label: t('mapping.form.by-uid', 'Uid') },
        ],
      }}
      permission={{
        label: t('mapping.form.permission', 'Permission on folder {{number}}', { number }),
        value: permission,
        onChange: (level) => onChange({ ...target, permission: level }),
        options: FOLDER_PERMISSIONS.map((level) => ({ value: level, label: level })),
      }}
      removeLabel={t('mapping.form.remove-folder', 'Remove folder {{number}}', { number })}
      onRemove={onRemove}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  legend: css({ fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightMedium }),
});
