import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import { SuggestInput } from './SuggestInput';

interface RoleRowsProps {
  roles: readonly string[];
  known: readonly string[];
  onChange: (roles: readonly string[]) => void;
}

/** The roles of a rule, one a line. */
export function RoleRows({ roles, known, onChange }: RoleRowsProps) {
  const styles = useStyles2(getStyles);
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{t('mapping.form.roles', 'Roles')}</legend>
      {roles.map((role, at) => (
        <div key={at} className={styles.row}>
          <SuggestInput
            label={t('mapping.form.role', 'Role {{number}}', { number: at + 1 })}
            value={role}
            known={known}
            onChange={(next) => onChange(roles.map((one, other) => (other === at ? next : one)))}
          />
          <IconButton
            name="trash-alt"
            tooltip={t('mapping.form.remove-role', 'Remove role {{number}}', { number: at + 1 })}
            onClick={() => onChange(roles.filter((_, other) => other !== at))}
          />
        </div>
      ))}
      <div>
        <Button variant="secondary" size="sm" icon="plus" onClick={() => onChange([...roles, ''])}>
          <Trans i18nKey="mapping.form.add-role">Add role</Trans>
        </Button>
      </div>
    </fieldset>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  legend: css({ fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) max-content',
    gap: theme.spacing(1),
    alignItems: 'center',
  }),
});
