import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { SuggestInput } from './SuggestInput';

interface Choice<T extends string> {
  /** For screen readers. */
  label: string;
  value: T;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange: (value: T) => void;
}

interface TargetRowProps<By extends string, Permission extends string> {
  label: string;
  place: string;
  known: readonly string[];
  onPlace: (place: string) => void;
  by: Choice<By>;
  permission: Choice<Permission>;
  removeLabel: string;
  onRemove: () => void;
}

/** One folder or data source of a rule, how it is named and what is given on it. */
export function TargetRow<By extends string, Permission extends string>({
  label,
  place,
  known,
  onPlace,
  by,
  permission,
  removeLabel,
  onRemove,
}: TargetRowProps<By, Permission>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      <SuggestInput label={label} value={place} known={known} onChange={onPlace} />
      <IconButton name="trash-alt" tooltip={removeLabel} onClick={onRemove} />
      <div className={styles.choices}>
        <Choices {...by} />
        <Choices {...permission} />
      </div>
    </div>
  );
}

function Choices<T extends string>({ label, value, options, onChange }: Choice<T>) {
  return <RadioButtonGroup<T> size="sm" aria-label={label} value={value} onChange={onChange} options={[...options]} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) max-content',
    gap: theme.spacing(1),
    alignItems: 'center',
    paddingBottom: theme.spacing(1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  choices: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
