import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, Text, useStyles2 } from '@grafana/ui';
import type { SwitchId, SwitchValue } from '../../../domain/connection/scimSettings';
import { switchWords, valueWords } from './switchWords';

interface SwitchRowProps {
  id: SwitchId;
  /** What the person wants; neither option is chosen while it is unknown. */
  chosen: SwitchValue;
  isDisabled: boolean;
  onChange: (value: boolean) => void;
}

export function SwitchRow({ id, chosen, isDisabled, onChange }: SwitchRowProps) {
  const styles = useStyles2(getStyles);
  const { label, description } = switchWords(id);
  const options = [false, true].map((value) => ({ label: valueWords(value), value }));
  return (
    <div className={styles.row}>
      <RadioButtonGroup
        aria-label={label}
        options={options}
        value={chosen === 'unknown' ? undefined : chosen}
        disabled={isDisabled}
        onChange={onChange}
      />
      <div>
        <Text weight="medium">{label}</Text>
        <Text color="secondary" element="p">
          {description}
        </Text>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(2),
    alignItems: 'start',
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
