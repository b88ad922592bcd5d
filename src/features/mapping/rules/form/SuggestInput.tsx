import { useId, useMemo } from 'react';
import { Input } from '@grafana/ui';

interface SuggestInputProps {
  id?: string;
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** What this Grafana knows; anything else can be typed, too. */
  known: readonly string[];
}

const MOST_SHOWN = 50;

/** A text field that offers what fits from this Grafana. */
export function SuggestInput({ id, label, value, onChange, known }: SuggestInputProps) {
  const listId = useId();
  const fitting = useMemo(() => {
    const part = value.toLowerCase();
    return known.filter((name) => name.toLowerCase().includes(part)).slice(0, MOST_SHOWN);
  }, [value, known]);
  return (
    <>
      <Input
        id={id}
        aria-label={label}
        list={listId}
        value={value}
        autoComplete="off"
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <datalist id={listId}>
        {fitting.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
